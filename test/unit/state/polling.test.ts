import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { silentLog } from '../../../src/base/log.ts';
import { SiteError } from '../../../src/site/errors.ts';
import { presenceOf, representativesIn, sessionsOf } from '../../../src/state/facts.ts';
import { PollingSource, type PollingOptions } from '../../../src/state/polling.ts';
import { ManualClock } from '../../support/manualClock.ts';

const ADMIN = { id: '1', publicDisplayName: 'Admin', privateDisplayName: 'Ada L.', type: 'Normal', username: 'admin' };
const NETWORK = { id: '7', name: 'Network' };
const CLIENTS = [
  {
    type: 'representative',
    id: '90',
    userId: '1',
    routingIdle: false,
    routingBusy: true,
    supportSessionLsids: ['c0ffee'],
  },
  {
    type: 'support_customer',
    id: '91',
    lsid: 'c0ffee',
    name: 'Bob',
    hostname: 'BOB-PC',
    platform: 'Windows',
    connectedSince: 1_637_650_000,
  },
];

function newPolling(options: Partial<PollingOptions> = {}): {
  source: PollingSource;
  clock: ManualClock;
  asked: number[];
} {
  const clock = new ManualClock();
  const asked: number[] = [];
  const source = new PollingSource({
    loggedInReps: () => {
      asked.push(clock.now());
      return Promise.resolve([ADMIN]);
    },
    supportTeams: () => Promise.resolve([NETWORK]),
    connectedClients: () => Promise.resolve(CLIENTS),
    intervalSeconds: () => 60,
    clock,
    log: silentLog,
    ...options,
  });
  return { source, clock, asked };
}

/** Lets promises that are settled already be followed up. */
const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

describe('PollingSource, for accounts without real-time permission', () => {
  it('makes the rows of the tree from the command API’s three answers', async () => {
    const { source } = newPolling();
    await source.start();
    const { model } = source;
    assert.equal(source.status, 'polling');
    const [[repId, rep] = ['', {}]] = model.rows('representative');
    assert.equal(rep.username, 'admin');
    assert.equal(rep.user_id, '1');
    assert.equal(presenceOf(rep), 'busy');
    assert.deepEqual([...model.rows('queue').values()], [{ name: 'Network', support_team_id: '7', type: 'team' }]);
    const [sessionId = ''] = sessionsOf(model, repId);
    assert.deepEqual(model.rows('support_session').get(sessionId), {
      lsid: 'c0ffee',
      customer_name: 'Bob',
      created_timestamp: 1_637_650_000,
    });
    assert.deepEqual(
      representativesIn(model, sessionId).map(({ id }) => id),
      [repId],
    );
    source.dispose();
  });

  it('asks again when the cache time is over, and no sooner, however often the window gets focus', async () => {
    const { source, clock, asked } = newPolling();
    const start = clock.now();
    await source.start();
    for (let second = 0; second < 59; second++) {
      clock.advance(1000);
      source.tryNow();
      await settled();
    }
    assert.equal(asked.length, 1);
    clock.advance(1000);
    await settled();
    assert.deepEqual(asked, [start, start + 60_000]);
    source.dispose();
  });

  it('tells only what differs from the last answer', async () => {
    const reps = [ADMIN];
    const { source, clock } = newPolling({ loggedInReps: () => Promise.resolve([...reps]) });
    await source.start();
    const steps: unknown[] = [];
    source.onDidChange(({ inserted, updated }) => steps.push([inserted.size, updated.size]));
    clock.advance(60_000);
    await settled();
    assert.deepEqual(steps, []);
    reps.push({ ...ADMIN, id: '2', username: 'zoë' });
    clock.advance(60_000);
    await settled();
    assert.deepEqual(steps, [[1, 0]]);
    source.dispose();
  });

  it('shows reps and teams where the account may not see the connected clients', async () => {
    const refused = new SiteError('not-permitted', 'Not allowed.');
    const { source } = newPolling({ connectedClients: () => Promise.reject(refused) });
    await source.start();
    assert.equal(source.model.rows('representative').size, 1);
    assert.equal(source.model.rows('support_session').size, 0);
    source.dispose();
  });

  it('keeps stale rows while the site cannot be reached, and waits out the cache time', async () => {
    let fails = false;
    const gone = new SiteError('unreachable', 'Nobody is there.');
    const { source, clock } = newPolling({
      supportTeams: () => (fails ? Promise.reject(gone) : Promise.resolve([NETWORK])),
    });
    await source.start();
    fails = true;
    clock.advance(60_000);
    await settled();
    assert.equal(source.status, 'reconnecting');
    assert.equal(source.problem, gone);
    assert.equal(source.staleSince, clock.now());
    assert.equal(source.model.rows('queue').size, 1);
    assert.equal(source.nextTryAt, clock.now() + 60_000);
    fails = false;
    clock.advance(60_000);
    await settled();
    assert.equal(source.status, 'polling');
    assert.equal(source.staleSince, undefined);
    source.dispose();
    assert.equal(clock.pending, 0);
  });

  it('stops when the site refuses the account', async () => {
    const refused = new SiteError('credentials-refused', 'Wrong secret.');
    const { source, clock } = newPolling({ loggedInReps: () => Promise.reject(refused) });
    await assert.rejects(source.start(), refused);
    assert.equal(source.status, 'refused');
    assert.equal(clock.pending, 0);
    source.dispose();
  });
});
