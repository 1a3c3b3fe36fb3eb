import assert from 'node:assert/strict';
import { mkdtemp, readdir, rm, truncate } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import * as fc from 'fast-check';
import { after, before, describe, it } from 'mocha';
import { Checkpoints } from '../../../src/reporting/archive/replay/checkpoints.ts';
import { Journal } from '../../../src/reporting/archive/replay/journal.ts';
import { Replay } from '../../../src/reporting/archive/replay/replay.ts';
import { ReplaySink } from '../../../src/reporting/archive/replay/replaySink.ts';
import { followArchives } from '../../../src/reporting/archive/timeline.ts';
import { waitingSessions } from '../../../src/state/questions.ts';
import type { ReadableModel } from '../../../src/state/source.ts';
import { ManualClock } from '../../support/manualClock.ts';
import { eventArchive, HandMadeArchives, line, nameOf, stateArchive, T0 } from './handMade.ts';
import { archivesOf, knownSeconds, NO_HOLES, SECONDS } from './past.ts';
import type { Holes } from './past.ts';
import { happenings, play, worldAt } from './world.ts';
import type { Change, World } from './world.ts';

const TABLES = ['representative', 'support_session', 'customer_client', 'representative_support_session'];

describe('a replay', () => {
  let folder = '';
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'replay-test-'));
  });
  after(() => rm(folder, { recursive: true }));

  async function replayOf(archives: HandMadeArchives, from: number, to: number, blockBytes = 500): Promise<Replay> {
    const journal = await Journal.create(folder, blockBytes);
    const span = { from, to };
    const sink = new ReplaySink(journal, span, new Checkpoints(journal, 0));
    await followArchives(archives.list, archives, span, sink, {
      lines: sink,
      signal: new AbortController().signal,
    });
    await journal.finish();
    const { checkpoints, runs, waiting } = sink;
    return new Replay({ span, journal, checkpoints, runs, waiting, clock: new ManualClock() });
  }

  it('shows the rows of every snapshot and of any other second, in whatever order one jumps', async () => {
    const jumps = fc.array(fc.nat(SECONDS - 1), { minLength: 5, maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(happenings(120), jumps, async (happened, seconds) => {
        const changes = play(happened, T0);
        const replay = await replayOf(archivesOf(changes), T0, T0 + SECONDS);
        try {
          for (const second of [0, 1800, 3600, ...seconds]) {
            await replay.seek(T0 + second);
            assert.equal(replay.isKnown, true);
            assertRows(replay.model, worldAt(changes, T0 + second));
          }
        } finally {
          replay.dispose();
        }
      }),
      { numRuns: 40 },
    );
  });

  it('is empty, and says so, at the seconds that no archive tells', async () => {
    const holes: Holes = { ...NO_HOLES, states: [0], events: [4, 7] };
    await fc.assert(
      fc.asyncProperty(happenings(120), fc.array(fc.nat(SECONDS - 1), { minLength: 8 }), async (happened, seconds) => {
        const changes = play(happened, T0);
        const isKnown = knownSeconds(changes, holes);
        const replay = await replayOf(archivesOf(changes, holes), T0, T0 + SECONDS);
        try {
          for (const second of seconds.map((at) => T0 + at)) {
            await replay.seek(second);
            assert.equal(replay.isKnown, isKnown(second), `at ${second - T0}`);
            assertRows(replay.model, isKnown(second) ? worldAt(changes, second) : new Map<never, never>());
            assert.equal(
              replay.unknown.some(({ from, to }) => from <= second && second < to),
              !isKnown(second),
            );
          }
        } finally {
          replay.dispose();
        }
      }),
      { numRuns: 30 },
    );
  });

  it('tells each move as one change, that leads from the old rows to the new ones', async () => {
    await fc.assert(
      fc.asyncProperty(happenings(120), fc.array(fc.nat(SECONDS), { minLength: 3 }), async (happened, seconds) => {
        const replay = await replayOf(archivesOf(play(happened, T0)), T0, T0 + SECONDS);
        try {
          await replay.start();
          const ids = new Set(replay.model.rows('support_session').keys());
          replay.onDidChange(({ inserted, deleted }) => {
            inserted.get('support_session')?.forEach((id) => ids.add(id));
            deleted.get('support_session')?.forEach((_row, id) => ids.delete(id));
          });
          for (const second of seconds) {
            await replay.seek(T0 + second);
            assert.deepEqual([...ids].sort(), [...replay.model.rows('support_session').keys()].sort());
          }
        } finally {
          replay.dispose();
        }
      }),
      { numRuns: 30 },
    );
  });

  it('has marks of how many sessions waited', async () => {
    const changes = play(await sample(), T0);
    const replay = await replayOf(archivesOf(changes), T0 + 60, T0 + 5000);
    try {
      assert.deepEqual(
        replay.waiting.map(({ time }) => time),
        Array.from({ length: 83 }, (_, at) => T0 + 60 + 60 * at),
      );
      for (const { time, sessions } of replay.waiting) {
        await replay.seek(time);
        assert.equal(sessions, waitingSessions(replay.model).size);
      }
    } finally {
      replay.dispose();
    }
  });

  it('steps from one moment with an event to the next, and back', async () => {
    const changes = play(await sample(), T0);
    const [from, to] = [T0 + 600, T0 + 3000];
    const times = new Set(changes.map(({ time }) => time).filter((time) => time > from && time <= to));
    const replay = await replayOf(archivesOf(changes), from, to);
    try {
      const forth: number[] = [];
      for (let time = await replay.nextEventTime(from); time !== undefined; time = await replay.nextEventTime(time)) {
        forth.push(time);
      }
      assert.deepEqual(forth, [...times]);
      const back: number[] = [];
      for (let at = await replay.previousEventTime(to + 1); at !== undefined; at = await replay.previousEventTime(at)) {
        back.unshift(at);
      }
      assert.deepEqual(
        back.filter((time) => time > from),
        [...times],
      );
    } finally {
      replay.dispose();
    }
  });

  it('goes where the last of many calls leads', async () => {
    const changes = play(await sample(), T0);
    const replay = await replayOf(archivesOf(changes), T0, T0 + SECONDS);
    try {
      const seen: number[] = [];
      replay.onDidMove((time) => seen.push(time - T0));
      await Promise.all([100, 2000, 4000, 300].map((second) => replay.seek(T0 + second)));
      assert.equal(replay.time, T0 + 300);
      assert.deepEqual(seen, [100, 300]);
      assertRows(replay.model, worldAt(changes, T0 + 300));
    } finally {
      replay.dispose();
    }
  });

  it('runs on its own clock, and stays within its span', async () => {
    const replay = await replayOf(archivesOf([]), T0, T0 + 600);
    try {
      await replay.seek(T0 + 9999);
      assert.equal(replay.time, T0 + 600);
      const now = new ManualClock().now() / 1000;
      assert.equal(now + replay.skewSeconds, T0 + 600);
      await replay.seek(0);
      assert.equal(replay.time, T0);
    } finally {
      replay.dispose();
    }
  });

  it('stays right where blocks and checkpoints are as large as usual', async () => {
    const changes = play(await sample(), T0);
    const archives = archivesOf(changes.map((change) => ({ ...change, fields: withLongText(change) })));
    const replay = await replayOf(archives, T0, T0 + SECONDS, 512 * 1024);
    try {
      for (let second = SECONDS; second >= 0; second -= 450) {
        await replay.seek(T0 + second);
        assertRows(replay.model, worldAt(changes, T0 + second));
      }
    } finally {
      replay.dispose();
    }
  });

  it('names whom events speak of: from before its span, from updates, and who is gone', async () => {
    const insert = { support_session: { 2: { lsid: 'b', customer_name: '' } }, representative: { 3: { user_id: 7 } } };
    const update = {
      support_session: { 2: { customer_name: 'Bob "the }" Builder' } },
      representative: { 3: { username: 'pat' } },
    };
    const replay = await replayOf(
      oneArchive({ support_session: { 1: { lsid: 'a', customer_name: 'Ada' } } }, [
        { type: 'model_delete', timestamp: T0, delete: { support_session: ['1'] } },
        ...Array.from({ length: 40 }, () => ({
          type: 'model_delete',
          timestamp: T0,
          delete: { support_session: ['9'] },
        })),
        { type: 'model_insert', timestamp: T0 + 10, insert },
        { type: 'model_update', timestamp: T0 + 12, update },
        { type: 'model_delete', timestamp: T0 + 20, delete: { support_session: ['2'] } },
        ...['a', 'b', 'c'].map((lsid) => ({ type: 'session_event', timestamp: T0 + 110, lsid, name: 'x', data: {} })),
      ]),
      T0 + 100,
      T0 + 200,
    );
    try {
      const events = await replay.sessionEvents({ from: T0 + 100, to: T0 + 200 });
      const names = await replay.namesIn(events);
      assert.deepEqual(
        events.map(({ lsid }) => names.session(lsid)),
        [{ customer_name: 'Ada' }, { customer_name: 'Bob "the }" Builder' }, undefined],
      );
      assert.equal(names.person('7'), 'pat');
    } finally {
      replay.dispose();
    }
  });

  it('tells events in order, at the times at which it stands, whatever their own clocks say', async () => {
    const told = (timestamp: number, lsid: string) => ({ type: 'session_event', timestamp, lsid, name: 'x', data: {} });
    const insert = { support_session: { 1: { lsid: 'b', customer_name: 'Ada' } } };
    const replay = await replayOf(
      oneArchive({}, [
        told(T0 + 100, 'a'),
        { type: 'model_insert', timestamp: T0 + 100, insert },
        told(T0 + 99, 'b'),
        told(T0 + 101, 'c'),
      ]),
      T0 + 50,
      T0 + 200,
    );
    try {
      const events = await replay.sessionEvents({ from: T0 + 100, to: T0 + 101 });
      assert.deepEqual(
        events.map(({ lsid, timestamp }) => [lsid, timestamp]),
        [
          ['a', T0 + 100],
          ['b', T0 + 100],
        ],
      );
      assert.deepEqual((await replay.namesIn(events)).session('b'), { customer_name: 'Ada' });
      assert.deepEqual(await replay.sessionEvents({ from: T0 + 100, to: T0 + 101, limit: 0 }), []);
    } finally {
      replay.dispose();
    }
  });

  it('reads lines that end with CRLF, and one after a byte-order mark', async () => {
    const changes = play(await sample(), T0);
    const archives = archivesOf(changes);
    const odd = new HandMadeArchives();
    for (const listed of archives.list) {
      const text = gunzipSync(archives.contents.get(nameOf(listed)) ?? Buffer.alloc(0)).toString();
      odd.add(listed, `\ufeff${text.replaceAll('\n', '\r\n')}`);
    }
    const replay = await replayOf(odd, T0, T0 + SECONDS);
    try {
      for (let second = SECONDS - 1; second >= 0; second -= 450) {
        await replay.seek(T0 + second);
        assertRows(replay.model, worldAt(changes, T0 + second));
      }
    } finally {
      replay.dispose();
    }
  });

  it('says so when its file was cut, and goes nowhere once it is disposed', async () => {
    const changes = play(await sample(), T0);
    const replay = await replayOf(archivesOf(changes), T0, T0 + SECONDS);
    const [file = ''] = await readdir(folder);
    await truncate(join(folder, file), 100);
    await assert.rejects(replay.seek(T0 + SECONDS), /Open the replay again/);
    replay.dispose();
    await replay.seek(T0 + 60);
    assert.equal(replay.time, T0);
  });

  it('leaves nothing in its folder once it is disposed', async () => {
    const replay = await replayOf(archivesOf([]), T0, T0 + 600);
    assert.notDeepEqual(await readdir(folder), []);
    replay.dispose();
    while ((await readdir(folder)).length > 0) {
      await new Promise((resolve) => setImmediate(resolve));
    }
  });
});

/** A snapshot and ten minutes after it. */
function oneArchive(snapshot: object, lines: readonly object[]): HandMadeArchives {
  const archives = new HandMadeArchives();
  archives.add(stateArchive(1, T0), JSON.stringify(snapshot));
  archives.add(eventArchive(1, T0, T0 + 600), lines.map(line).join(''));
  return archives;
}

/** One busy past, always the same. */
function sample(): Promise<Parameters<typeof play>[0]> {
  const [happened] = fc.sample(happenings(60), { numRuns: 1, seed: 7 });
  assert.ok(happened !== undefined);
  return Promise.resolve(happened);
}

function withLongText({ verb, fields }: Change): Change['fields'] {
  return verb === 'insert' || verb === 'update' ? { ...fields, customer_description: 'x'.repeat(200_000) } : fields;
}

function assertRows(model: ReadableModel, world: World): void {
  for (const table of TABLES) {
    const actual = [...model.rows(table)].map(([id, row]) => [id, filled(row)]);
    const expected = [...(world.get(table) ?? [])].map(([id, row]) => [id, filled(row)]);
    assert.deepEqual(Object.fromEntries(actual), Object.fromEntries(expected), table);
  }
}

/** A row without what is empty, and without the long text. */
function filled(row: Readonly<Record<string, unknown>>): object {
  return Object.fromEntries(
    Object.entries(row).filter(
      ([name, value]) => value !== '' && value !== undefined && name !== 'customer_description',
    ),
  );
}
