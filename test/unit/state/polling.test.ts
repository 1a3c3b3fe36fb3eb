import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { silentLog } from '../../../src/base/log.ts';
import { SiteError } from '../../../src/site/errors.ts';
import {
  attendeesOf,
  availableFor,
  isWaiting,
  presenceOf,
  presentersOf,
  representativesIn,
  sessionCount,
  sessionsOf,
  unplacedAttendees,
  waitingCount,
  waitingIn,
} from '../../../src/state/facts.ts';
import { PollingSource, type PollingOptions } from '../../../src/state/sources/polling.ts';
import { SiteClock } from '../../../src/state/sources/siteClock.ts';
import { ManualClock } from '../../support/manualClock.ts';

const ADMIN = { id: '1', publicDisplayName: 'Admin', privateDisplayName: 'Ada L.', type: 'Normal', username: 'admin' };
const NETWORK = { id: '7', name: 'Network', supportSessionCount: 3 };
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
  it('does not take a queue for empty whose count is not told', async () => {
    const teams = [
      { id: '7', name: 'Network' },
      { id: '8', name: 'Hardware', supportSessionCount: 0 },
    ];
    const { source } = newPolling({ supportTeams: () => Promise.resolve(teams) });
    await source.start();
    const { model } = source;
    assert.deepEqual(
      [...model.rows('queue').keys()].map((id) => waitingCount(model, id)),
      [undefined, 0],
    );
    source.dispose();
  });

  it('makes the rows of the tree from the command API’s three answers', async () => {
    const { source } = newPolling();
    await source.start();
    const { model } = source;
    assert.equal(source.status, 'polling');
    const [[repId, rep] = ['', {}]] = model.rows('representative');
    assert.equal(rep.username, 'admin');
    assert.equal(rep.user_id, '1');
    assert.equal(presenceOf(rep), 'busy');
    assert.deepEqual(
      [...model.rows('queue').values()],
      [{ name: 'Network', support_team_id: '7', type: 'team', support_session_count: 3 }],
    );
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

  it('tells how many wait in a team’s queue, and takes nobody for waiting of whom it is not told', async () => {
    const helpless = { type: 'support_customer', id: '92', lsid: 'decaf', name: 'Kim', connectedSince: 1_637_650_500 };
    const { source } = newPolling({ connectedClients: () => Promise.resolve([...CLIENTS, helpless]) });
    await source.start();
    const { model } = source;
    const [queue = ''] = model.rows('queue').keys();
    assert.equal(waitingCount(model, queue), 3);
    assert.deepEqual(waitingIn(model, queue), []);
    const sessions = [...model.rows('support_session').keys()];
    assert.equal(sessions.length, 2);
    assert.deepEqual(
      sessions.map((id) => isWaiting(model, id)),
      [false, false],
    );
    source.dispose();
  });

  it('leaves out what the answers do not tell, instead of taking it for none', async () => {
    const { source } = newPolling({
      connectedClients: () => Promise.resolve([{ type: 'support_customer', id: '1', lsid: 'beef' }]),
      supportTeams: () => Promise.resolve([{ id: '7', name: 'Network' }]),
    });
    await source.start();
    const { model } = source;
    assert.deepEqual([...model.rows('support_session').values()], [{ lsid: 'beef' }]);
    assert.deepEqual(
      [...model.rows('customer_client').values()].map((row) => Object.keys(row)),
      [['support_session_id']],
    );
    const [rep] = model.rows('representative').values();
    assert.equal(presenceOf(rep ?? {}), undefined);
    source.dispose();
  });

  it('knows who of a team is there, who presents, what a client is, and all that the answers tell of people', async () => {
    const { source } = newPolling({
      loggedInReps: () =>
        Promise.resolve([{ ...ADMIN, presentationCount: 1, supportSessionCount: 4, showingOnRepList: true }]),
      teamMembers: () => Promise.resolve([{ ...NETWORK, members: [{ id: '1' }, { id: '2' }] }]),
      connectedClients: () =>
        Promise.resolve([
          { type: 'representative', id: '90', userId: '1', routingAvailable: true, startSessionUrl: 'https://s/1' },
          { type: 'support_customer', id: '91', lsid: 'a', nonInteractive: 'shelljump' },
          { type: 'support_customer', id: '92', lsid: 'b', nonInteractive: 'rdp' },
          { type: 'presentation_attendee', id: '93', name: 'Eve', clientConnections: [{ privateIp: '10.0.0.7' }] },
        ]),
    });
    await source.start();
    const { model } = source;
    const [team = ''] = model.rows('queue').keys();
    const [rep = ''] = model.rows('representative').keys();
    assert.deepEqual(availableFor(model, team), [rep]);
    assert.equal(sessionCount(model, rep), 4);
    assert.deepEqual(
      [...model.rows('customer_client').values()].map((row) => row.client_type),
      ['shell', 'rdp'],
    );
    const [presentation = ''] = model.rows('presentation_session').keys();
    assert.deepEqual(
      presentersOf(model, presentation).map(({ row }) => row.representative_id),
      [rep],
    );
    assert.deepEqual(
      attendeesOf(model, presentation).map(({ row }) => [row.name, row.private_ip, row.connected]),
      [['Eve', '10.0.0.7', true]],
    );
    const row = model.rows('representative').get(rep);
    assert.equal(row?.['showing_on_rep_list'], true);
    assert.equal(row['start_session_url'], 'https://s/1');
    source.dispose();
  });

  it('does not guess which of two presentations somebody attends', async () => {
    const attendee = { type: 'presentation_attendee', id: '93', name: 'Eve' };
    const { source } = newPolling({
      loggedInReps: () =>
        Promise.resolve([
          { ...ADMIN, presentationCount: 1 },
          { ...ADMIN, id: '2', presentationCount: 1 },
        ]),
      connectedClients: () => Promise.resolve([attendee]),
    });
    await source.start();
    const { model } = source;
    assert.equal(model.rows('presentation_session').size, 2);
    assert.deepEqual(
      unplacedAttendees(model).map(({ row }) => row.name),
      ['Eve'],
    );
    source.dispose();
  });

  it('takes the site’s time from where it is known', () => {
    const clock = new ManualClock();
    const siteClock = new SiteClock(clock);
    siteClock.set(clock.now() / 1000 - 600);
    const { source } = newPolling({ clock, siteClock });
    assert.equal(source.skewSeconds, -600);
    clock.setBack(60_000);
    assert.equal(source.skewSeconds, -540);
    source.dispose();
  });

  it('polls at once when a person asks for it, and goes on in time', async () => {
    const { source, clock, asked } = newPolling();
    const start = clock.now();
    await source.start();
    clock.advance(20_000);
    source.refresh();
    source.refresh();
    await settled();
    clock.advance(60_000);
    await settled();
    assert.deepEqual(asked, [start, start + 20_000, start + 80_000]);
    source.dispose();
  });

  it('goes on polling after the clock was set back by a day', async () => {
    const { source, clock, asked } = newPolling();
    await source.start();
    clock.setBack(86_400_000);
    clock.advance(60_000);
    await settled();
    clock.advance(60_000);
    await settled();
    assert.equal(asked.length, 3);
    source.dispose();
  });

  it('makes pauses whatever the setting says', async () => {
    const { source, clock, asked } = newPolling({ intervalSeconds: () => 0 });
    await source.start();
    clock.advance(9_999);
    await settled();
    assert.equal(asked.length, 1);
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
