import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { SiteError } from '../../../src/site/errors.ts';
import { answer, goLive, newFeed, reached, update } from './liveFeed.ts';
import { next } from './stateWire.ts';

const TWO_QUEUES = update({ insert: { queue: { '1': { name: 'Network' }, '2': { name: 'Hardware' } } } });

describe('StateFeed: the first snapshot', () => {
  it('shows it in one step, however many messages it came in', async () => {
    await using live = await newFeed();
    const { feed, server, clock, statuses, steps } = live;
    const started = feed.start();
    const site = await answer(server, TWO_QUEUES);
    clock.advance(900);
    site.send(update({ insert: { representative: { '9': { username: 'zoë' } } } }));
    await site.received();
    assert.equal(feed.model.rows('queue').size, 0);
    clock.advance(2249);
    assert.equal(feed.status, 'connecting');
    clock.advance(1);
    await started;
    assert.deepEqual(statuses, ['connecting', 'live']);
    assert.deepEqual(
      steps.map(({ inserted }) => [...inserted.keys()]),
      [['queue', 'representative']],
    );
  });

  it('is there at once where the site sends several tables in one message', async () => {
    await using live = await newFeed();
    const started = live.feed.start();
    await answer(live.server, update({ insert: { queue: { '1': {} }, representative: { '9': { queue_id: '1' } } } }));
    live.clock.advance(150);
    await started;
    assert.equal(live.feed.status, 'live');
  });

  it('shows the rows of a site that is never quiet after two seconds', async () => {
    await using live = await newFeed();
    const { feed, server, clock } = live;
    const started = feed.start();
    const site = await answer(server, TWO_QUEUES);
    for (let at = 0; at < 20; at++) {
      clock.advance(100);
      site.send(update({ update: { queue: { '1': { name: `Network ${at}` } } } }));
      await site.received();
    }
    await started;
    assert.equal(feed.model.rows('queue').size, 2);
  });

  it('is live on a site without any row after five seconds, whatever blank lines it sends', async () => {
    await using live = await newFeed();
    const started = live.feed.start();
    const site = await live.server.connection();
    await site.welcome();
    for (let second = 0; second < 5; second++) {
      site.send('\n', ' \r\n');
      await site.received();
      live.clock.advance(1000);
    }
    await started;
    assert.equal(live.feed.status, 'live');
    assert.equal(live.steps.length, 0);
  });

  it('learns how far the site’s clock is ahead', async () => {
    await using live = await newFeed();
    const { feed, server, clock } = live;
    assert.equal(feed.skewSeconds, 0);
    const started = feed.start();
    const site = await server.connection();
    await site.welcome(clock.now() / 1000 + 90);
    site.send(TWO_QUEUES);
    await site.received();
    clock.advance(1000);
    await started;
    assert.equal(feed.skewSeconds, 90);
  });

  it('knows the site’s time also after this machine’s clock was corrected', async () => {
    await using live = await newFeed();
    const { feed, clock } = live;
    const siteTime = clock.now() / 1000 + 90;
    const started = feed.start();
    const site = await live.server.connection();
    await site.welcome(siteTime);
    site.send(TWO_QUEUES);
    await site.received();
    clock.advance(1000);
    await started;
    for (const milliseconds of [600_000, -7_200_000, 0]) {
      clock.setBack(milliseconds);
      clock.advance(5000);
    }
    assert.equal(clock.now() / 1000 + feed.skewSeconds, siteTime + 16);
    assert.equal(feed.skewSeconds, 90 - 6600);
  });

  it('starts once for all who ask, and is started already when it is live', async () => {
    await using live = await newFeed();
    const second = live.feed.start();
    await goLive(live, TWO_QUEUES);
    await second;
    await live.feed.start();
    assert.equal(live.server.handshakes.length, 1);
  });
});

describe('StateFeed: changes', () => {
  it('passes each frame on as one step', async () => {
    await using live = await newFeed();
    const site = await goLive(live, TWO_QUEUES);
    live.steps.length = 0;
    site.send(
      update({ update: { queue: { '1': { name: 'Netz' } } } }) + update({ delete: { queue: ['2'] } }),
      update({ insert: { queue: { '3': { name: 'Third' } } } }),
    );
    await site.received();
    const [first, second] = live.steps;
    assert.deepEqual(first?.before.get('queue'), new Map([['1', { name: 'Network' }]]));
    assert.deepEqual(first.deleted.get('queue'), new Map([['2', { name: 'Hardware' }]]));
    assert.deepEqual(second?.inserted.get('queue'), new Set(['3']));
    assert.equal(live.steps.length, 2);
  });

  it('keeps the rows until what a truncation lets come is there, and then tells of it', async () => {
    await using live = await newFeed();
    const { feed, clock, steps } = live;
    const site = await goLive(live, TWO_QUEUES);
    const network = feed.model.rows('queue').get('1');
    steps.length = 0;
    const truncated = next((listener) => feed.onDidTruncate(() => listener([...feed.model.rows('queue').keys()])));
    site.send('{"type":"truncate_model"}\n', update({ insert: { queue: { '1': { name: 'Network' } } } }));
    await site.received();
    clock.advance(1999);
    assert.equal(feed.model.rows('queue').size, 2);
    clock.advance(1);
    assert.deepEqual(await truncated, ['1']);
    assert.deepEqual(
      steps.map(({ deleted }) => deleted),
      [new Map([['queue', new Map([['2', { name: 'Hardware' }]])]])],
    );
    assert.equal(feed.model.rows('queue').get('1'), network);
  });

  it('empties the model of a site that sends nothing after a truncation', async () => {
    await using live = await newFeed();
    const site = await goLive(live, TWO_QUEUES);
    site.send('{"type":"truncate_model"}\n');
    await site.received();
    live.clock.advance(2000);
    assert.equal(live.feed.model.rows('queue').size, 0);
    assert.equal(live.feed.status, 'live');
  });
});

describe('StateFeed: a lost connection', () => {
  it('keeps the old rows, marked stale, and swaps them for the new ones in one step', async () => {
    await using live = await newFeed();
    const { feed, server, clock, steps, statuses } = live;
    const site = await goLive(live, TWO_QUEUES);
    const network = feed.model.rows('queue').get('1');
    steps.length = 0;
    const lost = reached(feed, 'reconnecting');
    site.cut();
    await lost;
    assert.equal(feed.staleSince, clock.now());
    assert.ok(SiteError.is(feed.problem, 'cut'));
    assert.equal(feed.model.rows('queue').size, 2);
    assert.equal(feed.nextTryAt, clock.now() + 500);
    clock.advance(500);
    await answer(server, update({ insert: { queue: { '1': { name: 'Network' }, '3': { name: 'Third' } } } }));
    assert.equal(feed.model.rows('queue').size, 2);
    clock.advance(4999);
    assert.ok(feed.staleSince);
    clock.advance(1);
    assert.equal(feed.status, 'live');
    assert.equal(feed.staleSince, undefined);
    assert.equal(feed.problem, undefined);
    assert.deepEqual(
      steps.map((step) => [step.inserted, step.updated, [...(step.deleted.get('queue')?.keys() ?? [])]]),
      [[new Map([['queue', new Set(['3'])]]), new Map(), ['2']]],
    );
    assert.equal(feed.model.rows('queue').get('1'), network);
    assert.deepEqual(statuses, ['connecting', 'live', 'reconnecting', 'reconnecting', 'live']);
  });

  it('waits longer with each failure, up to a minute, and at random below that', async () => {
    const noSite = new SiteError('unreachable', 'Nobody is there.');
    await using live = await newFeed({ connect: () => Promise.reject(noSite) });
    const { feed, clock } = live;
    await assert.rejects(feed.start(), noSite);
    const waits: number[] = [];
    for (let at = 0; at < 9; at++) {
      const wait = (feed.nextTryAt ?? 0) - clock.now();
      waits.push(wait);
      const failed = next(feed.onDidChangeStatus).then(() => next(feed.onDidChangeStatus));
      clock.advance(wait);
      await failed;
    }
    // The test's chance is always one half.
    assert.deepEqual(waits, [500, 1000, 2000, 4000, 8000, 16_000, 30_000, 30_000, 30_000]);
  });

  it('tries again at once when the window gets focus or the network returns', async () => {
    await using live = await newFeed();
    const site = await goLive(live, TWO_QUEUES);
    const lost = reached(live.feed, 'reconnecting');
    site.close(1001, 'The site restarts.');
    await lost;
    live.feed.tryNow();
    await answer(live.server, TWO_QUEUES);
    live.clock.advance(150);
    assert.equal(live.feed.status, 'live', 'a snapshot with all the rows from before is complete');
  });

  it('leaves a site alone for as long as it asks for', async () => {
    const busy = new SiteError('rate-limited', 'Busy.', { retryAfterSeconds: 40 });
    await using live = await newFeed({ connect: () => Promise.reject(busy) });
    await assert.rejects(live.feed.start(), busy);
    assert.equal(live.feed.nextTryAt, live.clock.now() + 40_000);
  });

  it('finds out within 60 seconds that a site has gone silent', async () => {
    await using live = await newFeed();
    const site = await goLive(live, TWO_QUEUES);
    const lost = reached(live.feed, 'reconnecting');
    site.freeze();
    live.clock.advance(59_999);
    await lost;
    assert.ok(SiteError.is(live.feed.problem, 'timeout'));
    assert.equal(live.feed.model.rows('queue').size, 2);
  });

  it('leaves nothing behind when it is disposed while it reconnects', async () => {
    const live = await newFeed();
    const site = await goLive(live, TWO_QUEUES);
    const lost = reached(live.feed, 'reconnecting');
    site.cut();
    await lost;
    await live[Symbol.asyncDispose]();
    assert.equal(live.clock.pending, 0);
    assert.equal(live.feed.status, 'disconnected');
    await assert.rejects(live.feed.start(), { reason: 'cancelled' });
  });
});

describe('StateFeed: refused authentication', () => {
  const REFUSED = '{"type":"authenticate_response","success":false,"reason":"No permission to use the API."}\n';

  it('stops with the site’s reason once a fresh token is refused too', async () => {
    await using live = await newFeed();
    const { feed, server, refusedTokens } = live;
    const started = feed.start();
    started.catch(() => undefined);
    for (const token of ['token-1', 'token-2']) {
      const site = await server.connection();
      assert.match(await site.message(), new RegExp(token));
      site.send(REFUSED);
      await site.closed;
    }
    await assert.rejects(started, (error) => {
      assert.ok(SiteError.is(error, 'access-denied'));
      assert.match(error.message, /No permission to use the API\./);
      return true;
    });
    assert.deepEqual(refusedTokens, ['token-1']);
    assert.equal(feed.status, 'refused');
    assert.equal(feed.nextTryAt, undefined);
    live.clock.advance(3_600_000);
    assert.equal(server.handshakes.length, 2);
  });

  it('goes on with a fresh token where only the old one was refused', async () => {
    await using live = await newFeed();
    const started = live.feed.start();
    const site = await live.server.connection();
    await site.message();
    site.send(REFUSED);
    await answer(live.server, TWO_QUEUES);
    live.clock.advance(1000);
    await started;
    assert.deepEqual(live.refusedTokens, ['token-1']);
    assert.deepEqual(live.statuses, ['connecting', 'live']);
  });

  it('does not try again by itself without credentials', async () => {
    const missing = new SiteError('credentials-missing', 'Sign in first.');
    await using live = await newFeed({ token: () => Promise.reject(missing) });
    await assert.rejects(live.feed.start(), missing);
    assert.equal(live.feed.status, 'refused');
    assert.equal(live.clock.pending, 0);
  });

  it('comes back later to a site that has no place left for it', async () => {
    await using live = await newFeed();
    const started = live.feed.start();
    started.catch(() => undefined);
    const site = await live.server.connection();
    await site.message();
    site.send('{"type":"authenticate_response","success":true}\n');
    await site.message();
    site.send('{"type":"subscribe_response","success":false,"reason":"Too many integrations."}\n');
    await assert.rejects(started, /Too many integrations\./);
    assert.equal(live.feed.nextTryAt, live.clock.now() + 60_000);
  });
});
