import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { readEventLine } from '../../../src/reporting/archive/eventLine.ts';
import { readUsualLine } from '../../../src/reporting/archive/usualLine.ts';

const HEAD = { type: 'model_insert', timestamp: 1475300500 };
const ID = '9400000000000000001';

function insertOf(line: string): unknown {
  const event = readEventLine(Buffer.from(line));
  return event?.type === 'model' ? event.update.insert : undefined;
}

describe('a usual line of an event archive', () => {
  it('is cut between the rows of its tables', () => {
    const insert = { support_session: { [ID]: { lsid: 'a' } }, customer_client: { 7: { hostname: '}' } } };
    assert.deepEqual(readUsualLine(JSON.stringify({ ...HEAD, insert })), {
      verb: 'insert',
      timestamp: HEAD.timestamp,
      rows: [
        { table: 'support_session', id: ID, row: { lsid: 'a' } },
        { table: 'customer_client', id: '7', row: { hostname: '}' } },
      ],
    });
  });

  it('keeps long integers as they are written', () => {
    const line = `{"type":"model_update","timestamp":5,"update":{"support_session":{"1":{"queue_id":${ID}}}}}`;
    assert.deepEqual(readUsualLine(line)?.rows[0]?.row, { queue_id: ID });
  });

  it('is not cut by a text that looks like the end of a row', () => {
    const text = 'x"}},"queue":{"5":{"name":"}},\\"queue\\":{\\"5\\":{';
    const insert = { support_session: { 1: { customer_name: text } } };
    assert.deepEqual(insertOf(JSON.stringify({ ...HEAD, insert })), {
      support_session: ['1', { customer_name: text }],
    });
  });

  it('is left to the careful way where a table has several rows, or an odd name', () => {
    const queue = { 1: { name: 'a' }, 2: { name: 'b' } };
    assert.deepEqual(insertOf(JSON.stringify({ ...HEAD, insert: { queue } })), {
      queue: ['1', { name: 'a' }, '2', { name: 'b' }],
    });
    const odd = '{"type":"model_insert","timestamp":5,"insert":{"__proto__":{"1":{"name":"a"}}}}';
    assert.equal(readUsualLine(odd), undefined);
    const insert = insertOf(odd);
    assert.ok(typeof insert === 'object' && insert !== null);
    assert.equal(Object.getPrototypeOf(insert), Object.prototype);
  });

  it('is nothing where it is not JSON', () => {
    const line = JSON.stringify({ ...HEAD, insert: { queue: { 1: { name: 'a' } } } });
    for (const broken of [`${line}}`, line.replace('"name"', 'name'), line.replace('{"name"', '{},{"name"')]) {
      assert.equal(readUsualLine(broken), undefined);
      assert.equal(readEventLine(Buffer.from(broken)), undefined);
    }
  });
});
