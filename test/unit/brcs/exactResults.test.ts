import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { addCommand } from '../../../src/brcs/editing/addCommand.ts';
import { buildScript } from '../../../src/brcs/buildScript.ts';
import { checkScript } from '../../../src/brcs/checks/check.ts';
import { completionsAt } from '../../../src/brcs/editing/completion.ts';
import { customFieldAt, customFieldsOf, renameCustomField } from '../../../src/brcs/editing/customFields.ts';
import { fittingCommands } from '../../../src/brcs/fittingScripts.ts';
import { foldsOf, outlineOf } from '../../../src/brcs/editing/outline.ts';
import { parseLineAt, parseScript } from '../../../src/brcs/parse.ts';
import { signatureAt } from '../../../src/brcs/editing/signature.ts';
import { linksOf, markedSpans, valueHints } from '../../../src/brcs/editing/valueHints.ts';

const KEY = 'action=generate_session_key';
const command = (line: string): string => `BRCS1.0\n${line}`;
const codes = (text: string): string[] => checkScript(text).map(({ code }) => code);

describe('buildScript and renameCustomField', () => {
  const login = { action: 'login' };
  const refusals: Readonly<Record<string, [() => unknown, string]>> = {
    'no action': [() => buildScript([]), 'A script needs at least one action.'],
    'eleven actions': [
      () => buildScript(Array.from({ length: 11 }, () => login)),
      'A script can have at most 10 commands; these are 11.',
    ],
    'an action after delete_script_file': [
      () => buildScript([login, { action: 'delete_script_file' }, login]),
      'delete_script_file must be the last action: nothing may follow it.',
    ],
    'half a character in a value': [
      () => buildScript([{ action: 'start_vnc_session', params: { target: 'a\ud800' } }]),
      'target holds half a character, which cannot be written as UTF-8.',
    ],
    'half a character in a name': [
      () => buildScript([{ action: 'generate_session_key', params: { 'session.custom.\udc00': 'a' } }]),
      'session.custom.\ufffd holds half a character, which cannot be written as UTF-8.',
    ],
    'an eleventh command': [
      () => addCommand(parseScript(command(Array(10).fill(KEY).join('\n'))), { ...login, entries: [] }),
      'A script can have at most 10 commands.',
    ],
    'a code name that is there': [
      () => renameCustomField(parseScript(`${KEY}&session.custom.a=1&session.custom.b=2`), 'a', 'b'),
      'A command has session.custom.b already.',
    ],
  };
  for (const [what, [refused, message]] of Object.entries(refusals)) {
    it(`reject ${what}, with the exact message`, () => assert.throws(refused, { message }));
  }

  it('reject code names with surrounding spaces, a control character or half a character', () => {
    const script = parseScript(`${KEY}&session.custom.a=1`);
    for (const name of ['', ' ', ' b', 'b ', 'b\tc', 'b\u0085c', '\ud800']) {
      assert.throws(() => renameCustomField(script, 'a', name), {
        message: 'A code name must be a word without spaces around it.',
      });
    }
    assert.deepEqual(renameCustomField(script, 'a', 'a'), []);
  });
});

describe('the custom fields of a script', () => {
  const first = `${KEY}&session.custom.a=1&session.custom.b%20c=2`;
  const text = `BRCS1.0\n${first}\naction=start_vnc_session&target=a&session.custom.a=3&session.custom.=4`;

  it('are listed once each, decoded, in order', () => {
    assert.deepEqual(customFieldsOf(parseScript(text)), ['a', 'b c']);
  });

  it('are found at their name, not at their value', () => {
    const at = text.indexOf('b%20c');
    assert.deepEqual(customFieldAt(text, at), { codeName: 'b c', span: { start: at, end: at + 5 } });
    assert.equal(customFieldAt(text, at + 6), undefined);
    assert.equal(customFieldAt(text, text.length - 2), undefined);
  });

  it('are renamed in every command, and only those with the old name', () => {
    const [one, two] = [text.indexOf('a=1'), text.indexOf('a=3')];
    assert.deepEqual(renameCustomField(parseScript(text), 'a', 'x y'), [
      { span: { start: one, end: one + 1 }, text: 'x%20y' },
      { span: { start: two, end: two + 1 }, text: 'x%20y' },
    ]);
    assert.deepEqual(renameCustomField(parseScript(text), 'z', 'y'), []);
  });
});

describe('fittingCommands for a machine', () => {
  const names = (clientType?: string): string[] =>
    fittingCommands({ hostname: 'pc', clientType }, undefined).map(({ action }) => action);
  const usual = [
    'start_jump_item_session',
    'push_and_start_local',
    'push_and_start_remote',
    'start_rdp_session',
    'start_vnc_session',
    'start_shell_jump_session',
    'start_vpro_session',
    'generate_session_key',
  ];

  it('returns commands in the usual order, after the one for the customer’s present connection', () => {
    assert.deepEqual(names(), usual);
    for (const [client, action] of [
      ['rdp', 'start_rdp_session'],
      ['vnc', 'start_vnc_session'],
      ['shell', 'start_shell_jump_session'],
      ['vpro', 'start_vpro_session'],
    ] as const) {
      assert.deepEqual(names(client), [action, ...usual.filter((each) => each !== action)]);
    }
  });

  it('passes the machine’s name as the parameter of each action, and the portal and ticket', () => {
    const params = fittingCommands({ hostname: 'pc', externalKey: 'T' }, 'help.example.com').map((each) => each.params);
    const ticket = { 'session.custom.external_key': 'T' };
    assert.deepEqual(params, [
      { 'client.hostname': 'pc', ...ticket },
      { hostname: 'pc', ...ticket },
      ...Array.from({ length: 5 }, () => ({ target: 'pc', ...ticket })),
      { public_portal_hostname: 'help.example.com', ...ticket },
    ]);
  });
});

describe('a script at its limits', () => {
  const lines = (count: number): string =>
    command(Array.from({ length: count }, (_, at) => `${KEY}&session.custom.a=${at}`).join('\n'));

  it('has ten commands, and reports the eleventh once', () => {
    assert.deepEqual(codes(lines(10)), []);
    assert.deepEqual(codes(lines(11)), ['too-many-commands']);
    assert.deepEqual(codes(lines(12)), ['too-many-commands']);
  });

  it('reports at most two hundred problems', () => {
    const unknown = (count: number): number => codes(command(KEY + '&x=1'.repeat(count))).length;
    assert.deepEqual([unknown(199), unknown(200), unknown(201)], [199, 200, 200]);
  });

  it('allows custom fields of 10,240 bytes of UTF-8, and not one more', () => {
    const fields = (bytes: number): string =>
      Array.from({ length: 10 }, (_, at) => `&session.custom.f${at}=${'%C3%A9'.repeat(512 - (at < 9 ? 0 : 1))}`).join(
        '',
      ) + `&session.custom.g=${'x'.repeat(bytes)}`;
    assert.deepEqual(codes(command(KEY + fields(2))), []);
    assert.deepEqual(codes(command(KEY + fields(3))), ['custom-fields-too-long']);
  });

  it('suggests the nearest number or size for an invalid one', () => {
    const offered = (action: string, parameter: string, value: string): string | undefined =>
      checkScript(command(`action=${action}&target=pc&${parameter}=${value}`))
        .flatMap(({ code, fixes }) => (code.startsWith('value-') ? fixes : []))[0]
        ?.title.replace('Write ', '');
    const port = (value: string) => offered('start_vnc_session', 'port', value);
    assert.deepEqual(['-5', '0', '65536', '999999', '%2B80', '80%20', 'abc', '1.5'].map(port), [
      ...['1', '1', '65535', '65535', '80', '80', undefined, undefined],
    ]);
    const size = (value: string) => offered('start_rdp_session', 'display_size', value);
    assert.deepEqual(['1024%20x%20768', '800%2A600', '640X480', '0800x0600', '1024%C3%97768'].map(size), [
      ...['1024x768', '800x600', '640x480', '800x600', '1024x768'],
    ]);
    assert.deepEqual(['1x1', '99999x99999'].map(size), [undefined, undefined]);
    assert.equal(size('all_display'), 'all_displays');
  });
});

describe('the editor of a script', () => {
  it('shows an outline that names a line without action by its beginning', () => {
    const names = outlineOf(parseScript('BRCS1.0\npush pc\n=1\naction=\naction=login')).map(({ name }) => name);
    assert.deepEqual(names, ['push pc', '?', '?', 'login']);
  });

  it('shows at most two hundred commands of a hundred parameters', () => {
    const outline = outlineOf(parseScript(`${'action=login\n'.repeat(199)}${KEY}${'&a=1'.repeat(101)}\naction=login`));
    assert.deepEqual([outline.length, outline[199]?.name], [200, 'generate_session_key']);
    assert.equal(outline[199]?.children.length, 100);
  });

  it('folds the lines below each header, up to the next one', () => {
    assert.deepEqual(foldsOf(parseScript('BRCS1.0\na\nb\nBRCS1.0\nBRCS1.0\nc\n\n')), [
      { start: 0, end: 2 },
      { start: 4, end: 5 },
    ]);
  });

  it('marks names and passwords, in order', () => {
    const text = [
      'action=logon&a=1',
      'action=login&password=x&speed=1&username=z',
      'action=login&password=',
      'action=start_pinned_client_session&search_string=a&b=2',
      'action=',
    ].join('\n');
    const shown = markedSpans(parseScript(text)).map(({ kind, span }) => [kind, text.slice(span.start, span.end)]);
    assert.deepEqual(shown, [
      ['unknownName', 'logon'],
      ['password', 'x'],
      ['unknownName', 'speed'],
      ['deprecatedName', 'start_pinned_client_session'],
      ['unknownName', 'b'],
    ]);
  });

  it('shows hints for the values that the given range touches, also at its edges', () => {
    const text = `${KEY}&session.custom.a=%41&session.custom.b=%42\naction=login&username=%43`;
    const [start, end] = [text.indexOf('session.custom.b'), text.indexOf('%42') + 3];
    const hints = (from: number, to: number) =>
      valueHints(parseScript(text), { start: from, end: to }).map((hint) => hint.text);
    assert.deepEqual(hints(0, text.length), ['A', 'B', 'C']);
    assert.deepEqual([hints(end, end), hints(start, start)], [['B'], ['B']]);
    assert.deepEqual(hints(text.indexOf('%41') + 3, text.indexOf('%41') + 3), ['A']);
    assert.deepEqual(hints(0, 3), []);
  });

  it('shows a link for each host with a URL scheme, and none for names longer than hosts can have', () => {
    const text = [
      'action=start_vnc_session&target=pc1',
      'action=start_shell_jump_session&target=10.0.0.7',
      'action=start_vpro_session&target=pc2&jumpoint=j',
      'action=start_vnc_session&target=-pc',
      `action=start_vnc_session&target=${'a'.repeat(255)}`,
      `action=start_vnc_session&target=${'a'.repeat(256)}`,
    ].join('\n');
    assert.deepEqual(
      linksOf(parseScript(text)).map(({ url }) => url),
      ['vnc://pc1/', 'ssh://10.0.0.7/', `vnc://${'a'.repeat(255)}/`],
    );
  });

  it('marks the parameter at the cursor in the signature, or the first required one', () => {
    const active = (line: string): number | undefined => {
      const at = line.indexOf('|');
      return signatureAt(line.replace('|', ''), at)?.active;
    };
    assert.equal(active('action=start_vpro_session|'), 0);
    assert.equal(active('action=start_vpro_session&target=a&|'), 1);
    assert.equal(active('action=start_vpro_session&target=a&jumpoint=b&|'), undefined);
    assert.equal(active('action=start_vpro_session|&target=a'), 1);
    assert.equal(active('action=start_vpro_session&speed|=a'), undefined);
    assert.equal(signatureAt('hostname=a', 3), undefined);
  });

  it('completes everything possible at a place, and nothing after an unknown action', () => {
    const offered = (line: string): string[] => {
      const at = line.indexOf('|');
      const asked: string[] = [];
      const values = (name: string) => (asked.push(name), ['seen']);
      const found = completionsAt(line.replace('|', ''), at, { customFields: ['external_key', 'b'], values });
      return [...asked, ...found.map(({ kind, label }) => `${kind} ${label}`)];
    };
    assert.deepEqual(offered('action=nothing&|'), []);
    assert.deepEqual(offered('hostname=pc&|'), []);
    assert.deepEqual(offered(`BRCS1.0|`), ['header BRCS1.0']);
    assert.deepEqual(offered('BRCS1.0\nBRCS|'), []);
    assert.deepEqual(offered(`${KEY}&session.custom.b=|`), ['session.custom.*', 'value seen']);
    assert.deepEqual(offered(`${KEY}&speed=|`), []);
    assert.deepEqual(offered(`${KEY}&public_portal_hostname=a&session.custom.b=1&|`), [
      'customField session.custom.external_key',
    ]);
  });
});

describe('parseScript', () => {
  it('ends lines with LF or CRLF, and treats a single CR as part of its line', () => {
    const read = (text: string) =>
      parseScript(text).lines.map(({ kind, start, end, newline }) => [kind, start, end, newline]);
    assert.deepEqual(read('BRCS1.0\r\na\rb\n\r\n\n'), [
      ['header', 0, 7, '\r\n'],
      ['command', 9, 12, '\n'],
      ['empty', 13, 13, '\r\n'],
      ['empty', 15, 15, '\n'],
      ['empty', 16, 16, ''],
    ]);
  });

  it('gives the same lines as parseLineAt, from every place on them', () => {
    const text = 'BRCS1.0\r\naction=login\n\r\n b=1&c';
    const { lines } = parseScript(text);
    for (const line of lines) {
      for (let at = line.start; at <= line.end; at++) {
        assert.deepEqual(parseLineAt(text, at), line, String(at));
      }
    }
  });
});
