import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { readEventLine, sessionEventTime } from '../../../src/reporting/archive/reading/eventLine.ts';

const ID = '9400000000000000001';
const TIME = 1475300500;

/** What the line does to rows, by verb, table and row id. */
function changesOf(line: string): unknown {
  const event = readEventLine(Buffer.from(line));
  if (event?.type !== 'model') {
    return undefined;
  }
  assert.equal(event.timestamp, TIME);
  const { type, ...changes } = event.change;
  assert.equal(type, 'model_update');
  return changes;
}

const line = (verb: string, rest: string): string => `{"type":"model_${verb}","timestamp":${TIME},${rest}}`;

/** Two rows of two tables in each layout that sites may use; the flat ones hold one row. */
const LAYOUTS = {
  'as on the socket': (verb: string, tables: string) => line(verb, `"${verb}":${tables}`),
  'below data': (verb: string, tables: string) => line(verb, `"data":${tables}`),
  'below data and the verb': (verb: string, tables: string) => line(verb, `"data":{"${verb}":${tables}}`),
  'below tables': (verb: string, tables: string) => line(verb, `"tables":${tables}`),
  'beside the type': (verb: string, tables: string) => line(verb, tables.slice(1, -1)),
  'with spaces, and the type at the end': (verb: string, tables: string) =>
    `{ "${verb}": ${tables}, "timestamp": "${TIME}", "type": "model_${verb}" }`,
};

describe('a line of an event archive', () => {
  for (const [layout, write] of Object.entries(LAYOUTS)) {
    it(`changes rows of several tables, laid out ${layout}`, () => {
      const rows = `{"queue":{"1":{"name":"a, b"},"${ID}":{}},"own_table":{"3":{"x":"}}"}},"representative":null}`;
      const expected = { queue: { '1': { name: 'a, b' }, [ID]: {} }, own_table: { '3': { x: '}}' } } };
      assert.deepEqual(changesOf(write('insert', rows)), { insert: expected });
      assert.deepEqual(changesOf(write('update', rows)), { update: expected });
      assert.deepEqual(changesOf(write('delete', `{"queue":["1",${ID}],"own_table":["2"]}`)), {
        delete: { queue: ['1', ID], own_table: ['2'] },
      });
    });
  }

  it('keeps long integers as they are written', () => {
    assert.deepEqual(changesOf(line('update', `"update":{"support_session":{"1":{"queue_id":${ID}}}}`)), {
      update: { support_session: { '1': { queue_id: ID } } },
    });
  });

  it('may change a table called like what every object has, but not the prototype of objects', () => {
    assert.deepEqual(changesOf(line('insert', '"insert":{"constructor":{"1":{"name":"a"}}}')), {
      insert: { constructor: { '1': { name: 'a' } } },
    });
    assert.deepEqual(changesOf(line('insert', '"insert":{"__proto__":{"1":{"name":"a"}}}')), { insert: {} });
  });

  it('is left out where it is no JSON, no object, or of another type', () => {
    const whole = line('insert', '"insert":{"queue":{"1":{"name":"a"}}}');
    for (const broken of [
      `${whole}}`,
      whole.slice(0, -1),
      whole.replace('"name"', 'name'),
      '[]',
      '1',
      'null',
      '',
      '{}',
    ]) {
      assert.equal(readEventLine(Buffer.from(broken)), undefined, broken);
    }
    assert.equal(readEventLine(Buffer.from('{"type":"model_rename","timestamp":1}')), undefined);
    assert.equal(readEventLine(Buffer.from('{"type":"toString","timestamp":1}')), undefined);
  });

  it('tells that all rows go, also without a time', () => {
    assert.deepEqual(readEventLine(Buffer.from('{"type":"truncate_model","ts":5}')), {
      type: 'truncate_model',
      timestamp: 5,
    });
    assert.deepEqual(readEventLine(Buffer.from('{"type":"truncate_model"}')), {
      type: 'truncate_model',
      timestamp: undefined,
    });
  });
});

describe('the time of a session event', () => {
  it('is found at either end of the line, without reading the rest', () => {
    for (const text of [
      '{"type":"session_event","timestamp":1475300500,"lsid":"a", broken',
      '{"timestamp": 1475300500, "type": "session_event", "lsid": "a"}',
      '{"lsid":"a","timestamp":"1475300500","type":"session_event"}\r',
      '{"type":"session_event","timestamp":1475300500}',
    ]) {
      assert.equal(sessionEventTime(Buffer.from(text)), TIME, text);
    }
  });

  it('is not taken from anywhere else', () => {
    for (const text of [
      '{"type":"session_event","timestamp":}',
      '{"type":"session_event","timestamp":12345678901234}',
      '{"type":"model_insert","timestamp":5,"insert":{}}',
      '{"type":"model_update","timestamp":3,"body":"{\\"type\\":\\"session_event\\",\\"timestamp\\":9}"}',
      '',
    ]) {
      assert.equal(sessionEventTime(Buffer.from(text)), undefined, text);
    }
  });
});
