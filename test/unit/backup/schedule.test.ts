import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { describe, it } from 'mocha';
import { superfluous } from '../../../src/backup/backupFolder.ts';
import { isBackupDue, isBackupOverdue, nextBackup, type BackupHistory } from '../../../src/backup/schedule.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const NOW = Date.UTC(2021, 10, 23, 9);

describe('the backup schedule', () => {
  it('makes no backup due while it is off', () => {
    assert.equal(nextBackup({ every: 'off', lastBackup: 0 }, NOW), undefined);
    assert.equal(isBackupDue({ every: 'off' }, NOW), false);
    assert.equal(isBackupOverdue({ every: 'off', failures: 9 }, NOW), false);
  });

  it('makes the first backup due at once, then one a day or a week after the last', () => {
    assert.equal(nextBackup({ every: 'daily' }, NOW), NOW);
    assert.equal(nextBackup({ every: 'daily', lastBackup: NOW - HOUR }, NOW), NOW + 23 * HOUR);
    assert.equal(nextBackup({ every: 'weekly', lastBackup: NOW - HOUR }, NOW), NOW - HOUR + 7 * DAY);
    assert.equal(isBackupDue({ every: 'daily', lastBackup: NOW - DAY }, NOW), true);
    assert.equal(isBackupDue({ every: 'daily', lastBackup: NOW - 30 * DAY }, NOW), true);
  });

  it('retries after failures with growing delays, up to six hours', () => {
    const after = (failures: number) =>
      nextBackup({ every: 'daily', lastBackup: NOW - 3 * DAY, lastFailure: NOW, failures }, NOW);
    assert.deepEqual(
      [1, 2, 3, 4, 50].map(after),
      [1, 2, 4, 6, 6].map((hours) => NOW + hours * HOUR),
    );
  });

  it('ignores failures before the last backup', () => {
    const history: BackupHistory = { every: 'daily', lastBackup: NOW - HOUR, lastFailure: NOW - 2 * HOUR, failures: 3 };
    assert.equal(nextBackup(history, NOW), NOW + 23 * HOUR);
  });

  it('ignores times in the future, written by a wrong clock', () => {
    assert.equal(isBackupDue({ every: 'daily', lastBackup: NOW + 400 * DAY }, NOW), true);
    assert.equal(isBackupDue({ every: 'daily', lastFailure: NOW + 400 * DAY, failures: 1 }, NOW), true);
  });

  it('warns if the last backup is older than two intervals, or the first one fails', () => {
    assert.equal(isBackupOverdue({ every: 'daily', lastBackup: NOW - 2 * DAY }, NOW), false);
    assert.equal(isBackupOverdue({ every: 'daily', lastBackup: NOW - 2 * DAY - 1 }, NOW), true);
    assert.equal(isBackupOverdue({ every: 'weekly', lastBackup: NOW - 8 * DAY }, NOW), false);
    assert.equal(isBackupOverdue({ every: 'weekly' }, NOW), false);
    assert.equal(isBackupOverdue({ every: 'weekly', failures: 1, lastFailure: NOW }, NOW), true);
  });

  it('never exceeds one interval after the last backup, plus the longest delay after a failure', () => {
    const times = fc.option(fc.integer({ min: NOW - 60 * DAY, max: NOW + 60 * DAY }), { nil: undefined });
    fc.assert(
      fc.property(
        fc.constantFrom('daily', 'weekly'),
        times,
        times,
        fc.nat(100),
        (every, lastBackup, lastFailure, failures) => {
          const next = nextBackup({ every, lastBackup, lastFailure, failures }, NOW) ?? Infinity;
          assert.ok(next <= NOW + HOUR + 7 * DAY + 6 * HOUR);
        },
      ),
    );
  });
});

describe('superfluous', () => {
  it('leaves out the newest backups, and all if the number to keep is invalid', () => {
    fc.assert(
      fc.property(fc.array(fc.nat()), fc.nat(20), (times, keep) => {
        const old = superfluous(
          times.map((at) => ({ at })),
          keep,
          Infinity,
        );
        assert.equal(old.length, keep === 0 ? 0 : Math.max(0, times.length - keep));
        const kept = [...times].sort((a, b) => b - a).slice(0, keep);
        assert.ok(old.every(({ at }) => kept.every((time) => time >= at)));
      }),
    );
    assert.deepEqual(superfluous([{ at: 1 }], -1, NOW), []);
    assert.deepEqual(superfluous([{ at: 1 }], NaN, NOW), []);
  });

  it('neither counts nor returns backups that a wrong clock dated in the future', () => {
    const times = [NOW + 400 * DAY, NOW + 2 * HOUR, NOW, NOW - DAY, NOW - 2 * DAY].map((at) => ({ at }));
    assert.deepEqual(superfluous(times, 2, NOW), [{ at: NOW - 2 * DAY }]);
    // The clock was set back by a week: everything lies in the future.
    assert.deepEqual(superfluous(times, 1, NOW - 7 * DAY), []);
  });
});
