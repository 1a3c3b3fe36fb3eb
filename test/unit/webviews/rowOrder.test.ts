import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { chooseRows, filterValues, type RowChoice } from '../../../src/webviews/kit/rowOrder.ts';
import type { Column, TableRow, Value } from '../../../src/webviews/kit/messages.ts';
import { TEXTS } from './pageTexts.ts';

const COLUMNS: readonly Column[] = [
  { title: 'Name', kind: 'text' },
  { title: 'Length', kind: 'duration' },
  { title: 'Size', kind: 'bytes' },
];

const row = (...cells: readonly Value[]): TableRow => ({ id: String(cells[0]), cells });
const ROWS: readonly TableRow[] = [
  row('Ada', 120, 2_500_000),
  { ...row('Bob 10', 60, null), details: [{ label: 'Machine', value: 'BOB-PC' }] },
  row('bob 9', null, 12),
  row('Élodie', 7200, 0),
];

const ALL: RowChoice = { search: '', filters: new Map(), brushed: undefined, sorted: undefined };

/** The first cells of the rows that are chosen. */
function names(choice: Partial<RowChoice>): readonly Value[] {
  return chooseRows(ROWS, COLUMNS, { ...ALL, ...choice }, TEXTS).map((index) => ROWS[index]?.cells[0] ?? null);
}

describe('the rows of a table', () => {
  it('are all, in their own order, while nothing is asked for', () => {
    assert.deepEqual(names({}), ['Ada', 'Bob 10', 'bob 9', 'Élodie']);
  });

  it('are found by words, as the cells are written and in the details too', () => {
    assert.deepEqual(names({ search: 'BOB' }), ['Bob 10', 'bob 9']);
    assert.deepEqual(names({ search: 'pc  bob' }), ['Bob 10']);
    assert.deepEqual(names({ search: 'machine' }), ['Bob 10']);
    assert.deepEqual(names({ search: '2.5 MB' }), ['Ada']);
    assert.deepEqual(names({ search: '2 h 00' }), ['Élodie']);
    assert.deepEqual(names({ search: 'élodie' }), ['Élodie']);
    assert.deepEqual(names({ search: '.*' }), []);
  });

  it('are those with the values chosen in each column', () => {
    assert.deepEqual(names({ filters: new Map([[0, 'Ada']]) }), ['Ada']);
    assert.deepEqual(
      names({
        filters: new Map([
          [0, 'Ada'],
          [1, '60'],
        ]),
      }),
      [],
    );
    assert.deepEqual(names({ filters: new Map([[2, '']]) }), ['Bob 10']);
  });

  it('are those a chart was narrowed to', () => {
    assert.deepEqual(names({ brushed: { column: 0, values: new Set(['Ada', 'bob 9']) } }), ['Ada', 'bob 9']);
    assert.deepEqual(names({ brushed: { column: 1, values: { from: 60, to: 120 } } }), ['Bob 10']);
    assert.deepEqual(names({ brushed: { column: 1, values: new Set([null]) } }), ['bob 9']);
  });

  it('are sorted by figures as figures, and by texts with the numbers in them', () => {
    assert.deepEqual(names({ sorted: { column: 1, falling: false } }), ['bob 9', 'Bob 10', 'Ada', 'Élodie']);
    assert.deepEqual(names({ sorted: { column: 1, falling: true } }), ['Élodie', 'Ada', 'Bob 10', 'bob 9']);
    assert.deepEqual(names({ sorted: { column: 0, falling: false } }), ['Ada', 'bob 9', 'Bob 10', 'Élodie']);
  });

  it('keep their own order where they are equal, rising and falling', () => {
    const equal = [row('a', 1), row('b', 1), row('c', 1)];
    for (const falling of [true, false]) {
      assert.deepEqual(chooseRows(equal, COLUMNS, { ...ALL, sorted: { column: 1, falling } }, TEXTS), [0, 1, 2]);
    }
  });

  it('are each there once, however they are sorted', () => {
    const value = fc.oneof(
      fc.string({ unit: fc.constantFrom('a', 'B', '1', '10', ' ', 'é', '\ud800'), maxLength: 4 }),
      fc.double({ noNaN: true }),
      fc.constant(null),
    );
    fc.assert(
      fc.property(fc.array(fc.tuple(value, value)), fc.nat(2), fc.boolean(), (cells, column, falling) => {
        const rows = cells.map((two) => row(...two));
        const order = chooseRows(rows, COLUMNS, { ...ALL, sorted: { column, falling } }, TEXTS);
        assert.deepEqual(
          order.toSorted((a, b) => a - b),
          [...rows.keys()],
        );
      }),
    );
  });
});

describe('the values to filter a column by', () => {
  it('are each there once, in their order, without the empty one', () => {
    assert.deepEqual(filterValues([row('b 10'), row('b 9'), row('A'), row('b 9'), row(''), row(null)], 0), [
      'A',
      'b 9',
      'b 10',
    ]);
  });

  it('are none where there is no choice, or too much of it', () => {
    const many = (count: number) => Array.from({ length: count }, (_, index) => row(`v${index}`));
    assert.deepEqual(filterValues(many(1), 0), []);
    assert.equal(filterValues(many(100), 0).length, 100);
    assert.deepEqual(filterValues(many(101), 0), []);
    assert.deepEqual(filterValues([], 0), []);
  });
});
