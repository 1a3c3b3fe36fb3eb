import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { describe, it } from 'mocha';
import { SiteError } from '../../../src/site/errors.ts';
import type { ChangeSet } from '../../../src/state/model/changeSet.ts';
import { MessageFraming } from '../../../src/state/connection/framing.ts';
import { StateModel } from '../../../src/state/model/model.ts';
import { readMessage, type RowMessage, type StateMessage } from '../../../src/state/connection/protocol.ts';
import { TABLES, TABLE_NAMES, type Row, type TableName } from '../../../src/state/tables.ts';

/** Every row of the model by table and id. */
function content(model: StateModel, tables: Iterable<string>): Record<string, Record<string, Row>> {
  return Object.fromEntries([...tables].map((table) => [table, Object.fromEntries(model.rows(table))]));
}

const tableNames = fc.constantFrom('support_session', 'queue', 'representative_support_session', 'unheard_of');
const ids = fc.constantFrom('1', '2', '3', '9007199254740993', '18446744073709551615');
const fields = fc.constantFrom('name', 'queue_id', 'support_session_id', 'customer_name', 'routing_idle', '__proto__');
const values = fc.oneof(ids, fc.string({ unit: 'binary' }), fc.constantFrom('ë', '😀\n', 0, 1, true, null, 1.5));
const rows = fc.dictionary(ids, fc.dictionary(fields, values, { maxKeys: 3 }), { maxKeys: 4 });
const tables = fc.dictionary(tableNames, rows, { maxKeys: 3 });
const updates = fc.record(
  {
    type: fc.constantFrom('model_update', 'update_model'),
    insert: tables,
    update: tables,
    delete: fc.dictionary(tableNames, fc.array(ids, { maxLength: 3 }), { maxKeys: 3 }),
  },
  { requiredKeys: ['type'] },
);
const messages = fc.array(
  fc.oneof({ weight: 9, arbitrary: updates }, { weight: 1, arbitrary: fc.constant({ type: 'truncate_model' }) }),
  { maxLength: 8 },
);

const TABLES_SEEN = ['support_session', 'queue', 'representative_support_session', 'unheard_of'];

function changesRows(message: StateMessage): message is RowMessage {
  return message.type === 'model_update' || message.type === 'truncate_model';
}

function take(model: StateModel, message: StateMessage): void {
  if (changesRows(message)) {
    model.apply(message);
  }
}

function modelOf(frames: Iterable<Uint8Array>): StateModel {
  const framing = new MessageFraming();
  const model = new StateModel();
  for (const frame of frames) {
    for (const text of framing.push(frame)) {
      take(model, readMessage(text));
    }
  }
  return model;
}

function* cut(bytes: Buffer, at: readonly number[]): Generator<Uint8Array> {
  const places = [...new Set(at.map((place) => place % (bytes.length + 1)))].sort((a, b) => a - b);
  let from = 0;
  for (const place of [...places, bytes.length]) {
    yield bytes.subarray(from, place);
    from = place;
  }
}

/** The ids whose foreign key `field` is `key`, counted one by one. */
function counted(model: StateModel, table: TableName, field: string, key: string): Set<string> {
  return new Set([...model.rows(table)].filter(([, row]) => row[field] === key).map(([id]) => id));
}

function assertIndexesAgree(model: StateModel): void {
  for (const table of TABLE_NAMES) {
    for (const [field, kind] of Object.entries(TABLES[table])) {
      if (typeof kind === 'object') {
        for (const key of ['1', '2', '3', '9007199254740993', '18446744073709551615']) {
          assert.deepEqual(new Set(model.referencing(table, field, key)), counted(model, table, field, key));
        }
      }
    }
  }
}

describe('The state stream', () => {
  it('makes the same model however its bytes are split into frames', () => {
    fc.assert(
      fc.property(messages, fc.array(fc.nat(5000), { maxLength: 40 }), (sent, places) => {
        const bytes = Buffer.from(sent.map((message) => `${JSON.stringify(message)}\n`).join(''));
        const whole = content(modelOf([bytes]), TABLES_SEEN);
        assert.deepEqual(content(modelOf(cut(bytes, places)), TABLES_SEEN), whole);
        assert.deepEqual(content(modelOf(Array.from(bytes, (byte) => Uint8Array.of(byte))), TABLES_SEEN), whole);
      }),
    );
  });

  it('makes the same model whether messages end with a newline, with a frame, or with both', () => {
    const mixed = fc.array(fc.constantFrom('', '\n', '\r\n', ' '), { minLength: 8, maxLength: 8 });
    const same = fc.constantFrom('', '\n', '\r\n', ' ').map((end) => Array.from({ length: 8 }, () => end));
    const places = fc.array(fc.nat(5000), { maxLength: 40 });
    fc.assert(
      fc.property(messages, fc.oneof(mixed, same), places, (sent, terminators, cuts) => {
        const texts = sent.map((message) => JSON.stringify(message));
        const whole = content(modelOf([Buffer.from(texts.map((text) => `${text}\n`).join(''))]), TABLES_SEEN);
        const ended = texts.map((text, at) => Buffer.from(text + (terminators[at] ?? '')));
        const bytes = Buffer.concat(ended);
        const isOneKind = new Set(terminators).size === 1;
        const anywhere = [[...cut(bytes, cuts)], Array.from(bytes, (byte) => Uint8Array.of(byte))];
        for (const frames of [ended, [bytes], ...(isOneKind ? anywhere : [])]) {
          assert.deepEqual(content(modelOf(frames), TABLES_SEEN), whole);
        }
      }),
    );
  });

  it('gives each message with the frame that completes it, where a site sends no newlines', () => {
    fc.assert(
      fc.property(messages, fc.nat(5000), (sent, place) => {
        const framing = new MessageFraming();
        for (const message of sent) {
          const bytes = Buffer.from(JSON.stringify(message));
          const [first = bytes, second] = cut(bytes, [1 + (place % (bytes.length - 1))]);
          const early = framing.push(first);
          assert.equal(early.length, second === undefined ? 1 : 0);
          const late = second === undefined ? [] : framing.push(second);
          assert.deepEqual(Buffer.concat([...early, ...late]), bytes);
          assert.equal(framing.isWithinMessage, false);
        }
      }),
    );
  });

  it('goes on after a frame that is no JSON, where a site sends no newlines', () => {
    const framing = new MessageFraming();
    const good = '{"type":"truncate_model"}';
    assert.deepEqual(framing.push('oops').map(String), []);
    assert.deepEqual(framing.push(good).map(String), ['oops', good]);
    assert.deepEqual(framing.push('}').map(String), ['}']);
    assert.deepEqual(framing.push(good + good).map(String), [good, good]);
    assert.deepEqual(framing.push(' ').map(String), []);
    assert.equal(framing.isWithinMessage, false);
  });

  it('survives any order of faults, with indexes that agree with the rows', () => {
    const anything = fc.oneof(fc.jsonValue(), fc.dictionary(fields, fc.jsonValue()));
    const faulty = fc.oneof(
      updates,
      fc.record({ type: fc.constant('model_update'), insert: anything, update: anything, delete: anything }),
      fc.record({
        type: fc.constant('model_update'),
        insert: fc.dictionary(tableNames, fc.oneof(rows, fc.jsonValue())),
        delete: fc.dictionary(tableNames, fc.jsonValue()),
      }),
      fc.record({ type: fc.constant('truncate_model') }),
      fc.jsonValue(),
    );
    fc.assert(
      fc.property(fc.array(faulty, { maxLength: 10 }), (sent) => {
        const model = new StateModel();
        model.referencing('support_session', 'queue_id', '1');
        for (const message of sent) {
          try {
            take(model, readMessage(JSON.stringify(message)));
          } catch (error) {
            // Only what is no JSON object is no message.
            assert.ok(SiteError.is(error, 'bad-answer'));
            assert.ok(typeof message !== 'object' || message === null || Array.isArray(message));
          }
        }
        assertIndexesAgree(model);
      }),
    );
  });

  it('never mixes up ids above 2^53, as keys of rows, as strings and as bare integers', () => {
    const large = fc.bigInt({ min: 2n ** 53n, max: 2n ** 64n - 1n });
    const near = fc.array(fc.tuple(large, fc.bigInt({ min: 0n, max: 3n })), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(near, fc.boolean(), (seeds, bare) => {
        const keys = new Set(seeds.flatMap(([id, offset]) => [id, id ^ offset]).map(String));
        const quote = bare ? '' : '"';
        const sessions = [...keys].map((id) => `"${id}":{"queue_id":${quote}${id}${quote}}`).join();
        const model = new StateModel();
        take(model, readMessage(`{"type":"model_update","insert":{"support_session":{${sessions}}}}`));
        assert.deepEqual(new Set(model.rows('support_session').keys()), keys);
        for (const id of keys) {
          assert.deepEqual([...model.referencing('support_session', 'queue_id', id)], [id]);
        }
        const [first = ''] = keys;
        take(model, readMessage(`{"type":"model_update","delete":{"support_session":[${quote}${first}${quote}]}}`));
        assert.equal(model.rows('support_session').has(first), false);
        assert.equal(model.size, keys.size - 1);
      }),
    );
  });
});

describe('The change set of several messages', () => {
  it('tells the difference between the rows before and after, as one step', () => {
    fc.assert(
      fc.property(messages, messages, (earlier, later) => {
        const read = (sent: readonly object[]): RowMessage[] =>
          sent.map((message) => readMessage(JSON.stringify(message))).filter(changesRows);
        const model = new StateModel();
        model.applyAll(read(earlier));
        const was = new Map(TABLES_SEEN.map((table) => [table, new Map(model.rows(table))]));
        const changes = model.applyAll(read(later));
        for (const [table, before] of was) {
          assertTells(changes, table, before, model.rows(table));
        }
        assert.equal(changes.isEmpty, changes.inserted.size + changes.updated.size + changes.deleted.size === 0);
      }),
    );
  });
});

type Rows = ReadonlyMap<string, Row>;

function assertTells(changes: ChangeSet, table: string, was: Rows, is: Rows): void {
  const gone = [...was.keys()].filter((id) => !is.has(id));
  assert.deepEqual(new Set(changes.inserted.get(table)), new Set([...is.keys()].filter((id) => !was.has(id))));
  assert.deepEqual(new Set(changes.deleted.get(table)?.keys()), new Set(gone));
  for (const [id, old] of was) {
    const now = is.get(id);
    if (now === undefined) {
      assert.deepEqual(changes.deleted.get(table)?.get(id), old);
    } else {
      const before = changes.before.get(table)?.get(id);
      assert.equal(changes.updated.get(table)?.has(id) ?? false, before !== undefined);
      assertUndoes(before, now, old);
    }
  }
}

/** `before` makes `old` of `now`, and has those fields only that differ. */
function assertUndoes(before: Row = {}, now: Row, old: Row): void {
  const undone: Row = { ...now, ...before };
  for (const field of Object.keys(undone)) {
    assert.deepEqual(undone[field], old[field]);
    assert.ok(!(field in before) || now[field] !== old[field]);
  }
}
