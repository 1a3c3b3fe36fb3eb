import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import papaparse from 'papaparse';
import { csvOf, type Cell, type Column } from '../../../../src/reporting/models/csv.ts';
import { hostileText } from '../hostile.ts';

const COLUMNS: readonly Column<readonly Cell[]>[] = [
  { heading: 'Name', value: (row) => row[0] },
  { heading: '=1+1', value: (row) => row[1] },
];

function parsed(csv: string): string[][] {
  const { data, errors } = papaparse.parse<string[]>(csv, { delimiter: ',', newline: '\r\n' });
  assert.deepEqual(errors, []);
  assert.deepEqual(data.pop(), ['']);
  return data;
}

describe('a table as CSV', () => {
  it('begins with a byte order mark and ends its lines as the RFC says', () => {
    assert.equal(csvOf(COLUMNS, [['Ada', -5]]), "\uFEFFName,'=1+1\r\nAda,-5\r\n");
  });

  it('has an empty cell for what is missing, and figures as they are', () => {
    assert.deepEqual(
      parsed(
        csvOf(COLUMNS, [
          [null, undefined],
          [-1.5, true],
        ]),
      ).slice(1),
      [
        ['', ''],
        ['-1.5', 'true'],
      ],
    );
  });

  it('is read as what was written', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(hostileText, hostileText)), (rows) => {
        const cells = parsed(csvOf(COLUMNS, rows)).slice(1);
        const written = rows.map((row) => row.map((text) => text.toWellFormed().replace(/\u0000/g, '')));
        const unguarded = cells.map((row, y) =>
          row.map((cell, x) => (cell === written[y]?.[x] ? cell : cell.slice(1))),
        );
        assert.deepEqual(unguarded, written);
      }),
    );
  });

  it('has no cell that a spreadsheet takes for a formula', () => {
    const starts = [
      '=',
      '+',
      '-',
      '@',
      '＝',
      '＋',
      '－',
      '＠',
      '\t',
      '\r',
      '\n',
      ' =',
      '\u0000=',
      '\u200b=',
      '\ufeff-',
      '\u00a0@',
    ];
    const formula = fc.tuple(fc.constantFrom(...starts), hostileText).map((parts) => parts.join(''));
    fc.assert(
      fc.property(fc.array(fc.tuple(formula, hostileText)), (rows) => {
        for (const cell of parsed(csvOf(COLUMNS, rows)).flat()) {
          assert.doesNotMatch(cell, /^[\s\p{C}]*[=+\-@＝＋－＠]|^[\t\r\n]/u);
        }
      }),
    );
  });
});
