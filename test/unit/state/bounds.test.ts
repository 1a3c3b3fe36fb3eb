import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { SiteError } from '../../../src/site/errors.ts';
import { MAX_FIELDS, MAX_TABLES } from '../../../src/state/model/bounds.ts';
import { MessageFraming } from '../../../src/state/connection/framing.ts';
import { StateModel } from '../../../src/state/model/model.ts';
import { readMessage } from '../../../src/state/connection/protocol.ts';
import { goLive, newFeed, reached, update } from './liveFeed.ts';

const many = <T>(count: number, item: (at: number) => [string, T]): Record<string, T> =>
  Object.fromEntries(Array.from({ length: count }, (_, at) => item(at)));

function tooLarge(words: RegExp) {
  return (error: unknown) => SiteError.is(error, 'too-large') && words.test(error.message);
}

describe('A state that is too large', () => {
  it('is refused with what there is too much of: tables, rows, fields', () => {
    const insert = (tables: Record<string, Record<string, object>>) => () =>
      new StateModel().apply({ type: 'model_update', insert: tables });
    const fields = many(MAX_FIELDS + 1, (at) => [`field${at}`, 1]);
    assert.throws(insert(many(MAX_TABLES + 1, (at) => [`t${at}`, {}])), tooLarge(/more than 1,000 tables/));
    assert.throws(insert({ queue: { '1': fields } }), tooLarge(/more than 1,000 fields in a row/));
    assert.doesNotThrow(insert({ queue: { '1': many(MAX_FIELDS, (at) => [`field${at}`, 1]) } }));
  });

  it('is refused at the first table too many, before all others are made', () => {
    const tables = many(10 * MAX_TABLES, (at) => [`t${at}`, {}]);
    const ids = many(10 * MAX_TABLES, (at): [string, readonly string[]] => [`t${at}`, []]);
    for (const told of [{ insert: tables }, { update: tables }, { delete: ids }]) {
      const model = new StateModel();
      assert.throws(() => model.apply({ type: 'model_update', ...told }), tooLarge(/more than 1,000 tables/));
      assert.equal(model.tableNames.length, MAX_TABLES + 1);
    }
  });

  it('is refused also when it grows by and by', () => {
    const model = new StateModel();
    model.apply({ type: 'model_update', insert: { queue: { '1': {} } } });
    const grow = (at: number) =>
      model.apply({ type: 'model_update', update: { queue: { '1': { [`field${at}`]: at } } } });
    for (let at = 0; at < MAX_FIELDS; at++) {
      grow(at);
    }
    assert.throws(() => grow(MAX_FIELDS), tooLarge(/fields in a row/));
  });

  it('ends the connection with that reason, and the rows from before stay', async () => {
    await using live = await newFeed();
    const site = await goLive(live, update({ insert: { queue: { '1': { name: 'Network' } } } }));
    const lost = reached(live.feed, 'reconnecting');
    site.send(update({ insert: { queue: { '2': many(MAX_FIELDS + 1, (at) => [`field${at}`, 1]) } } }));
    await lost;
    assert.ok(tooLarge(/fields in a row/)(live.feed.problem));
    assert.equal(live.feed.model.rows('queue').get('1')?.name, 'Network');
  });

  it('is refused before it is read where one message has more parts than memory is wise to hold', () => {
    const message = Buffer.alloc(15_000_000, '{},');
    message.write('{"type":"model_update","insert":{"x":{"1":{"y":[');
    assert.throws(() => readMessage(message), tooLarge(/too many parts to be read/));
  });

  it('costs no more than its bytes, however they are cut', () => {
    const framing = new MessageFraming();
    const start = process.cpuUsage();
    const frame = Buffer.from('}');
    framing.push('{"x":"');
    for (let at = 0; at < 200_000; at++) {
      framing.push(frame);
    }
    assert.equal(framing.push('"}').length, 1);
    const { user, system } = process.cpuUsage(start);
    assert.ok(user + system < 3_000_000, `${user + system} µs`);
  });

  it('cannot be made slow by ids that V8 hashes to one value', () => {
    const start = process.cpuUsage();
    const ids = Array.from({ length: 65_536 }, (_, at) => String(at * 65_536));
    const sessions = ids.map((id) => `"${id}":{"queue_id":"${id}"}`).join();
    const message = readMessage(`{"type":"model_update","insert":{"support_session":{${sessions}}}}`);
    assert.ok(message.type === 'model_update');
    const model = new StateModel();
    try {
      model.apply(message);
      assert.equal(model.referencing('support_session', 'queue_id', '131072').size, 1);
    } catch (error) {
      assert.ok(tooLarge(/take this version of VS Code too long/)(error));
    }
    const { user, system } = process.cpuUsage(start);
    assert.ok(user + system < 3_000_000, `${user + system} µs`);
  });
});
