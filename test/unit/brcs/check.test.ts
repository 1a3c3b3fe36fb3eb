import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { checkScript } from '../../../src/brcs/checks/check.ts';
import { parseScript } from '../../../src/brcs/parse.ts';
import { printScript } from '../../../src/brcs/print.ts';
import { RULES, type ScriptEdit } from '../../../src/brcs/checks/problems.ts';
import { BROKEN } from './brokenScripts.ts';

const codes = (text: string): string[] => checkScript(text).map(({ code }) => code);
const command = (line: string): string => `BRCS1.0\n${line}`;
const KEY = 'action=generate_session_key';

function applied(text: string, edits: readonly ScriptEdit[]): string {
  return [...edits]
    .sort((a, b) => b.span.start - a.span.start)
    .reduce((result, { span, text: next }) => result.slice(0, span.start) + next + result.slice(span.end), text);
}

/** All that is told of a script, as `BrokenScript` has it. */
function whole(text: string): string[] {
  return checkScript(text).flatMap(({ code, severity, range, message, fixes }) => [
    `${severity} ${code} ${range.start}-${range.end}: ${message}`,
    ...fixes.map(({ title, edits }) => `  ${title}: ${JSON.stringify(applied(text, edits))}`),
  ]);
}

describe('checkScript', () => {
  it('accepts the guide’s own example, with either kind of newline', () => {
    const line = `${KEY}&session.custom.external_key=123456789`;
    assert.deepEqual([codes(`BRCS1.0\n${line}\n`), codes(`BRCS1.0\r\n${line}\r\n`)], [[], []]);
  });

  it('accepts any version of two digits, as the guide’s grammar does', () => {
    for (const version of ['0.0', '1.1', '2.0', '9.9']) {
      assert.deepEqual(codes(`BRCS${version}\n${KEY}`), [], version);
    }
    for (const version of ['1', '1.', '.1', '1,0', '10.0', '1.0 ', 'x.y', '１.０']) {
      assert.deepEqual(codes(`BRCS${version}\n${KEY}`), ['wrong-header'], version);
    }
  });

  it('accepts everything that the guide allows', () => {
    for (const line of [
      'action=start_jump_item_session&search_string=a&client.tag=server&client.hostname=b',
      'action=start_jump_item_session&client.public_ip=10.10.24&jump.method=pinned',
      'action=start_jump_item_session&search_string=a&session.custom.custom_field1=',
      'action=start_rdp_session&target=pc&display_size=1x99999&console=yes&quality=performance_quality',
      'action=start_vpro_session&target=10.0.0.7&jumpoint=Network%2001',
      'action=login',
      'action=start_vnc_session&target=pc&port=1',
      'action=start_shell_jump_session&target=pc&port=65535&terminal=vt100&protocol=telnet',
      `${KEY}${Array.from({ length: 10 }, (_, i) => `&session.custom.f${i}=${'x'.repeat(1024)}`).join('')}`,
      'action=login&username=zoe&password=%20x&mechanism=username_password',
    ]) {
      const told = codes(command(line)).filter((code) => code !== 'plain-text-password');
      assert.deepEqual(told, [], line);
    }
  });

  it('reports only that deployed links to pinned clients are deprecated', () => {
    for (const parameters of ['client.hostname=NAME', 'search_string=ABCDEFG02', 'client.tag=a&client.comments=b']) {
      assert.deepEqual(codes(command(`action=start_pinned_client_session&${parameters}`)), ['deprecated-action']);
    }
  });

  for (const [text, ...told] of BROKEN) {
    it(`reports exactly the expected problems of ${JSON.stringify(text.slice(0, 60))}`, () =>
      assert.deepEqual(whole(text), told));
  }

  it('has an example here for every rule', () => {
    const broken = new Set(BROKEN.flatMap(([text]) => codes(text)));
    assert.deepEqual(
      Object.keys(RULES).filter((code) => !broken.has(code)),
      [],
    );
  });

  it('reports parameters on lines of their own once, and offers to move them to the line of their action', () => {
    const text =
      'BRCS1.0\naction=start_rdp_session&\n  target=pc\r\njump.method=rdp\nquality=best_quality\naction=login\n';
    const strays = new Set(['missing-action', 'surrounding-space', 'raw-space']);
    const [problem, ...others] = checkScript(text).filter(({ code }) => strays.has(code));
    assert.deepEqual([problem?.range, others], [{ start: 34, end: 83 }, []]);
    assert.match(problem?.message ?? '', /on the same line, each after an &/);
    const mended = 'BRCS1.0\naction=start_rdp_session&target=pc&jump.method=rdp&quality=best_quality\naction=login\n';
    assert.equal(applied(text, problem?.fixes[0]?.edits ?? []), mended);
  });

  it('never repeats a password in a message', () => {
    const problems = checkScript(command('action=login&mechanism=other&username=zoe&password=hunter2'));
    assert.ok(problems.length > 0 && !JSON.stringify(problems.map(({ message }) => message)).includes('hunter2'));
  });

  it('offers fixes that solve their problem', () => {
    for (const [text] of BROKEN) {
      for (const { code, fixes } of checkScript(text)) {
        for (const { edits } of fixes) {
          const mended = applied(text, edits);
          // A text that ends with = waits for a value.
          assert.ok(mended.endsWith('=') || !codes(mended).includes(code), `${code}: ${mended}`);
        }
      }
    }
  });

  it('rewrites the deprecated command lines as the guide says', () => {
    const fixed = (line: string) => {
      const found = checkScript(command(line)).find(({ code }) => code === 'old-command-line');
      return applied(command(line), found?.fixes[0]?.edits ?? []);
    };
    assert.equal(fixed('push ABCDEF 02'), command('action=push_and_start_local&hostname=ABCDEF%2002'));
    assert.equal(fixed('-jump "Zoë"'), command('action=start_jump_item_session&search_string=Zo%C3%AB'));
  });

  it('accepts any text without throwing, with ranges inside of it, and printScript restores it', () => {
    const piece = fc.constantFrom(
      'BRCS1.0',
      '\n',
      '\r\n',
      '\r',
      '&',
      '=',
      '%',
      '%4',
      '%C3',
      '+',
      ' ',
      'action',
      'login',
      '\ud800',
    );
    const texts = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(piece, { maxLength: 60 }).map((pieces) => pieces.join('')),
    );
    fc.assert(
      fc.property(texts, (text) => {
        assert.equal(printScript(parseScript(text)), text);
        for (const { range } of checkScript(text)) {
          assert.ok(0 <= range.start && range.start <= range.end && range.end <= text.length);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('keeps a text that is far too long for a script', () => {
    for (const text of [`BRCS1.0\n${KEY}${'&'.repeat(20_000)}`, `BRCS1.0${'\r\n'.repeat(30_000)}${KEY}`]) {
      assert.equal(printScript(parseScript(text)), text);
    }
  });
});
