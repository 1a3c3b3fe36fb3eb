import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { systemClock } from '../../../src/base/clock.ts';
import { CommandCache } from '../../../src/command-api/cache.ts';
import { CommandClient } from '../../../src/command-api/client.ts';
import { FakeSite } from './fakeSite.ts';

interface Setup {
  readonly site: FakeSite;
  readonly cache: CommandCache;
  seconds: number;
  ttl: number;
}

function setUp(answer: () => string | Error | Promise<string> = () => '<logged_in_reps/>'): Setup {
  const site = new FakeSite(({ action }) => (action === 'get_support_teams' ? '<support_teams/>' : answer()));
  const clock = { ...systemClock, now: () => setup.seconds * 1000 };
  const cache = new CommandCache(new CommandClient(site), { ttlSeconds: () => setup.ttl, clock });
  const setup: Setup = { site, cache, seconds: 0, ttl: 60 };
  return setup;
}

describe('CommandCache', () => {
  it('makes one request for simultaneous callers', async () => {
    const { site, cache } = setUp();
    await Promise.all([cache.loggedInReps(), cache.loggedInReps(), cache.supportTeams(), cache.supportTeams()]);
    assert.deepEqual(site.requests.map(({ action }) => action).sort(), ['get_logged_in_reps', 'get_support_teams']);
  });

  it('requests an answer again once it is older than the present setting', async () => {
    const setup = setUp();
    await setup.cache.loggedInReps();
    setup.seconds = 59;
    await setup.cache.loggedInReps();
    assert.equal(setup.site.requests.length, 1);
    setup.seconds = 60;
    await setup.cache.loggedInReps();
    assert.equal(setup.site.requests.length, 2);
    setup.ttl = 0;
    await setup.cache.loggedInReps();
    assert.equal(setup.site.requests.length, 3);
  });

  it('does not cache a failure', async () => {
    const answers = [new Error('broken'), '<logged_in_reps/>'];
    const { site, cache } = setUp(() => answers.shift() ?? '');
    await assert.rejects(cache.loggedInReps(), /broken/);
    assert.deepEqual(await cache.loggedInReps(), []);
    assert.equal(site.requests.length, 2);
  });

  it('requests again after a refresh, and ignores an older request that fails later', async () => {
    const first = Promise.withResolvers<string>();
    const answers = [first.promise, '<logged_in_reps/>'];
    const { site, cache } = setUp(() => answers.shift() ?? '');
    const old = cache.loggedInReps();
    cache.refresh();
    await cache.loggedInReps();
    first.reject(new Error('late'));
    await assert.rejects(old, /late/);
    await cache.loggedInReps();
    assert.equal(site.requests.length, 2);
  });
});
