import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { addCommand } from '../../../src/brcs/editing/addCommand.ts';
import { commandsOf, hasPassword } from '../../../src/brcs/commands.ts';
import { completionsAt, type ScriptVocabulary } from '../../../src/brcs/editing/completion.ts';
import { customFieldAt, renameCustomField } from '../../../src/brcs/editing/customFields.ts';
import { formatEdits } from '../../../src/brcs/editing/format.ts';
import { hoverAt } from '../../../src/brcs/editing/hover.ts';
import { readCommand } from '../../../src/brcs/checks/lineRules.ts';
import { foldsOf, outlineOf } from '../../../src/brcs/editing/outline.ts';
import { parseLineAt, parseScript } from '../../../src/brcs/parse.ts';
import type { ScriptEdit } from '../../../src/brcs/checks/problems.ts';
import { signatureAt } from '../../../src/brcs/editing/signature.ts';
import { linksOf, markedSpans, valueHints } from '../../../src/brcs/editing/valueHints.ts';

const vocabulary: ScriptVocabulary = {
  customFields: ['asset', 'room nr'],
  values: (name) => (name === 'target' ? ['PC-ÅRHUS-7'] : []),
};
const LOGIN = 'action=login&mechanism=username_password&username=zoe&password=hunter2';

/** Splits at the mark `|`: the text, and where the mark was. */
function marked(text: string): [text: string, offset: number] {
  const offset = text.indexOf('|');
  return [text.replace('|', ''), offset];
}

const complete = (text: string) => completionsAt(...marked(text), vocabulary);
const labels = (text: string): string[] => complete(text).map(({ label }) => label);

function applied(text: string, edits: readonly ScriptEdit[]): string {
  return [...edits]
    .sort((a, b) => b.span.start - a.span.start)
    .reduce((result, { span, text: next }) => result.slice(0, span.start) + next + result.slice(span.end), text);
}

const format = (text: string): string => applied(text, formatEdits(parseScript(text)));
const meaning = (text: string): unknown =>
  parseScript(text).lines.map((line) =>
    line.kind === 'command' ? (readCommand(line) ?? line.parameters.length) : line.kind,
  );

/** Any text, with much of what scripts are made of. */
const scripts = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        'BRCS1.0',
        '\n',
        '\r\n',
        '&',
        '=',
        '%',
        '%C3',
        '%A9',
        '%41',
        '+',
        ' ',
        'ë',
        '\ud800',
        'password',
        'session.custom.',
      ),
      fc.constantFrom(
        'action=login',
        'action=start_rdp_session',
        'target',
        '&session.custom.a=1',
        'public_portal_hostname=a.b',
      ),
      fc.string({ unit: 'binary', maxLength: 5 }),
    ),
    { maxLength: 40 },
  )
  .map((pieces) => pieces.join(''));

describe('completion in BRCS files', () => {
  it('offers the header at the very beginning, then commands with their required parameters', () => {
    assert.deepEqual(labels('|'), ['BRCS1.0']);
    const rdp = complete('BRCS1.0\n|').find(({ label }) => label === 'start_rdp_session');
    assert.deepEqual([rdp?.text, rdp?.continues], ['action=start_rdp_session&target=', true]);
    assert.ok(!labels('BRCS1.0\n|').includes('start_pinned_client_session'));
  });

  it('replaces the whole action at the cursor, and only that', () => {
    const [item] = complete('BRCS1.0\naction=log|on&username=zoe');
    assert.deepEqual([item?.text, item?.span], ['login', { start: 15, end: 20 }]);
  });

  it('offers the missing parameters, required ones first, with known custom fields', () => {
    const found = labels('action=start_vnc_session&port=1&|');
    assert.deepEqual(found, [
      'target',
      'jumpoint',
      'session.custom.external_key',
      'session.custom.asset',
      'session.custom.room nr',
    ]);
    const room = complete('action=start_vnc_session&|').find(({ label }) => label.endsWith('nr'));
    assert.equal(room?.text, 'session.custom.room%20nr=');
  });

  it('offers search_string beside client.*, and keeps an existing =', () => {
    assert.ok(labels('action=start_jump_item_session&client.tag=a&|').includes('search_string'));
    assert.equal(complete('action=start_vnc_session&t|=pc')[0]?.text, 'target');
  });

  it('offers values: choices, defaults and known ones, encoded; never one for a password', () => {
    assert.deepEqual(labels('action=start_shell_jump_session&protocol=|'), ['ssh', 'telnet']);
    assert.deepEqual(labels('action=start_vnc_session&port=|'), ['5900']);
    assert.equal(complete('action=start_rdp_session&target=|')[0]?.text, 'PC-%C3%85RHUS-7');
    const known = { customFields: [], values: () => ['known'] };
    const valuesOf = (text: string) => completionsAt(...marked(text), known).map(({ label }) => label);
    assert.deepEqual(valuesOf('action=login&password=|'), []);
    assert.deepEqual(valuesOf('action=start_shell_jump_session&protocol=|'), ['ssh', 'telnet']);
    assert.deepEqual(valuesOf('action=start_vnc_session&port=|'), ['5900', 'known']);
  });
});

describe('hover and signature help in BRCS files', () => {
  it('show the meaning of actions, parameters and encoded values', () => {
    assert.match(hoverAt(...marked('BRCS1.0\naction=start_|vpro_session'))?.documentation ?? '', /Intel vPro/);
    assert.match(
      hoverAt(...marked('action=start_rdp_session&qua|lity=low'))?.documentation ?? '',
      /default|performance/,
    );
    assert.equal(hoverAt(...marked('action=start_rdp_session&target=a%20|b'))?.value, 'a b');
    assert.match(hoverAt(...marked('BRCS|1.0\n'))?.documentation ?? '', /BRCS1\.0/);
    assert.equal(hoverAt(...marked('BRCS1.0\n|')), undefined);
  });

  it('never show a password, nor a custom field’s name as markup', () => {
    assert.doesNotMatch(JSON.stringify(hoverAt(...marked(`${LOGIN}%21|`))), /hunter2/);
    const field = hoverAt(...marked('action=generate_session_key&session.custom.x%2Dy|=1'));
    assert.doesNotMatch(field?.documentation ?? '', /\[x\]\(y\)/);
  });

  it('show the parameters with the one at the cursor marked', () => {
    const at = (text: string) => {
      const signature = signatureAt(...marked(text));
      const label = signature?.parameters[signature.active ?? -1]?.label;
      return label && signature.label.slice(...label);
    };
    assert.equal(at('action=start_vnc_session&port=59|00'), '[port]');
    assert.equal(at('action=start_vnc_session&|'), 'target');
    assert.equal(at('action=start_vnc_session&session.custom.a=|'), '[session.custom.*]');
    assert.equal(at('action=start_vnc_session&speed=|'), undefined);
    assert.equal(signatureAt(...marked('action=nothing&|')), undefined);
  });
});

describe('the outline, hints and links of BRCS files', () => {
  it('list commands with their parameters, without passwords', () => {
    const outline = outlineOf(parseScript(`BRCS1.0\n${LOGIN}\naction=start_vnc_session&target=pc%201`));
    assert.deepEqual(
      outline.map(({ name, detail }) => `${name}: ${detail}`),
      ['login: username_password, zoe, ••••', 'start_vnc_session: pc 1'],
    );
    assert.doesNotMatch(JSON.stringify(outline), /hunter2/);
  });

  it('list all parameters of a command, shortened, with their ranges', () => {
    const text = `BRCS1.0\naction=login&password=&username=${'z'.repeat(61)}`;
    const short = `${'z'.repeat(60)}…`;
    assert.deepEqual(outlineOf(parseScript(text)), [
      {
        kind: 'command',
        name: 'login',
        detail: short,
        span: { start: 8, end: text.length },
        nameSpan: { start: 15, end: 20 },
        children: [
          {
            kind: 'parameter',
            name: 'password',
            detail: '',
            span: { start: 21, end: 30 },
            nameSpan: { start: 21, end: 29 },
            children: [],
          },
          {
            kind: 'parameter',
            name: 'username',
            detail: short,
            span: { start: 31, end: text.length },
            nameSpan: { start: 31, end: 39 },
            children: [],
          },
        ],
      },
    ]);
  });

  it('recognize commands with a password, but not with an empty one', () => {
    const held = (text: string) =>
      commandsOf(parseScript(text)).map(({ line, command }) => [line, hasPassword(command)]);
    assert.deepEqual(held(`BRCS1.0\n${LOGIN}\naction=login&password=\n\n ${LOGIN}\naction=a&password=b`), [
      [1, true],
      [2, false],
      [4, true],
      [5, false],
    ]);
  });

  it('fold a script into its header', () => {
    assert.deepEqual(foldsOf(parseScript('BRCS1.0\na\nb\n')), [{ start: 0, end: 2 }]);
    assert.deepEqual(foldsOf(parseScript('BRCS1.0\n')), []);
  });

  it('show decoded values after those that are hard to read, never a password’s', () => {
    const text = `BRCS1.0\naction=generate_session_key&session.custom.a=Zo%C3%AB%20%26&session.custom.b=plain\n${LOGIN}%21`;
    const hints = valueHints(parseScript(text), { start: 0, end: text.length });
    assert.deepEqual(
      hints.map((hint) => hint.text),
      ['Zoë &'],
    );
  });

  it('link hosts, and nothing that is no host', () => {
    const links = (value: string) =>
      linksOf(parseScript(`action=generate_session_key&public_portal_hostname=${value}`)).map(({ url }) => url);
    assert.deepEqual(links('help.example.com'), ['https://help.example.com/']);
    assert.deepEqual([...links('a%2Fb'), ...links('user%40host'), ...links('a%20b'), ...links('')], []);
  });

  it('mark what only the table knows: unknown and deprecated names, passwords', () => {
    const kinds = (text: string) => markedSpans(parseScript(text)).map(({ kind }) => kind);
    assert.deepEqual(kinds('action=logon'), ['unknownName']);
    assert.deepEqual(kinds('action=start_pinned_client_session&search_string=a'), ['deprecatedName']);
    assert.deepEqual(kinds('action=start_vnc_session&speed=1'), ['unknownName']);
    assert.deepEqual(kinds(LOGIN), ['password']);
  });
});

describe('edits of BRCS files', () => {
  it('format to canonical percent-encoding, keeping newlines and a + that may mean a space', () => {
    assert.equal(
      format('BRCS1.0\r\naction=start_vnc_session&target=%70c 1&session.custom.a=%c3%a9ë+%FF%\r\n'),
      'BRCS1.0\r\naction=start_vnc_session&target=pc%201&session.custom.a=%C3%A9%C3%AB+%FF%25\r\n',
    );
  });

  it('format without changing the meaning, and change nothing the second time', () => {
    fc.assert(
      fc.property(scripts, (text) => {
        const formatted = format(text);
        assert.deepEqual(meaning(formatted), meaning(text));
        assert.equal(format(formatted), formatted);
      }),
      { numRuns: 1000 },
    );
  });

  it('rename a custom field in all commands, and reject a name that clashes', () => {
    const text =
      'BRCS1.0\naction=generate_session_key&session.custom.a=1&session.custom.b=a\naction=start_vnc_session&target=a&session.custom.a=2';
    assert.equal(customFieldAt(...marked(text.replace('custom.a', 'custom.|a')))?.codeName, 'a');
    assert.equal(customFieldAt(...marked(text.replace('target', 'tar|get'))), undefined);
    const script = parseScript(text);
    assert.equal(
      applied(text, renameCustomField(script, 'a', 'raum ü')),
      text.replaceAll('custom.a', 'custom.raum%20%C3%BC'),
    );
    assert.throws(() => renameCustomField(script, 'a', 'b'), /already/);
    assert.throws(() => renameCustomField(script, 'a', ' '), /code name/);
  });

  it('add a command at the end or after a line, before delete_script_file, with the script’s newline', () => {
    const login = { action: 'login', entries: [] };
    const add = (text: string, after?: number) => applied(text, [addCommand(parseScript(text), login, after)]);
    assert.equal(add(''), 'BRCS1.0\naction=login');
    assert.equal(add('BRCS1.0\r\naction=a\r\n'), 'BRCS1.0\r\naction=a\r\naction=login\r\n');
    assert.equal(add('BRCS1.0\naction=a\naction=b', 1), 'BRCS1.0\naction=a\naction=login\naction=b');
    assert.equal(add('BRCS1.0\naction=delete_script_file'), 'BRCS1.0\naction=login\naction=delete_script_file');
    assert.throws(() => add(`BRCS1.0\n${'action=a\n'.repeat(10)}`), /at most 10/);
  });

  it('never throw, for any text and any place in it', () => {
    fc.assert(
      fc.property(scripts, fc.nat(), (text, place) => {
        const offset = place % (text.length + 1);
        const script = parseScript(text);
        const line = parseLineAt(text, offset);
        assert.ok(script.lines.some(({ start, end }) => start === line.start && end === line.end));
        const spans = [
          ...completionsAt(text, offset, vocabulary).map(({ span }) => span),
          ...[hoverAt(text, offset)?.span ?? { start: 0, end: 0 }],
          ...linksOf(script).map(({ span }) => span),
          ...markedSpans(script).map(({ span }) => span),
        ];
        signatureAt(text, offset);
        outlineOf(script);
        foldsOf(script);
        valueHints(script, { start: 0, end: text.length });
        for (const { start, end } of spans) {
          assert.ok(0 <= start && start <= end && end <= text.length);
        }
      }),
      { numRuns: 1000 },
    );
  });
});
