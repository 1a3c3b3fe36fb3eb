import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { checkScript } from '../../../src/brcs/check.ts';
import { parseScript } from '../../../src/brcs/parse.ts';
import { printScript } from '../../../src/brcs/print.ts';
import { RULES, type ScriptEdit } from '../../../src/brcs/problems.ts';
import { processorMilliseconds } from '../../support/processorTime.ts';

const codes = (text: string): string[] => checkScript(text).map(({ code }) => code);
const command = (line: string): string => `BRCS1.0\n${line}`;
const KEY = 'action=generate_session_key';

/** A script that breaks one rule of the guide's chapter, and what the checker calls it. */
const BROKEN: readonly (readonly [code: string, text: string])[] = [
  ['missing-header', KEY],
  ['wrong-header', `brcs1.0\n${KEY}`],
  ['unknown-version', `BRCS2.0\n${KEY}`],
  ['repeated-header', `BRCS1.0\nBRCS1.0\n${KEY}`],
  ['no-commands', 'BRCS1.0\n'],
  [
    'too-many-commands',
    ['BRCS1.0', ...Array.from({ length: 11 }, (_, i) => `${KEY}&session.custom.a=${i}`)].join('\n'),
  ],
  ['empty-line', `BRCS1.0\n\n${KEY}`],
  ['surrounding-space', command(` ${KEY}`)],
  ['empty-parameter', command(`${KEY}&`)],
  ['missing-equals', command(`${KEY}&session.custom.a`)],
  ['missing-name', command(`${KEY}&=1`)],
  ['missing-action', command('hostname=pc')],
  ['action-not-first', command('target=pc&action=start_vnc_session')],
  ['old-command-line', command('push pc')],
  ['old-command-line', command('-jump ABCDEFG02')],
  ['unknown-action', command('action=start_session')],
  ['deprecated-action', command('action=start_pinned_client_session&search_string=pc')],
  ['unknown-parameter', command('action=start_vnc_session&target=pc&speed=1')],
  ['missing-parameter', command('action=start_rdp_session')],
  ['missing-parameter', command('action=start_vpro_session&target=pc')],
  ['missing-parameter', command('action=start_vpro_session&jumpoint=Network01')],
  ['missing-parameter', command('action=push_and_start_local')],
  ['missing-parameter', command('action=push_and_start_remote&jumpoint=Network01')],
  ['missing-parameter', command('action=start_vnc_session')],
  ['missing-parameter', command('action=start_shell_jump_session')],
  ['missing-parameter', command('action=start_jump_item_session')],
  ['incomplete-group', command('action=login&username=zoe')],
  ['incomplete-group', command('action=login&mechanism=username_password&username=zoe')],
  ['exclusive-parameters', command('action=start_jump_item_session&search_string=a&client.tag=server')],
  ['not-applicable', command('action=start_jump_item_session&client.private_ip=10.10.24&jump.method=vnc')],
  ['duplicate-parameter', command(`${KEY}&session.custom.a=1&session.custom.a=2`)],
  ['duplicate-command', `BRCS1.0\n${KEY}\n${KEY}`],
  ['after-delete', `BRCS1.0\naction=delete_script_file\n${KEY}`],
  ['empty-value', command('action=start_vnc_session&target=')],
  ['value-not-allowed', command('action=start_rdp_session&target=pc&quality=best')],
  ['value-not-allowed', command('action=start_rdp_session&target=pc&display_size=1024')],
  ['value-not-allowed', command('action=start_rdp_session&target=pc&console=1')],
  ['value-not-allowed', command('action=start_shell_jump_session&target=pc&protocol=rlogin')],
  ['value-not-allowed', command('action=start_shell_jump_session&target=pc&terminal=vt52')],
  ['value-not-allowed', command('action=start_vnc_session&target=pc&port=vnc')],
  ['value-not-allowed', command('action=start_jump_item_session&client.tag=a&jump.method=telnet')],
  ['value-not-allowed', command('action=login&mechanism=kerberos&username=zoe&password=secret')],
  ['value-out-of-range', command('action=start_vnc_session&target=pc&port=65536')],
  ['value-too-long', command(`action=push_and_start_local&hostname=${'x'.repeat(256)}`)],
  ['value-too-long', command(`${KEY}&public_portal_hostname=${'x'.repeat(256)}`)],
  ['value-too-long', command(`action=start_jump_item_session&client.comments=${'x'.repeat(256)}`)],
  ['value-too-long', command(`action=start_jump_item_session&client.tag=a&credential_id=${'x'.repeat(256)}`)],
  ['value-too-long', command(`${KEY}&session.custom.a=${'x'.repeat(1025)}`)],
  [
    'custom-fields-too-long',
    command(KEY + Array.from({ length: 11 }, (_, i) => `&session.custom.f${i}=${'x'.repeat(1000)}`).join('')),
  ],
  ['control-character', command(`${KEY}&session.custom.a=%07`)],
  ['reserved-character', command(`${KEY}&session.custom.a=(1)`)],
  ['bad-escape', command(`${KEY}&session.custom.a=100%`)],
  ['raw-character', command(`${KEY}&session.custom.a=Zoë`)],
  ['raw-space', command(`${KEY}&session.custom.a=a b`)],
  ['raw-plus', command(`${KEY}&session.custom.a=a+b`)],
  ['not-utf8', command(`${KEY}&session.custom.a=%FF`)],
  ['unneeded-escape', command(`${KEY}&session.custom.a=%41`)],
  ['lower-case-escape', command(`${KEY}&session.custom.a=%c3%a9`)],
  ['plain-text-password', command('action=login&mechanism=username_password&username=zoe&password=secret')],
];

/** What only a person can put right, since something has to be written, chosen or left away. */
const NOT_TO_BE_FIXED: ReadonlySet<string> = new Set([
  'no-commands',
  'too-many-commands',
  'missing-action',
  'value-too-long',
  'custom-fields-too-long',
  'control-character',
]);

/** A number or a text of which nothing is known. */
const NEEDS_A_VALUE: ReadonlySet<string> = new Set([
  command('action=start_vnc_session&target='),
  command('action=start_vnc_session&target=pc&port=vnc'),
]);

function applied(text: string, edits: readonly ScriptEdit[]): string {
  return [...edits]
    .sort((a, b) => b.span.start - a.span.start)
    .reduce((result, { span, text: next }) => result.slice(0, span.start) + next + result.slice(span.end), text);
}

describe('the checker of BRCS files', () => {
  it('finds nothing wrong with the guide’s own example, with either kind of newline', () => {
    const line = `${KEY}&session.custom.external_key=123456789`;
    assert.deepEqual([codes(`BRCS1.0\n${line}\n`), codes(`BRCS1.0\r\n${line}\r\n`)], [[], []]);
  });

  for (const [code, text] of BROKEN) {
    it(`tells ${code}: ${JSON.stringify(text.slice(0, 60))}`, () =>
      assert.ok(codes(text).includes(code), codes(text).join()));
  }

  it('has a script here that breaks each of its rules', () => {
    const broken = new Set(BROKEN.map(([code]) => code));
    assert.deepEqual(
      Object.keys(RULES).filter((code) => !broken.has(code)),
      [],
    );
  });

  it('tells of parameters on lines of their own once, and puts them on the line of their action', () => {
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

  it('offers fixes that leave a script without the problem', () => {
    const fixable = BROKEN.filter(([code, text]) => !NOT_TO_BE_FIXED.has(code) && !NEEDS_A_VALUE.has(text));
    for (const [code, text] of fixable) {
      const fixes = checkScript(text).find((problem) => problem.code === code)?.fixes ?? [];
      assert.ok(fixes.length > 0, `${code}: ${text}`);
      for (const { edits } of fixes) {
        assert.ok(!codes(applied(text, edits)).includes(code), `${code}: ${applied(text, edits)}`);
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

  it('takes any text without throwing, with ranges inside of it, and prints it back as it was', () => {
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

  it('keeps what is far too long for a script, too', () => {
    for (const text of [`BRCS1.0\n${KEY}${'&'.repeat(20_000)}`, `BRCS1.0${'\r\n'.repeat(30_000)}${KEY}`]) {
      assert.equal(printScript(parseScript(text)), text);
    }
  });

  const repeated = (piece: string): string => piece.repeat(Math.ceil(1_048_576 / piece.length));
  const megabytes: Readonly<Record<string, string>> = {
    'one encoded value': command(`${KEY}&session.custom.a=${repeated('%20')}`),
    'values that are no UTF-8': command(`${KEY}&session.custom.a=${repeated('%FF%41+')}`),
    'raw characters': command(`${KEY}&session.custom.a=${repeated('é ')}`),
    'percent signs': command(`${KEY}&session.custom.a=${repeated('%')}`),
    ampersands: command(KEY + repeated('&')),
    'unknown parameters': command(KEY + repeated('&unknown.parameter=1')),
    commands: `BRCS1.0\n${repeated(`${KEY}&session.custom.abc=Zo%C3%AB\n`)}`,
    'empty lines': `BRCS1.0${repeated('\r\n')}`,
  };
  for (const [what, text] of Object.entries(megabytes)) {
    it(`checks a megabyte of ${what} within a tenth of a second`, () => {
      const times = [1, 2, 3].map(() => processorMilliseconds(() => checkScript(text)));
      assert.ok(Math.min(...times) < 100, `${times.map(Math.round).join(', ')} ms`);
    });
  }
});
