import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { describe, it } from 'mocha';
import { silentLog } from '../../../src/base/log.ts';
import { StateFeed } from '../../../src/state/sources/feed.ts';
import type { ChangeSet } from '../../../src/state/model/changeSet.ts';
import { ManualClock } from '../../support/manualClock.ts';
import { HandSocket, SUBSCRIBED_AT } from './handSocket.ts';

type Rows = Readonly<Record<string, Readonly<Record<string, object>>>>;

/** Rows of every kind that refer to each other; some tables are empty. */
const ROWS: Rows = {
  queue: { '1': { name: 'Network', type: 'team' }, '2': { type: 'personal' } },
  representative: { '10': { username: 'zoë', queue_id: '2' }, '11': { username: 'li' } },
  representative_queue: { '20': { queue_id: '1', representative_id: '10' } },
  support_session: Object.fromEntries(Array.from({ length: 60 }, (_, at) => [String(100 + at), { queue_id: '1' }])),
  representative_support_session: { '30': { representative_id: '10', support_session_id: '103' } },
  customer_client: { '40': { support_session_id: '103' }, '41': { support_session_id: '159' } },
};

const insert = (rows: Rows): string => `${JSON.stringify({ type: 'model_update', insert: rows })}\n`;
const content = ({ model }: StateFeed): Rows =>
  Object.fromEntries(
    Object.keys(ROWS).map((table) => [table, Object.fromEntries([...model.rows(table)].map(([id]) => [id, {}]))]),
  );
const idsOf = (rows: Rows): Rows =>
  Object.fromEntries(
    Object.entries(rows).map(([table, byId]) => [table, Object.fromEntries(Object.keys(byId).map((id) => [id, {}]))]),
  );
const settled = (): Promise<void> => new Promise((resolve) => setImmediate(() => setImmediate(resolve)));

interface Site {
  readonly feed: StateFeed;
  readonly clock: ManualClock;
  readonly sockets: readonly HandSocket[];
  readonly steps: ChangeSet[];
}

function newSite(): Site {
  const clock = new ManualClock();
  const sockets: HandSocket[] = [];
  const feed = new StateFeed({
    connect: () => {
      const socket = new HandSocket();
      sockets.push(socket);
      return Promise.resolve(socket);
    },
    token: () => Promise.resolve('token'),
    invalidateToken: () => undefined,
    clock,
    log: silentLog,
  });
  const steps: ChangeSet[] = [];
  feed.onDidChange((changes) => steps.push(changes));
  return { feed, clock, sockets, steps };
}

async function liveSite(rows: Rows): Promise<Site> {
  const site = newSite();
  const started = site.feed.start();
  await subscribed(site.sockets, 0);
  site.sockets[0]?.frame(insert(rows));
  site.clock.advance(1000);
  await started;
  site.steps.length = 0;
  return site;
}

async function subscribed(sockets: readonly HandSocket[], at: number): Promise<void> {
  for (let turn = 0; turn < 50 && (sockets[at]?.sent.length ?? 0) < 2; turn++) {
    await settled();
  }
  await settled();
}

/** Loses the connection, and brings the feed up to the subscription of the next. */
async function reconnect({ clock, sockets }: Site): Promise<HandSocket> {
  const at = sockets.length;
  sockets[at - 1]?.cut();
  clock.advance(1000);
  await subscribed(sockets, at);
  const socket = sockets[at];
  assert.ok(socket);
  return socket;
}

describe('A snapshot that comes in parts', () => {
  const TABLES = Object.keys(ROWS);
  const tableOrder = fc.shuffledSubarray(TABLES, { minLength: TABLES.length });
  const milliseconds = (max: number) => fc.array(fc.integer({ min: 0, max }), { minLength: 12, maxLength: 12 });

  /** Sends the parts after the waits, and then news; the rows are there in the end, whatever happened on the way. */
  async function sendParts(site: Site, socket: HandSocket, parts: readonly string[], waits: readonly number[]) {
    for (const [at, part] of parts.entries()) {
      site.clock.advance(waits[at] ?? 0);
      socket.frame(part);
      socket.frame('\n');
    }
    site.clock.advance(60_000);
    assert.equal(site.feed.status, 'live');
    assert.deepEqual(content(site.feed), idsOf(ROWS));
    site.feed.dispose();
    await settled();
  }

  it('deletes and inserts no row again after a loss, whatever the order of the tables and the waits for them', async () => {
    await fc.assert(
      fc.asyncProperty(tableOrder, milliseconds(19_900), async (tables, waits) => {
        const site = await liveSite(ROWS);
        const parts = tables.map((table) => insert({ [table]: ROWS[table] ?? {} }));
        await sendParts(site, await reconnect(site), parts, waits);
        assert.deepEqual(site.steps, []);
      }),
      { numRuns: 60 },
    );
  });

  it('deletes no row of a table that comes ten rows at a time', async () => {
    const sessions = Object.entries(ROWS['support_session'] ?? {});
    await fc.assert(
      fc.asyncProperty(milliseconds(4_900), async (waits) => {
        const site = await liveSite(ROWS);
        const others = TABLES.filter((table) => table !== 'support_session');
        const parts = [
          ...others.map((table) => insert({ [table]: ROWS[table] ?? {} })),
          ...[0, 10, 20, 30, 40, 50].map((at) =>
            insert({ support_session: Object.fromEntries(sessions.slice(at, at + 10)) }),
          ),
        ];
        await sendParts(site, await reconnect(site), parts, waits);
        assert.deepEqual(site.steps, []);
      }),
      { numRuns: 60 },
    );
  });

  it('is there in one step with the first connection, where no table lets the others wait for a second', async () => {
    await fc.assert(
      fc.asyncProperty(tableOrder, milliseconds(990), async (tables, waits) => {
        const site = newSite();
        const started = site.feed.start();
        await subscribed(site.sockets, 0);
        const [socket] = site.sockets;
        assert.ok(socket);
        const parts = tables.map((table) => insert({ [table]: ROWS[table] ?? {} }));
        await sendParts(site, socket, parts, waits);
        await started;
        assert.equal(site.steps.length, 1);
      }),
      { numRuns: 60 },
    );
  });

  it('ends after 20 seconds without the tables that have no rows any more, and without those rows', async () => {
    const site = await liveSite(ROWS);
    const socket = await reconnect(site);
    socket.frame(insert({ queue: ROWS['queue'] ?? {} }));
    site.clock.advance(19_999);
    assert.equal(site.feed.status, 'reconnecting');
    assert.equal(site.feed.model.rows('support_session').size, 60);
    site.clock.advance(1);
    assert.equal(site.feed.status, 'live');
    assert.equal(site.feed.model.rows('support_session').size, 0);
    assert.equal(site.steps.length, 1);
    site.feed.dispose();
  });

  it('ends after 5 seconds where one message brings several tables, but not those that have no rows any more', async () => {
    const site = await liveSite(ROWS);
    const socket = await reconnect(site);
    const { customer_client: _gone, ...rest } = ROWS;
    socket.frame(insert(rest));
    site.clock.advance(4_999);
    assert.equal(site.feed.status, 'reconnecting');
    site.clock.advance(1);
    assert.equal(site.feed.status, 'live');
    assert.equal(site.feed.model.rows('customer_client').size, 0);
    site.feed.dispose();
  });

  it('ends at once where one message brings every table that had rows, with fewer of them', async () => {
    const site = await liveSite(ROWS);
    const socket = await reconnect(site);
    socket.frame(insert({ ...ROWS, support_session: { '103': {}, '159': {} } }));
    site.clock.advance(150);
    assert.equal(site.feed.status, 'live');
    assert.equal(site.feed.model.rows('support_session').size, 2);
    site.feed.dispose();
  });

  it('may have rows for good that refer to others which are not there', async () => {
    const rows = { ...ROWS, customer_client: { '40': { support_session_id: '999' } } };
    const site = await liveSite(rows);
    const socket = await reconnect(site);
    socket.frame(insert(rows));
    site.clock.advance(150);
    assert.equal(site.feed.status, 'live');
    site.feed.dispose();
  });

  it('ends although the site goes on to tell news: rows that are younger than the subscription', async () => {
    const site = await liveSite(ROWS);
    const socket = await reconnect(site);
    socket.frame(insert(ROWS));
    for (let at = 0; at < 3; at++) {
      site.clock.advance(60);
      const row = { name: 'New', created_timestamp: SUBSCRIBED_AT + 1 };
      socket.frame(insert({ queue: { [String(900 + at)]: row } }));
    }
    assert.equal(site.feed.status, 'live');
    site.feed.dispose();
  });

  it('is worth waiting for where its one message takes long to come', async () => {
    const site = newSite();
    const started = site.feed.start();
    await subscribed(site.sockets, 0);
    const [socket] = site.sockets;
    const message = Buffer.from(insert(ROWS));
    for (let at = 0; at < message.length; at += 1000) {
      socket?.frame(message.subarray(at, at + 1000));
      site.clock.advance(900);
    }
    assert.equal(site.feed.status, 'live');
    assert.deepEqual(content(site.feed), idsOf(ROWS));
    await started;
    site.feed.dispose();
  });
});
