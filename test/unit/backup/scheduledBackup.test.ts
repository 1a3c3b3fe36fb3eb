import assert from 'node:assert/strict';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterEach, beforeEach, describe, it } from 'mocha';
import { readAttempts, readHistory, writeAttempts } from '../../../src/backup/attempts.ts';
import { backupName } from '../../../src/backup/backupNames.ts';
import { backUpIfDue, takeWarning, type ScheduledBackup } from '../../../src/backup/scheduledBackup.ts';
import { ManualClock } from '../../support/manualClock.ts';

const HOST = 'support.example.com:8443';
const DAY = 86_400_000;

describe('backUpIfDue', () => {
  let folder: string;
  let clock: ManualClock;
  let made: number;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'schedule-'));
    clock = new ManualClock();
    made = 0;
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  /** Stands for a download: a file with its checksum beside it. */
  async function store() {
    made += 1;
    const path = join(folder, backupName(HOST, clock.now(), 'x.nsb'));
    await writeFile(path, 'backup');
    const sha256 = 'a'.repeat(64);
    await writeFile(`${path}.sha256`, `${sha256}  ${basename(path)}\n`);
    return { path, bytes: 6, sha256 };
  }

  const schedule = (options: Partial<ScheduledBackup> = {}): ScheduledBackup => ({
    folder,
    host: HOST,
    every: 'daily',
    keep: 2,
    clock,
    backUp: store,
    words: (error) => (error instanceof Error ? error.message : ''),
    ...options,
  });
  const fail = () => Promise.reject(new Error('The disk is full.'));

  it('makes the backup in one of many windows', async () => {
    const outcomes = await Promise.all(Array.from({ length: 6 }, () => backUpIfDue(schedule())));
    assert.deepEqual(outcomes.map(({ kind }) => kind).sort(), ['made', 'none', 'none', 'none', 'none', 'none']);
    assert.equal((await backUpIfDue(schedule())).kind, 'none');
    assert.equal(made, 1);
  });

  it('keeps the newest backups and deletes only older ones of this site', async () => {
    const other = backupName('other.example.com', clock.now(), 'x.nsb');
    await writeFile(join(folder, other), '');
    for (let day = 0; day < 4; day++) {
      const outcome = await backUpIfDue(schedule());
      assert.equal(outcome.kind, 'made');
      clock.advance(DAY);
    }
    const names = (await readdir(folder)).filter((name) => name.endsWith('.nsb'));
    assert.equal(names.length, 3);
    assert.ok(names.includes(other));
  });

  it('stores failures with their reason for all windows, delays retries, and removes the record after a success', async () => {
    const first = await backUpIfDue(schedule({ backUp: fail }));
    assert.ok(first.kind === 'failed' && first.failures === 1);
    assert.equal((await backUpIfDue(schedule())).kind, 'none');
    clock.advance(61 * 60_000);
    assert.equal((await backUpIfDue(schedule({ backUp: fail }))).kind, 'failed');
    const attempts = await readAttempts(folder, HOST);
    assert.deepEqual([attempts.failures, attempts.reason], [2, 'The disk is full.']);
    clock.advance(61 * 60_000);
    assert.equal((await backUpIfDue(schedule())).kind, 'none');
    clock.advance(61 * 60_000);
    assert.equal((await backUpIfDue(schedule())).kind, 'made');
    assert.deepEqual(await readAttempts(folder, HOST), { failures: 0 });
  });

  it('makes one backup a day and keeps the good ones, with one dated in the future or the clock set back', async () => {
    await writeFile(join(folder, backupName(HOST, clock.now() + 400 * DAY, 'x.nsb')), 'backup');
    await writeFile(
      join(folder, `${backupName(HOST, clock.now() + 400 * DAY, 'x.nsb')}.sha256`),
      `${'a'.repeat(64)}  x\n`,
    );
    const look = async (times: number) => {
      for (let time = 0; time < times; time++) {
        await backUpIfDue(schedule());
        clock.advance(10 * 60_000);
      }
    };
    await look(3 * 144);
    assert.equal(made, 3);
    const before = (await readdir(folder)).filter((name) => name.endsWith('.nsb'));
    assert.equal(before.length, 3);
    clock.setBack(30 * DAY);
    await look(144);
    assert.equal(made, 4);
    const after = await readdir(folder);
    assert.ok(before.every((name) => after.includes(name)));
  });

  it('makes no backup while the schedule is off', async () => {
    assert.equal((await backUpIfDue(schedule({ every: 'off' }))).kind, 'none');
    assert.equal(made, 0);
  });

  it('warns of missing backups once a day for all windows', async () => {
    await backUpIfDue(schedule());
    assert.equal(await takeWarning(schedule()), false);
    clock.advance(2 * DAY + 1);
    const warned = await Promise.all(Array.from({ length: 4 }, () => takeWarning(schedule())));
    assert.equal(warned.filter(Boolean).length, 1);
    assert.equal(await takeWarning(schedule()), false);
    clock.advance(DAY);
    assert.equal(await takeWarning(schedule()), true);
  });

  it('ignores files that it cannot read', async () => {
    await writeAttempts(folder, HOST, { failures: 3, reason: 'x'.repeat(5000), lastFailure: 7 });
    assert.equal((await readAttempts(folder, HOST)).reason?.length, 1000);
    for (const text of ['', '[]', '{"failures":"many","lastFailure":-1,"warnedAt":null}', '{']) {
      const [name] = (await readdir(folder)).filter((file) => file.endsWith('.json'));
      await writeFile(join(folder, name ?? ''), text);
      assert.deepEqual(await readAttempts(folder, HOST), { failures: 0 }, text);
    }
    const missing = await readHistory(join(folder, 'missing'), HOST, 'daily', clock.now());
    assert.deepEqual([missing.lastBackup, missing.failures], [undefined, 0]);
  });
});
