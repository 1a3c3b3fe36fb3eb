import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { describe, it } from 'mocha';
import { parseJson } from '../../../src/base/json.ts';
import { modelUpdate, readEventLine } from '../../../src/reporting/archive/eventLine.ts';
import { cutUsualLine, fieldsIn, idIn, usualSessionTime } from '../../../src/reporting/archive/usualLine.ts';

const HEAD = { type: 'model_insert', timestamp: 1475300500 };
const ID = '9400000000000000001';

function cut(line: string): unknown {
  const usual = cutUsualLine(Buffer.from(line));
  return usual?.rows.map((row) => [row.table, idIn(row), ...(usual.verb === 'delete' ? [] : [fieldsIn(row)])]);
}

/** What the line does to rows, by verb. */
function changesOf(line: string): unknown {
  const event = readEventLine(Buffer.from(line));
  if (event?.type !== 'model') {
    return undefined;
  }
  const { type: _type, isPaired: _isPaired, ...changes } = modelUpdate(event);
  return Object.fromEntries(Object.entries(changes).map(([verb, tables]) => [verb, { ...tables }]));
}

const odd = fc.constantFrom(
  '{',
  '}',
  '}}',
  '},"5":{',
  '}},"queue":{"5":{"name":"',
  '"',
  '\\',
  'é–',
  'x',
  ':',
  ',',
  '[]',
);
const text = fc.array(odd, { maxLength: 6 }).map((parts) => parts.join(''));
const value = fc.oneof(
  fc.oneof(text, fc.integer(), fc.boolean(), fc.constant(null)),
  fc.constantFrom({}, { a: {} }, [{ b: '}' }]),
);
const fields = fc.dictionary(fc.oneof(fc.constantFrom('name', 'lsid', 'queue_id'), text), value, { maxKeys: 4 });
const id = fc.oneof(fc.constantFrom('1', '2', '22', ID), text);
const table = fc.oneof(fc.constantFrom('queue', 'support_session', 'constructor', 'unknown_one'), text);

describe('a usual line of an event archive', () => {
  it('is cut between the rows of its tables', () => {
    const insert = { support_session: { 8: {}, [ID]: { lsid: 'a' } }, customer_client: { 7: { hostname: '}' } } };
    assert.deepEqual(cut(JSON.stringify({ ...HEAD, insert })), [
      ['support_session', '8', '{}'],
      ['support_session', ID, '{"lsid":"a"}'],
      ['customer_client', '7', '{"hostname":"}"}'],
    ]);
    const gone = { type: 'model_delete', timestamp: 5, delete: { queue: ['1', ID], own_table: ['2'] } };
    assert.deepEqual(cut(JSON.stringify(gone)), [
      ['queue', '1'],
      ['queue', ID],
      ['own_table', '2'],
    ]);
  });

  it('may have spaces, and its time before its type', () => {
    const [head, time] = ['"type": "model_update"', '"timestamp": 5'];
    const rows = '"update": {"queue": {"1": {"name": "a, b"}, "2": {"name": "c"}}, "own": {"3": {}}}';
    const expected = [
      ['queue', '1', '{"name": "a, b"}'],
      ['queue', '2', '{"name": "c"}'],
      ['own', '3', '{}'],
    ];
    assert.deepEqual(cut(`{${head}, ${time}, ${rows}}`), expected);
    assert.deepEqual(cut(`{${time}, ${head}, ${rows}}`), expected);
    const gone = '"delete": {"queue": ["1", "2"], "own": ["3"]}}';
    const deletes = cut(`{"type": "model_delete", ${time}, ${gone}`);
    assert.deepEqual(deletes, [
      ['queue', '1'],
      ['queue', '2'],
      ['own', '3'],
    ]);
  });

  it('says the same as JSON.parse, whatever people have typed into it', () => {
    const rows = fc.dictionary(table, fc.dictionary(id, fields, { minKeys: 1, maxKeys: 3 }), { maxKeys: 3 });
    fc.assert(
      fc.property(rows, fc.constantFrom('insert', 'update'), fc.boolean(), (tables, verb, isSpaced) => {
        const bare = JSON.stringify({ type: `model_${verb}`, timestamp: 5, [verb]: tables });
        const line = isSpaced ? spaced(bare) : bare;
        const usual = cutUsualLine(Buffer.from(line));
        const told = new Map<string, unknown>();
        usual?.rows.forEach((row) => told.set(JSON.stringify([row.table, idIn(row)]), parseJson(fieldsIn(row))));
        const expected = Object.entries(tables).flatMap(([name, entries]) =>
          Object.entries(entries).map(([key, row]) => [JSON.stringify([name, key]), row] as const),
        );
        assert.ok(usual === undefined || expected.length > 0);
        assert.deepEqual(
          usual === undefined ? [] : [...told].sort(),
          usual === undefined ? [] : parsed(expected).sort(),
        );
      }),
      { numRuns: 2000 },
    );
  });

  it('changes a table called like what every object has', () => {
    const line = JSON.stringify({ ...HEAD, insert: { constructor: { 1: { name: 'a' } } } });
    assert.deepEqual(changesOf(line), { insert: { constructor: ['1', { name: 'a' }] } });
  });

  it('keeps long integers as they are written', () => {
    const line = `{"type":"model_update","timestamp":5,"update":{"support_session":{"1":{"queue_id":${ID}}}}}`;
    assert.deepEqual(changesOf(line), { update: { support_session: ['1', { queue_id: ID }] } });
  });

  it('is left to the careful way where it has an odd name, or a row that is none', () => {
    const proto = '{"type":"model_insert","timestamp":5,"insert":{"__proto__":{"1":{"name":"a"}}}}';
    assert.deepEqual(changesOf(proto), { insert: {} });
    for (const rows of ['{"1":{"name":"a"},"2":null}', '{"1":null}', '[]', '{"1":{"a":{}}}', '{"x":{}}', 'null']) {
      const line = `{"type":"model_insert","timestamp":5,"insert":{"queue":${rows}}}`;
      assert.equal(cut(line), undefined, line);
      assert.notEqual(changesOf(line), undefined, line);
    }
    for (const ids of ['["x"]', '[1]', '[]', '{"1":{}}', '"1"']) {
      const line = `{"type":"model_delete","timestamp":5,"delete":{"queue":${ids}}}`;
      assert.equal(cut(line), undefined, line);
      assert.notEqual(changesOf(line), undefined, line);
    }
  });

  it('changes nothing with a row that is not JSON', () => {
    const line = JSON.stringify({ ...HEAD, insert: { queue: { 1: { name: 'a' }, 2: { name: 'b' } } } });
    assert.deepEqual(changesOf(line.replace('"name"', 'name')), { insert: { queue: ['2', { name: 'b' }] } });
    for (const broken of [`${line}}`, line.slice(0, -1), line.slice(0, -2), line.replace('{"name"', '{},{"name"')]) {
      assert.equal(readEventLine(Buffer.from(broken)), undefined, broken);
    }
  });
});

describe('a usual session event', () => {
  it('tells its time without being read, and nothing else does', () => {
    assert.equal(
      usualSessionTime(Buffer.from('{"type":"session_event","timestamp":1475300500,"lsid":"a"}')),
      1475300500,
    );
    for (const line of [
      '{"type":"session_event","timestamp":}',
      '{"type":"model_insert","timestamp":5,"insert":{}}',
      '',
    ]) {
      assert.equal(usualSessionTime(Buffer.from(line)), undefined);
    }
  });
});

/** With a space after each colon and comma outside of texts. */
function spaced(json: string): string {
  return json.replace(/"(?:[^"\\]|\\.)*"|[:,]/g, (part) => (part.length === 1 ? `${part} ` : part));
}

/** As it comes out of JSON: `-0` does not. */
function parsed(entries: readonly (readonly [string, unknown])[]): [string, unknown][] {
  return entries.map(([key, row]) => [key, parseJson(JSON.stringify(row))]);
}
