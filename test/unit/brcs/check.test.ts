import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { checkScript } from '../../../src/brcs/check.ts';
import { parseScript } from '../../../src/brcs/parse.ts';
import { printScript } from '../../../src/brcs/print.ts';

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
  ['unknown-action', command('action=start_session')],
  ['deprecated-action', command('action=start_pinned_client_session&search_string=pc')],
  ['unknown-parameter', command('action=start_vnc_session&target=pc&speed=1')],
  ['missing-parameter', command('action=start_rdp_session')],
  ['missing-parameter', command('action=start_vpro_session&target=pc')],
  ['missing-parameter', command('action=start_jump_item_session')],
  ['incomplete-group', command('action=login&username=zoe')],
  ['duplicate-parameter', command(`${KEY}&session.custom.a=1&session.custom.a=2`)],
  ['duplicate-command', `BRCS1.0\n${KEY}\n${KEY}`],
  ['after-delete', `BRCS1.0\naction=delete_script_file\n${KEY}`],
  ['empty-value', command('action=start_vnc_session&target=')],
  ['value-not-allowed', command('action=start_rdp_session&target=pc&quality=best')],
  ['value-out-of-range', command('action=start_vnc_session&target=pc&port=65536')],
  ['value-too-long', command(`${KEY}&session.custom.a=${'x'.repeat(1025)}`)],
  [
    'custom-fields-too-long',
    command(KEY + Array.from({ length: 11 }, (_, i) => `&session.custom.f${i}=${'x'.repeat(1000)}`).join('')),
  ],
  ['bad-escape', command(`${KEY}&session.custom.a=100%`)],
  ['raw-character', command(`${KEY}&session.custom.a=Zoë`)],
  ['raw-space', command(`${KEY}&session.custom.a=a b`)],
  ['raw-plus', command(`${KEY}&session.custom.a=a+b`)],
  ['not-utf8', command(`${KEY}&session.custom.a=%FF`)],
  ['unneeded-escape', command(`${KEY}&session.custom.a=%41`)],
  ['lower-case-escape', command(`${KEY}&session.custom.a=%c3%a9`)],
  ['plain-text-password', command('action=login&mechanism=username_password&username=zoe&password=secret')],
];

describe('the checker of BRCS files', () => {
  it('finds nothing wrong with the guide’s own example, with either kind of newline', () => {
    const line = `${KEY}&session.custom.external_key=123456789`;
    assert.deepEqual([codes(`BRCS1.0\n${line}\n`), codes(`BRCS1.0\r\n${line}\r\n`)], [[], []]);
  });

  for (const [code, text] of BROKEN) {
    it(`tells ${code}: ${JSON.stringify(text.slice(0, 60))}`, () =>
      assert.ok(codes(text).includes(code), codes(text).join()));
  }

  it('never repeats a password in a message', () => {
    const problems = checkScript(command('action=login&mechanism=other&username=zoe&password=hunter2'));
    assert.ok(problems.length > 0 && !JSON.stringify(problems.map(({ message }) => message)).includes('hunter2'));
  });

  it('offers fixes that leave a script without the problem', () => {
    for (const code of ['missing-header', 'raw-space', 'lower-case-escape', 'empty-line', 'plain-text-password']) {
      const text = BROKEN.find(([known]) => known === code)?.[1] ?? '';
      const edit = checkScript(text).find((problem) => problem.code === code)?.fixes[0]?.edits[0];
      assert.ok(edit, code);
      const fixed = text.slice(0, edit.span.start) + edit.text + text.slice(edit.span.end);
      assert.ok(!codes(fixed).includes(code), `${code}: ${fixed}`);
    }
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

  it('checks a megabyte within a tenth of a second', () => {
    const text = command(`${KEY}&session.custom.a=${'%20'.repeat(350_000)}`);
    checkScript(text);
    const begun = performance.now();
    checkScript(text);
    assert.ok(performance.now() - begun < 100, `${performance.now() - begun} ms`);
  });
});
