import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import type { ChangeSet } from '../../../src/state/model/changeSet.ts';
import { StateModel } from '../../../src/state/model/model.ts';
import { readMessage } from '../../../src/state/connection/protocol.ts';

/** Applies messages as the site sends them, as one step. */
function apply(model: StateModel, ...messages: readonly string[]): ChangeSet {
  return model.applyAll(
    messages.map((message) => {
      const read = readMessage(message);
      assert.ok(read.type === 'model_update' || read.type === 'truncate_model');
      return read;
    }),
  );
}

const insert = (tables: object): string => JSON.stringify({ type: 'model_update', insert: tables });
const update = (tables: object): string => JSON.stringify({ type: 'model_update', update: tables });
const remove = (tables: object): string => JSON.stringify({ type: 'model_update', delete: tables });
const TRUNCATE = '{"type":"truncate_model"}';

function modelWith(tables: object): { model: StateModel; oddities: string[] } {
  const oddities: string[] = [];
  const model = new StateModel({ onOddity: (message) => oddities.push(message) });
  apply(model, insert(tables));
  return { model, oddities };
}

describe('StateModel', () => {
  it('takes a message with a byte-order mark', () => {
    const { model } = modelWith({});
    apply(model, `\uFEFF${insert({ queue: { '1': { name: 'One' } } })}`);
    assert.equal(model.rows('queue').get('1')?.name, 'One');
  });

  it('replaces an updated row and leaves every other row the same object', () => {
    const { model } = modelWith({ queue: { '1': { name: 'One', code_name: 'one' }, '2': { name: 'Two' } } });
    const [one, two] = [...model.rows('queue').values()];
    const changes = apply(model, update({ queue: { '1': { name: 'Eins' } } }));
    assert.deepEqual(model.rows('queue').get('1'), { name: 'Eins', code_name: 'one' });
    assert.deepEqual(one, { name: 'One', code_name: 'one' });
    assert.equal(model.rows('queue').get('2'), two);
    assert.deepEqual(changes.updated.get('queue'), new Set(['1']));
    assert.deepEqual(changes.before.get('queue'), new Map([['1', { name: 'One' }]]));
  });

  it('never changes a row that it has given out, in whatever way', () => {
    const rows = (name: string) => ({ '1': { name }, '2': { name }, '3': { name }, '4': { name } });
    const { model } = modelWith({ queue: rows('before') });
    const queues = model.rows('queue');
    const given = [queues.get('1'), [...queues.values()][1], [...queues].find(([id]) => id === '3')?.[1]];
    queues.forEach((row, id) => id === '4' && given.push(row));
    apply(model, update({ queue: rows('after') }));
    assert.deepEqual(given, Object.values(rows('before')));
    assert.deepEqual(Object.fromEntries(queues), rows('after'));
  });

  it('calls a row unchanged that is updated to what it is', () => {
    const { model } = modelWith({ queue: { '1': { name: 'One' } } });
    const changes = apply(model, update({ queue: { '1': { name: 'One' } } }));
    assert.equal(changes.updated.size, 0);
  });

  it('keeps values as the guide types them, however the site spells them', () => {
    const { model } = modelWith({
      representative: {
        '1': { routing_idle: 1, routing_busy: 'false', routing_enabled: '1', routing_available: true, user_id: 7 },
      },
      support_session: { '2': { priority: '2', created_timestamp: '1637658000', queue_id: 3, lsid: 'c0ffee' } },
      queue: { '3': { support_team_id: 4, created_timestamp: 'soon', name: null } },
    });
    assert.deepEqual(model.rows('representative').get('1'), {
      routing_idle: true,
      routing_busy: false,
      routing_enabled: true,
      routing_available: true,
      user_id: '7',
    });
    const session = { priority: 2, created_timestamp: 1_637_658_000, queue_id: '3', lsid: 'c0ffee' };
    assert.deepEqual(model.rows('support_session').get('2'), session);
    assert.deepEqual(model.rows('queue').get('3'), { support_team_id: '4' });
  });

  it('keeps tables and fields that the guide does not know', () => {
    const { model, oddities } = modelWith({
      vault_account: { '1': { owner: { id: 5 }, queue_id: 9 } },
      queue: { '2': { name: 'Two', colour: ['red'] } },
    });
    apply(model, update({ vault_account: { '1': { owner: null } } }));
    assert.deepEqual(model.rows('vault_account').get('1'), { owner: null, queue_id: 9 });
    assert.deepEqual(model.rows('queue').get('2'), { name: 'Two', colour: ['red'] });
    assert.deepEqual(oddities, []);
  });

  it('counts an update of a row that was never inserted as an insert, and says so once', () => {
    const { model, oddities } = modelWith({});
    const changes = apply(model, update({ queue: { '1': { name: 'One' }, '2': { name: 'Two' } } }));
    assert.deepEqual(changes.inserted.get('queue'), new Set(['1', '2']));
    assert.equal(model.rows('queue').get('2')?.name, 'Two');
    assert.equal(oddities.length, 1);
    assert.match(oddities[0] ?? '', /updated a row that was never inserted.*queue/);
  });

  it('survives the delete of a row that is not there', () => {
    const { model, oddities } = modelWith({ queue: { '1': { name: 'One' } } });
    const changes = apply(model, remove({ queue: ['2', '1', '1'], nothing: ['7'] }));
    assert.deepEqual([...(changes.deleted.get('queue') ?? [])], [['1', { name: 'One' }]]);
    assert.equal(model.size, 0);
    assert.equal(oddities.length, 1);
  });

  it('lets a second insert of a row replace the first, fields and foreign keys', () => {
    const { model, oddities } = modelWith({ support_session: { '1': { customer_name: 'Bob', queue_id: '2' } } });
    assert.deepEqual([...model.referencing('support_session', 'queue_id', '2')], ['1']);
    const changes = apply(model, insert({ support_session: { '1': { queue_id: '3' } } }));
    assert.deepEqual(model.rows('support_session').get('1'), { queue_id: '3' });
    assert.deepEqual(changes.updated.get('support_session'), new Set(['1']));
    assert.deepEqual([...model.referencing('support_session', 'queue_id', '2')], []);
    assert.deepEqual([...model.referencing('support_session', 'queue_id', '3')], ['1']);
    assert.equal(oddities.length, 1);
  });

  it('leaves out what is no row, and keeps the rest of the message', () => {
    const { model, oddities } = modelWith({
      queue: { '1': 'text', '2': ['x'], '3': null, '4': { name: 'Four' } },
      team: 7,
    });
    assert.deepEqual([...model.rows('queue').keys()], ['4']);
    assert.equal(oddities.length, 1);
  });

  it('is not fooled by names of JavaScript’s own', () => {
    const message =
      '{"type":"model_update","insert":{"__proto__":{"constructor":{"name":"a"}},' +
      '"queue":{"__proto__":{"name":"b","__proto__":{"polluted":true}},"toString":{"name":"c"}}},' +
      '"delete":{"constructor":["1"],"__proto__":["2"]}}';
    const model = new StateModel();
    apply(model, message);
    assert.deepEqual([...model.rows('queue').keys()], ['__proto__', 'toString']);
    assert.equal(model.rows('__proto__').get('constructor')?.['name'], 'a');
    assert.equal(model.rows('queue').get('__proto__')?.['polluted'], undefined);
    assert.equal(Reflect.get({}, 'polluted'), undefined);
  });

  it('follows a foreign key that moves, goes and is deleted with its row', () => {
    const { model } = modelWith({ support_session: { '1': { queue_id: '5' }, '2': { queue_id: '5' } } });
    const inFive = (): string[] => [...model.referencing('support_session', 'queue_id', '5')];
    assert.deepEqual(inFive(), ['1', '2']);
    apply(model, update({ support_session: { '1': { queue_id: '6' } } }));
    assert.deepEqual(inFive(), ['2']);
    apply(model, update({ support_session: { '2': { queue_id: null } } }));
    assert.deepEqual(inFive(), []);
    apply(model, remove({ support_session: ['1'] }));
    assert.deepEqual([...model.referencing('support_session', 'queue_id', '6')], []);
    assert.deepEqual([...model.referencing('support_session', 'customer_name', 'Bob')], []);
  });

  it('finds rows by a foreign key after any number of changes that nobody watched', () => {
    const { model } = modelWith({ support_session: { '1': { queue_id: '5' }, '2': { queue_id: '6' } } });
    assert.equal(model.referencing('support_session', 'queue_id', '5').size, 1);
    for (let step = 0; step <= 3_000; step++) {
      apply(model, update({ support_session: { '1': { queue_id: String(step % 7) } } }));
    }
    assert.deepEqual([...model.referencing('support_session', 'queue_id', '6')].sort(), ['2']);
    assert.deepEqual([...model.referencing('support_session', 'queue_id', String(3_000 % 7))], ['1']);
  });

  it('deletes all rows of all tables when it is truncated', () => {
    const { model } = modelWith({ support_session: { '1': { queue_id: '5' } }, queue: { '5': { name: 'Five' } } });
    model.referencing('support_session', 'queue_id', '5');
    const changes = apply(model, TRUNCATE);
    assert.equal(model.size, 0);
    assert.equal(model.referencing('support_session', 'queue_id', '5').size, 0);
    assert.deepEqual([...changes.deleted.keys()], ['support_session', 'queue']);
  });
});

describe('A change set', () => {
  it('tells what it told when it is read later, after other steps', () => {
    const { model } = modelWith({ queue: { '1': { name: 'One', code_name: 'one' } } });
    const changes = apply(model, update({ queue: { '1': { name: 'Eins', code_name: 'one' } } }));
    apply(model, update({ queue: { '1': { name: 'One', code_name: 'uno' } } }));
    assert.deepEqual(changes.before.get('queue'), new Map([['1', { name: 'One' }]]));
  });

  it('has no row that was inserted and deleted within its step', () => {
    const model = new StateModel();
    const changes = model.apply({
      type: 'model_update',
      insert: { queue: { '1': { name: 'One' } } },
      delete: { queue: ['1'] },
    });
    assert.equal(changes.inserted.size + changes.updated.size + changes.deleted.size, 0);
  });

  it('calls a row updated that was deleted and inserted again within its step, with the old values that differ', () => {
    const queue = { '1': { name: 'One', code_name: 'one', type: 'team' }, '2': { name: 'Two' } };
    for (const gone of [remove({ queue: ['1'] }), TRUNCATE]) {
      const { model } = modelWith({ queue });
      const back = insert({ queue: { '1': { name: 'Uno', type: 'team', priority: 1 }, '2': { name: 'Two' } } });
      const changes = apply(model, gone, back);
      assert.deepEqual([...changes.inserted.keys(), ...changes.deleted.keys()], []);
      assert.deepEqual(changes.updated.get('queue'), new Set(['1']));
      const before = new Map([['1', { name: 'One', code_name: 'one', priority: undefined }]]);
      assert.deepEqual(changes.before.get('queue'), before);
    }
  });

  it('does not name a row that its step changed there and back', () => {
    const { model } = modelWith({ queue: { '1': { name: 'One' } } });
    const rename = (name: string): string => update({ queue: { '1': { name } } });
    const changes = apply(model, rename('Eins'), rename('One'));
    assert.equal(changes.isEmpty, true);
    assert.deepEqual([changes.updated.size, changes.before.size], [0, 0]);
  });
});
