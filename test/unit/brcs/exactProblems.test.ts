import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { addCommand } from '../../../src/brcs/editing/addCommand.ts';
import { checkScript } from '../../../src/brcs/checks/check.ts';
import { consoleCommandLine, curlCommandLine } from '../../../src/brcs/commandLines.ts';
import { clientScriptUrl } from '../../../src/brcs/clientScript.ts';
import { completionsAt } from '../../../src/brcs/editing/completion.ts';
import { formatEdits } from '../../../src/brcs/editing/format.ts';
import { hoverAt } from '../../../src/brcs/editing/hover.ts';
import { parseScript } from '../../../src/brcs/parse.ts';
import { escapeOf, percentDecode } from '../../../src/brcs/percentEncoding.ts';
import type { ScriptEdit } from '../../../src/brcs/checks/problems.ts';
import { fitsName } from '../../../src/schema/parameters.ts';
import { nearest } from '../../../src/schema/words.ts';

const KEY = 'action=generate_session_key';
const command = (line: string): string => `BRCS1.0\n${line}`;

function applied(text: string, edits: readonly ScriptEdit[]): string {
  return [...edits]
    .sort((a, b) => b.span.start - a.span.start)
    .reduce((result, { span, text: next }) => result.slice(0, span.start) + next + result.slice(span.end), text);
}

/** Code, the text it is about, and each fix with what it makes. */
function told(text: string): string[] {
  return checkScript(text).flatMap(({ code, range, fixes }) => [
    `${code}: ${text.slice(range.start, range.end)}`,
    ...fixes.map(({ title, edits }) => `  ${title}: ${applied(text, edits)}`),
  ]);
}

describe('checkScript, given a single fault,', () => {
  const VNC = 'action=start_vnc_session&target=pc';
  const cases: Readonly<Record<string, readonly string[]>> = {
    [`brcs 2.1\n${KEY}`]: ['wrong-header: brcs 2.1', `  Write BRCS2.1: BRCS2.1\n${KEY}`],
    [`BRCS10.1\n${KEY}`]: ['wrong-header: BRCS10.1', `  Write BRCS1.0: BRCS1.0\n${KEY}`],
    [command('push')]: ['missing-equals: push', `  Add =: ${command('push=')}`, 'old-command-line: push'],
    [command('jump=pc')]: ['old-command-line: jump=pc'],
    [command('push=pc')]: ['old-command-line: push=pc'],
    [command('--push%20pc')]: [
      'missing-equals: --push%20pc',
      `  Add =: ${command('--push%20pc=')}`,
      'old-command-line: --push%20pc',
      `  Write push_and_start_local: ${command('action=push_and_start_local&hostname=pc')}`,
    ],
    [command('push  a&b=1')]: [
      'missing-equals: push  a',
      `  Add =: ${command('push  a=&b=1')}`,
      'raw-space:   ',
      `  Encode canonically: ${command('push%20%20a&b=1')}`,
      'old-command-line: push  a&b=1',
    ],
    [command('xpush')]: ['missing-equals: xpush', `  Add =: ${command('xpush=')}`, 'missing-action: xpush'],
    [command('-x=1')]: ['missing-action: -x=1'],
    [command(`${VNC}&speed=1&prt=2`)]: [
      'unknown-parameter: speed',
      `  Remove the parameter: ${command(`${VNC}&prt=2`)}`,
      'unknown-parameter: prt',
      `  Write port: ${command(`${VNC}&speed=1&port=2`)}`,
      `  Remove the parameter: ${command(`${VNC}&speed=1`)}`,
    ],
    [command('action=delete_script_file&a=1')]: [
      'unknown-parameter: a',
      `  Remove the parameter: ${command('action=delete_script_file')}`,
    ],
    [command(`${VNC}&port=1x`)]: ['value-not-allowed: 1x'],
    [command(`${VNC}&port=x1`)]: ['value-not-allowed: x1'],
    [command(`${VNC}&jumpoint=%20`)]: ['useless-value: %20', `  Remove the parameter: ${command(VNC)}`],
    [command('action=start_jump_item_session&client.hostname=%20')]: [
      'useless-value: %20',
      `  Remove the parameter: ${command('action=start_jump_item_session')}`,
      'missing-parameter: start_jump_item_session',
    ],
    [command('a=1&&action=login')]: [
      'empty-parameter: ',
      `  Remove the &: ${command('a=1&action=login')}`,
      'action-not-first: action=login',
      `  Move action to the beginning: ${command('action=login&a=1')}`,
    ],
    [command('action=login&password=')]: [
      'empty-value: ',
      'incomplete-group: login',
      `  Add mechanism, username: ${command('action=login&password=&mechanism=&username=')}`,
    ],
    [command(`${KEY}&session.custom.a= b&session.custom.c=d`)]: [
      'raw-space:  ',
      `  Encode canonically: ${command(`${KEY}&session.custom.a=%20b&session.custom.c=d`)}`,
    ],
    [command(`${KEY}& session.custom.a=b`)]: [
      'raw-space:  ',
      `  Encode canonically: ${command(`${KEY}&%20session.custom.a=b`)}`,
      'unknown-parameter:  session.custom.a',
      `  Remove the parameter: ${command(KEY)}`,
    ],
  };
  for (const [text, expected] of Object.entries(cases)) {
    it(`reports exactly this problem of ${JSON.stringify(text)}`, () => assert.deepEqual(told(text), expected));
  }

  it('names the required parameters of a command without parameters', () => {
    const [problem] = checkScript(command('action=delete_script_file&a=1'));
    assert.equal(problem?.message, 'delete_script_file has no parameter a. It has none.');
    const [missing] = checkScript(command('xpush=1')).filter(({ code }) => code === 'missing-action');
    assert.equal(
      missing?.message,
      'A command begins with action=. Its parameters follow on the same line, each after an &.',
    );
    const words = checkScript(command('xpush')).map(({ message }) => message);
    assert.equal(words[1], 'A command begins with action=.');
  });

  it('reads a long value no further than necessary', () => {
    const long = 'x'.repeat(50_000);
    const field = (value: string) => told(command(`${KEY}&session.custom.a=${value}`)).map((line) => line.slice(0, 24));
    assert.deepEqual(field(`${long}%`), ['value-too-long: xxxxxxxx', 'custom-fields-too-long: ']);
    assert.deepEqual(field(`${long.slice(1)}%`), [
      'bad-escape: %',
      '  Write %25: BRCS1.0\nact',
      'value-too-long: xxxxxxxx',
      'custom-fields-too-long: ',
    ]);
    assert.deepEqual(field(`${long.slice(1)}é`)[1]?.slice(0, 20), '  Encode canonically');
    assert.deepEqual(field(`é${long}`), ['raw-character: é', 'value-too-long: éxxxxxxx', 'custom-fields-too-long: ']);
  });
});

describe('parameters on lines of their own', () => {
  const joined = (text: string): string | undefined => {
    const problem = checkScript(text).find(({ code }) => code === 'missing-action');
    const [fix] = problem?.fixes ?? [];
    return fix && `${fix.title}: ${applied(text, fix.edits)}`;
  };
  const title = 'Put the parameters on the line of their action';

  it('are moved to the line of their action, with one & in between, whatever spaces and newlines they have', () => {
    const rdp = 'action=start_rdp_session';
    const made = `${title}: ${command(`${rdp}&target=a&console=no`)}`;
    for (const text of [
      `${rdp}\ntarget=a\nconsole=no`,
      `${rdp}&\n\ttarget=a&\n console=no`,
      `${rdp} \n  target=a \r\nconsole=no`,
      `${rdp}& \ntarget=a & \nconsole=no`.replace('a &', 'a&'),
    ]) {
      assert.equal(joined(command(text)), made, JSON.stringify(text));
    }
    assert.equal(joined(command(`${rdp}&target\n a=1`)), `${title}: ${command(`${rdp}&target&a=1`)}`);
  });

  it('are not moved below a line of another kind, and are none on a line with a deprecated command', () => {
    assert.equal(joined(command('target=a\nconsole=no')), undefined);
    assert.equal(joined(command('action=login\n\ntarget=a')), undefined);
    for (const line of ['push=a', ' jump=a', '-x=1', '=1', 'a', 'a=1&action=login']) {
      const found = checkScript(command(`action=login\n${line}`)).flatMap(({ fixes }) => fixes);
      assert.ok(!found.some((fix) => fix.title === title), line);
    }
  });
});

describe('formatEdits', () => {
  const format = (text: string): string => applied(text, formatEdits(parseScript(text)));

  it('keeps spaces at the ends of a line, and encodes them everywhere else', () => {
    const cases: Readonly<Record<string, string>> = {
      ' %41 =%42 &%43 = d ': ' A%20=B%20&C%20=%20d ',
      '  %41  ': '  A  ',
      'a= &b= ': 'a=%20&b= ',
      'a &b ': 'a%20&b ',
      '\t\u00a0': '\t\u00a0',
      'a=1': 'a=1',
    };
    for (const [text, expected] of Object.entries(cases)) {
      assert.equal(format(text), expected, JSON.stringify(text));
    }
    assert.deepEqual(formatEdits(parseScript(' a=%41 ')), [{ span: { start: 3, end: 6 }, text: 'A' }]);
    assert.deepEqual(formatEdits(parseScript('a=1&b=%2F')), []);
  });

  it('leaves values that are far too long', () => {
    const long = (length: number) => `%41${'x'.repeat(length - 3)}`;
    assert.equal(format(`a=${long(50_000)}`), `a=A${'x'.repeat(49_997)}`);
    assert.equal(format(`a=${long(50_001)}`), `a=${long(50_001)}`);
  });
});

describe('addCommand', () => {
  const login = { action: 'login', entries: [] };
  const add = (text: string, after?: number) => addCommand(parseScript(text), login, after);

  it('replaces only blank lines, and inserts after the given line, at most after the last', () => {
    assert.deepEqual(add('\r\n \r\n'), { span: { start: 0, end: 5 }, text: 'BRCS1.0\r\naction=login' });
    assert.deepEqual(add('BRCS1.0'), { span: { start: 7, end: 7 }, text: '\naction=login' });
    assert.deepEqual(add('BRCS1.0\na=1\n\n', 9), { span: { start: 11, end: 11 }, text: '\naction=login' });
    assert.deepEqual(add('BRCS1.0\na=1\nb=2', 0), { span: { start: 7, end: 7 }, text: '\naction=login' });
  });

  it('inserts before the deletion of the script, unless the given line is further up', () => {
    const text = 'BRCS1.0\na=1\naction=delete_script_file\n';
    const before = { span: { start: 12, end: 12 }, text: 'action=login\n' };
    assert.deepEqual([add(text), add(text, 2)], [before, before]);
    assert.deepEqual(add(text, 1), { span: { start: 11, end: 11 }, text: '\naction=login' });
  });

  it('counts only commands, not headers and blank lines', () => {
    const nine = `BRCS1.0\n\n${'a=1\n'.repeat(9)}`;
    assert.doesNotThrow(() => add(nine));
    assert.throws(() => add(`${nine}a=1`), { message: 'A script can have at most 10 commands.' });
  });
});

describe('helpers of the BRCS language', () => {
  it('quote command lines for each shell', () => {
    const file = { file: '/tmp/a.brcs' };
    assert.equal(consoleCommandLine('/opt/rep', file, 'posix'), "/opt/rep --run-script-file '/tmp/a.brcs'");
    assert.equal(consoleCommandLine('C:\\a "b".exe', file, 'windows'), '"C:\\a b.exe" --run-script-file "/tmp/a.brcs"');
    assert.equal(
      curlCommandLine('https://a.example/x', 'windows'),
      'curl.exe --fail --remote-name --remote-header-name "https://a.example/x"',
    );
    assert.equal(
      curlCommandLine('https://a.example/x', 'posix'),
      "curl --fail --remote-name --remote-header-name 'https://a.example/x'",
    );
    const request = { type: 'rep', action: 'login' } as const;
    assert.equal(
      clientScriptUrl('https://a.example//', request),
      'https://a.example/api/client_script?type=rep&operation=generate&action=login',
    );
  });

  it('encode with percent signs, and find the nearest word', () => {
    assert.deepEqual([escapeOf('\n'), escapeOf('/')], ['%0A', '%2F']);
    assert.deepEqual(['a%', '%zz%41', '%C3%A9+', '%FF'].map(percentDecode), ['a%', '%zzA', 'é+', '\ufffd']);
    const far = 'q'.repeat(64);
    assert.equal(nearest(` ${far}x`.slice(0, 64), [far]), far);
    assert.equal(nearest('q'.repeat(65), ['q'.repeat(65)]), undefined);
    assert.equal(nearest(' ', ['a']), undefined);
    assert.deepEqual(
      ['a.b', 'a.', 'a', 'b.a.b', 'a.b.c'].map((name) => fitsName(name, 'a.*')),
      [true, false, false, false, true],
    );
  });

  it('show the meaning of a value only on the value, and never on an empty one', () => {
    const hover = (text: string) => hoverAt(text.replace('|', ''), text.indexOf('|'));
    const name = hover('action=start_shell_jump_session&term|inal=vt100');
    assert.equal(name?.documentation.split('\n')[0], '`terminal` (optional)');
    assert.equal(hover('action=start_vnc_session&tar|get=%41')?.value, undefined);
    assert.equal(hover('action=start_vnc_session&target=|'), undefined);
    assert.equal(hover('action=login&password=%41|')?.value, undefined);
  });

  it('offer each completion once, with documentation, required ones first', () => {
    const offered = (text: string) =>
      completionsAt(text.replace('|', ''), text.indexOf('|'), { customFields: ['a', 'a'], values: () => ['22', 'x'] });
    const [header] = offered('|');
    assert.equal(header?.documentation, 'The first line of every script: the format and its version.');
    const vpro = offered('action=start_vpro_session&|').map(({ label, detail, continues }) => [
      label,
      detail,
      continues,
    ]);
    assert.deepEqual(vpro, [
      ['target', 'required', true],
      ['jumpoint', 'required', true],
      ['session.custom.external_key', '', true],
      ['session.custom.a', '', true],
    ]);
    const [field] = offered('action=start_vpro_session&target=1&jumpoint=1&session.custom.external_key=1&|=1');
    assert.deepEqual(
      [field?.label, field?.continues, field?.documentation.split('\n')[0]],
      [...['session.custom.a', false, '`session.custom.*` (optional)']],
    );
    const values = offered('action=start_shell_jump_session&protocol=|').map(({ label, documentation }) => [
      label,
      documentation,
    ]);
    assert.deepEqual(values, [
      ['ssh', 'Secure Shell.'],
      ['telnet', 'Telnet, unencrypted.'],
    ]);
    const ports = offered('action=start_shell_jump_session&port=|').map(({ label, detail, documentation }) => [
      label,
      detail,
      documentation,
    ]);
    assert.deepEqual(ports, [
      ['22', 'default', ''],
      ['x', '', ''],
    ]);
  });
});
