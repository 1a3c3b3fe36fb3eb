import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import papaparse from 'papaparse';
import { csvLines, unguarded } from '../../../src/base/csv.ts';
import { hostileText } from '../reporting/hostile.ts';

/** The characters that programs take for the end of a cell or of a line. */
const SEPARATORS = [
  ',',
  ';',
  '\t',
  '|',
  '\r',
  '\n',
  '\r\n',
  '\v',
  '\f',
  '\u001e',
  '\u001f',
  '\u0085',
  '\u2028',
  '\u2029',
];
/** Characters that a spreadsheet skips before a cell. */
const PASSED_OVER = [
  '',
  ' ',
  '\u00a0',
  '\u3000',
  '\u200b',
  '\ufeff',
  '\u00ad',
  '\ufe0f',
  '\u2800',
  '\u0001',
  '\u{e0101}',
  '"',
  '""',
  ' " ',
];
const SIGNS = ['=', '+', '-', '@', '＝', '＋', '－', '＠', '﹦', '﹢', '﹣', '﹫', '⁼', '\u2212'];
const FORMULA = /^[\s"\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}\u2800]*[=+\-@\u2212]/u;

const piece = fc.oneof(
  hostileText,
  fc.constantFrom(...SEPARATORS),
  fc.constantFrom(...PASSED_OVER),
  fc.constantFrom(...SIGNS),
  fc.constant("=cmd|' /C calc'!A0"),
);
const cell = fc.array(piece, { maxLength: 8 }).map((pieces) => pieces.join(''));

function parsed(csv: string, delimiter = ','): string[][] {
  return papaparse.parse<string[]>(csv, { delimiter, newline: '\r\n' }).data;
}

describe('csvLines', () => {
  it('quotes every cell, keeps numbers unchanged, and writes missing values as empty cells', () => {
    const rows = [
      ['Name', '=1+1'],
      ['Ada "the first"', -5],
      [null, undefined],
      [-1.5, true],
    ];
    assert.equal(csvLines(rows), `"Name","'=1+1"\r\n"Ada ""the first""","-5"\r\n"",""\r\n"-1.5","true"`);
  });

  it('inserts an apostrophe after each separator where a formula would start', () => {
    const written: Readonly<Record<string, string>> = {
      "a;=cmd|' /C calc'!A0": "a;'=cmd|' /C calc'!A0",
      'a\t=1': "a\t'=1",
      'a|\u3000＠SUM(1)': "a|'\u3000＠SUM(1)",
      'a,-1;+2': "a,'-1;'+2",
      'a\n=1\r\n@x': "a\n'=1\r\n'@x",
      '\t=1': "'\t'=1",
      '\n': "'\n",
      'x;""=1': `x;'""=1`,
      "'=1": "''=1",
      'a =1': "a '=1",
      'a\u3000=1': "a\u3000'=1",
      'a \u200b@x': "a '\u200b@x",
      'a\u200b=1': 'a\u200b=1',
      '\u{e0101}=1': "'\u{e0101}=1",
      '\u{1f600}=1': '\u{1f600}=1',
      'a b=1': 'a b=1',
      'run it -x --yes, 5 - 3; 2 + 2': 'run it -x --yes, 5 - 3; 2 + 2',
      'a;b': 'a;b',
      'a=b;c=d': 'a=b;c=d',
    };
    for (const [text, expected] of Object.entries(written)) {
      assert.equal(csvLines([[text]]), `"${expected.replaceAll('"', '""')}"`, JSON.stringify(text));
      assert.equal(unguarded(expected), text);
    }
  });

  it('leaves text unchanged in unguarded where csvLines inserted no apostrophe', () => {
    for (const text of ['=1', 'a;=1', '-5', "it's;so", "';x"]) {
      assert.equal(unguarded(text), text);
    }
  });

  it('is reversed by unguarded', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(cell, cell), { minLength: 1 }), (rows) => {
        const read = parsed(csvLines(rows)).map((row) => row.map(unguarded));
        assert.deepEqual(
          read,
          rows.map((row) => row.map((text) => text.toWellFormed().replaceAll('\u0000', ''))),
        );
      }),
    );
  });

  it('leaves no formula for a program that splits cells at another separator, with or without regard to quotes', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(cell, cell), { minLength: 1 }), (rows) => {
        const csv = csvLines(rows);
        const withQuotes = [',', ';', '\t', '|'].flatMap((delimiter) => parsed(csv, delimiter).flat());
        const without = csv.split(/[,;|\t\n\r\v\f\u001c-\u001f\u0085\u2028\u2029]/);
        for (const text of [...withQuotes, ...without]) {
          assert.doesNotMatch(text.normalize('NFKC'), FORMULA);
        }
      }),
    );
  });
});
