import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { describe, it } from 'mocha';
import { modelUpdate, readEventLine } from '../../../src/reporting/archive/eventLine.ts';
import { LineCutter } from '../../../src/reporting/archive/lines.ts';
import { RowFold } from '../../../src/reporting/archive/rowFold.ts';
import { readRows } from '../../../src/reporting/archive/rowText.ts';
import { StateModel } from '../../../src/state/model.ts';
import type { ReadableModel } from '../../../src/state/source.ts';

const TABLES = ['queue', 'representative', 'own_table', 'constructor'];
const LARGE = 'x'.repeat(300_000);

const id = fc.constantFrom<string>('1', '2', '33', '9400000000000000001', '18446744073709551615', 'odd "id"');
const value = fc.oneof(
  fc.constantFrom('a', 'b', '', 'é{}', '}},"1":{', LARGE, 'line\nbreak'),
  fc.constantFrom<unknown>(0, 1, true, null, { nested: {} }, 12, 1e21),
);
const fields = fc.dictionary(fc.constantFrom('name', 'type', 'connected', 'routing_idle', 'other'), value);
const change = fc.record({
  verb: fc.constantFrom('insert', 'update', 'update', 'delete', 'truncate'),
  table: fc.constantFrom(...TABLES),
  id,
  fields,
  /** Many updates of one row are kept in another way than few. */
  times: fc.constantFrom(1, 1, 1, 40),
  isBroken: fc.boolean(),
});
type Change = typeof change extends fc.Arbitrary<infer T> ? T : never;

function lineOf({ verb, table, id: row, fields: values, isBroken }: Change): Buffer {
  if (verb === 'truncate') {
    return Buffer.from('{"type":"truncate_model","timestamp":5}');
  }
  const content = { [table]: verb === 'delete' ? [row] : { [row]: values } };
  const line = JSON.stringify({ type: `model_${verb}`, timestamp: 5, [verb]: content });
  return Buffer.from(isBroken ? line.replace('":{"name":', '":{name:') : line);
}

function apply(line: Buffer, model: StateModel, fold: RowFold): void {
  const event = readEventLine(line);
  if (event?.type === 'truncate_model') {
    model.truncate();
    fold.truncate();
  } else if (event?.type === 'model') {
    fold.apply(event.change);
    const again = readEventLine(line);
    assert.ok(again?.type === 'model');
    model.apply(modelUpdate(again));
  }
}

function rowsOf(model: ReadableModel): unknown {
  return TABLES.map((table) => [...model.rows(table)].sort(([a], [b]) => (a < b ? -1 : 1)));
}

describe('folded rows', () => {
  it('are those of a state model, also when they were written down and read again', () => {
    fc.assert(
      fc.property(fc.array(change, { maxLength: 60 }), fc.nat(59), (changes, half) => {
        const model = new StateModel();
        let fold = new RowFold();
        for (const [at, one] of changes.entries()) {
          const line = lineOf(one);
          for (let time = 0; time < one.times; time++) {
            apply(line, model, fold);
          }
          if (at === half) {
            fold = reread(fold);
          }
        }
        assert.deepEqual(rowsOf(fold), rowsOf(model));
        assert.deepEqual(rowsOf(reread(fold)), rowsOf(model));
        assert.deepEqual(rowsOf(new RowFold(model)), rowsOf(model));
      }),
      { numRuns: 120 },
    );
  });

  it('take no more memory than they need, however often one is updated', () => {
    const updates = { few: 'x'.repeat(50_000), broken: 'y'.repeat(50_000), braces: '{'.repeat(50_000) };
    for (const [name, text] of Object.entries(updates)) {
      const fold = new RowFold();
      const content = JSON.stringify({ type: 'model_update', timestamp: 5, update: { queue: { 1: { name: text } } } });
      const line = Buffer.from(name === 'broken' ? content.replace('"name"', 'name') : content);
      for (let time = 0; time < 200; time++) {
        const event = readEventLine(line);
        if (event?.type === 'model') {
          fold.apply(event.change);
        }
      }
      assert.ok(fold.lines().length < 200_000, name);
    }
  });

  it('leave out what cannot be read of many updates', () => {
    const texts = ['{"a":1}', '{"b":', '{"a":2}'];
    assert.deepEqual(readRows('queue', texts), [{ a: 1 }, { a: 2 }]);
  });

  it('are found, and keep their order, while many come and go', () => {
    const numbers = fc.array(fc.nat(300), { minLength: 2000, maxLength: 2000 });
    fc.assert(
      fc.property(numbers, (dice) => {
        const fold = new RowFold();
        const expected = new Map<string, object>();
        for (const [at, number] of dice.entries()) {
          const row = String(9_400_000_000_000_000_000n + BigInt(number));
          const isThere = expected.has(row);
          const verb = isThere ? 'delete' : 'insert';
          if (isThere) {
            expected.delete(row);
          } else {
            expected.set(row, { name: String(at) });
          }
          const line = lineOf({
            verb,
            table: 'queue',
            id: row,
            fields: { name: String(at) },
            times: 1,
            isBroken: false,
          });
          const event = readEventLine(line);
          assert.ok(event?.type === 'model');
          fold.apply(event.change);
        }
        assert.deepEqual([...fold.rows('queue')], [...expected]);
      }),
      { numRuns: 10 },
    );
  });

  it('name each other, as those of a state model do', () => {
    const fold = new RowFold();
    const insert = (ids: Record<string, object>): void => {
      const line = JSON.stringify({ type: 'model_insert', timestamp: 5, insert: { support_session: ids } });
      const event = readEventLine(Buffer.from(line));
      assert.ok(event?.type === 'model');
      fold.apply(event.change);
    };
    insert({ 1: { queue_id: '7' }, 2: { queue_id: '8' } });
    assert.deepEqual([...fold.referencing('support_session', 'queue_id', '7')], ['1']);
    insert({ 3: { queue_id: '7' } });
    assert.deepEqual([...fold.referencing('support_session', 'queue_id', '7')], ['1', '3']);
    assert.equal(fold.referencing('support_session', 'lsid', '7').size, 0);
  });
});

function reread(fold: RowFold): RowFold {
  const again = new RowFold();
  const cutter = new LineCutter();
  for (const line of cutter.push(fold.lines())) {
    const event = readEventLine(line);
    assert.ok(event?.type === 'model');
    again.apply(event.change);
  }
  return again;
}
