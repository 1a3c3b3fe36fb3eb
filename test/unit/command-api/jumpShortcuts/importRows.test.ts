import assert from 'node:assert/strict';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { describe, it } from 'mocha';
import type { AnswerOf } from '../../../../src/command-api/readAnswer.ts';
import type { CheckedRow } from '../../../../src/command-api/jumpShortcuts/checkRows.ts';
import { turnsDuring } from '../../../support/turnsDuring.ts';
import {
  importRows,
  type ImportOptions,
  type RowResult,
} from '../../../../src/command-api/jumpShortcuts/importRows.ts';
import { SiteError } from '../../../../src/site/errors.ts';
import { ManualClock } from '../../../support/manualClock.ts';

/** Commands that end when and as a test says. */
class FakeCommands {
  readonly sent: string[] = [];
  readonly #waiting: (() => void)[] = [];
  readonly #answer: (name: string) => Error | undefined;
  readonly #holds: boolean;
  running = 0;
  most = 0;

  constructor(answer: (name: string) => Error | undefined = () => undefined, holds = false) {
    this.#answer = answer;
    this.#holds = holds;
  }

  async runNamed(action: string, params: object): Promise<AnswerOf<'import_jump_shortcut'>> {
    assert.equal(action, 'import_jump_shortcut');
    const name = 'name' in params ? String(params.name) : '';
    this.sent.push(name);
    this.running += 1;
    this.most = Math.max(this.most, this.running);
    if (this.#holds) {
      await new Promise<void>((resolve) => this.#waiting.push(resolve));
    }
    this.running -= 1;
    const error = this.#answer(name);
    if (error) {
      throw error;
    }
    return { success: 'Done' };
  }

  release(): void {
    this.#waiting.splice(0).forEach((end) => end());
  }
}

const good = (row: number): CheckedRow => ({ row, params: { name: String(row) } });
const goodRows = (count: number): CheckedRow[] => Array.from({ length: count }, (_, index) => good(index + 1));

async function collect(
  rows: readonly CheckedRow[],
  options: Omit<ImportOptions, 'clock'>,
): Promise<{ readonly results: RowResult[]; readonly error: unknown }> {
  const clock = new ManualClock();
  const results: RowResult[] = [];
  const reading = (async () => {
    for await (const result of importRows(rows, { ...options, clock })) {
      results.push(result);
    }
  })();
  const ended = reading.then(
    () => ({ error: undefined }),
    (error: unknown) => ({ error }),
  );
  for (;;) {
    const end = await Promise.race([ended, nextTurn(undefined)]);
    if (end) {
      return { results, error: end.error };
    }
    clock.advance(50);
  }
}

async function allOf<T>(items: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const item of items) {
    all.push(item);
  }
  return all;
}

describe('importRows', () => {
  it('sends the valid rows and reports all, in order', async () => {
    const commands = new FakeCommands((name) =>
      name === '3' ? new SiteError('site-error', 'The site answered: The group is unknown.') : undefined,
    );
    const rows: CheckedRow[] = [good(1), { row: 2, error: 'port must be 1.' }, good(3), good(4)];
    const { results, error } = await collect(rows, { commands });
    assert.deepEqual(results, [
      { row: 1, ok: true },
      { row: 2, ok: false, error: 'port must be 1.' },
      { row: 3, ok: false, error: 'The site answered: The group is unknown.' },
      { row: 4, ok: true },
    ]);
    assert.deepEqual([commands.sent, error], [['1', '3', '4'], undefined]);
  });

  it('sends nothing on a dry run', async () => {
    const commands = new FakeCommands();
    const { results } = await collect([good(1), { row: 2, error: 'x' }], { commands, dryRun: true });
    assert.deepEqual(results, [
      { row: 1, ok: true },
      { row: 2, ok: false, error: 'x' },
    ]);
    assert.deepEqual(commands.sent, []);
  });

  it('resumes after the row where it stopped', async () => {
    const commands = new FakeCommands();
    const { results } = await collect(goodRows(5), { commands, from: 4 });
    assert.deepEqual(
      [results.map(({ row }) => row), commands.sent],
      [
        [4, 5],
        ['4', '5'],
      ],
    );
  });

  it('has at most four requests under way', async () => {
    const commands = new FakeCommands(undefined, true);
    const importing = collect(goodRows(20), { commands });
    for (let round = 0; round < 20 && commands.sent.length < 20; round += 1) {
      await nextTurn();
      await nextTurn();
      assert.ok(commands.running <= 4);
      commands.release();
    }
    const timer = setInterval(() => commands.release(), 1);
    const { results } = await importing;
    clearInterval(timer);
    assert.deepEqual([results.length, commands.most], [20, 4]);
  });

  it('sends at most 20 requests a second', async () => {
    const clock = new ManualClock(0);
    const times: number[] = [];
    const commands = {
      runNamed: () => {
        times.push(clock.now());
        return Promise.resolve({ success: '' });
      },
    };
    const rows = importRows(goodRows(100), { commands, clock });
    const reading = allOf(rows);
    while (times.length < 100) {
      await nextTurn();
      clock.advance(10);
    }
    assert.equal((await reading).length, 100);
    for (let index = 20; index < times.length; index += 1) {
      assert.ok((times[index] ?? 0) - (times[index - 20] ?? 0) >= 1000, `row ${index}`);
    }
    assert.ok((times.at(-1) ?? 0) < 5000);
    assert.equal(clock.pending, 0);
  });

  it('does not wait for hours if the clock is set back', async () => {
    const clock = new ManualClock();
    const commands = new FakeCommands();
    const reading = allOf(importRows(goodRows(30), { commands, clock }));
    while (commands.sent.length < 20) {
      await nextTurn();
    }
    clock.setBack(3_600_000);
    for (let round = 0; round < 50; round += 1) {
      await nextTurn();
      clock.advance(100);
    }
    assert.equal((await reading).length, 30);
  });

  it('sends no more rows once it is cancelled, and reports those under way', async () => {
    const stop = new AbortController();
    const commands = new FakeCommands((name) => {
      if (name === '6') {
        stop.abort();
      }
      return undefined;
    });
    const { results, error } = await collect(goodRows(50), { commands, signal: stop.signal });
    assert.equal(error, undefined);
    assert.ok(results.length >= 6 && results.length < 12);
    assert.deepEqual(
      results.map(({ row }) => String(row)),
      commands.sent,
    );
    assert.ok(results.every(({ ok }) => ok));
  });

  it('stops waiting for its turn when it is cancelled', async () => {
    const clock = new ManualClock();
    const stop = new AbortController();
    const commands = new FakeCommands();
    const reading = allOf(importRows(goodRows(50), { commands, clock, signal: stop.signal }));
    while (commands.sent.length < 20) {
      await nextTurn();
    }
    stop.abort();
    assert.equal((await reading).length, 20);
    assert.equal(clock.pending, 0);
  });

  it('continues after a row without an answer, and stops if the site failed during one', async () => {
    for (const [cause, sent] of [
      ['no-answer', 50],
      ['cut', 50],
      ['unreadable', 50],
      ['server', 6],
    ] as const) {
      const failure = new SiteError('outcome-unknown', 'Whether it was done is not known.', { cause });
      const commands = new FakeCommands((name) => (name === '2' ? failure : undefined));
      const { results, error } = await collect(goodRows(50), { commands });
      assert.equal(error, sent === 50 ? undefined : failure, cause);
      assert.ok(sent === 50 ? results.length === sent : results.length < 10, `${cause}: ${results.length}`);
    }
  });

  it('stops at a failure that would affect all further rows, after reporting those under way', async () => {
    const refusal = new SiteError('not-permitted', 'The API account may not use import_jump_shortcut.');
    const commands = new FakeCommands((name) => (name === '2' ? refusal : undefined));
    const { results, error } = await collect(goodRows(50), { commands });
    assert.equal(error, refusal);
    assert.deepEqual(
      results.map(({ row }) => String(row)),
      commands.sent,
    );
    assert.ok(results.length < 10);
    assert.deepEqual(results[1], { row: 2, ok: false, error: refusal.message });
  });

  it('yields to other tasks, even if nothing is sent', async () => {
    const rows: CheckedRow[] = Array.from({ length: 10_000 }, (_, index) => ({ row: index + 1, error: 'x' }));
    const { result: results, turns } = await turnsDuring(() =>
      allOf(importRows(rows, { commands: new FakeCommands() })),
    );
    assert.equal(results.length, 10_000);
    assert.ok(turns >= 90, String(turns));
  });
});
