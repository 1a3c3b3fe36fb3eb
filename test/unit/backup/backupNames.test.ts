import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { backupName, hostLabel, readBackupName } from '../../../src/backup/backupNames.ts';
import { isBackupDue, isBackupOverdue, isPast, nextBackup } from '../../../src/backup/schedule.ts';

const AT = Date.UTC(2021, 10, 23, 14, 2, 11);
const NAME = 'support.example.com 2021-11-23 140211Z';

describe('backupName', () => {
  it('has the host without characters that file names cannot contain, and the extension that the site proposes', () => {
    for (const [host, label] of [
      ['support.example.com:8443', 'support.example.com_8443'],
      [' a \t b ', 'ab'],
      ['', 'site'],
      ['///', 'site'],
    ] as const) {
      assert.equal(hostLabel(host), label);
    }
    for (const [proposed, ending] of [
      ['site.nsb', '.nsb'],
      ['site.NSB', '.NSB'],
      ['a.b.nsb', '.nsb'],
      ['site.tar.gz', '.tar.gz'],
      ['site.0123456789', '.0123456789'],
      ['site.01234567890', '.backup'],
      ['site.nsb.', '.nsb'],
      ['site.n b', '.backup'],
      ['.nsb', '.backup'],
      ['site', '.backup'],
      ['', '.backup'],
      [undefined, '.backup'],
      ['site.part', '.backup'],
      ['site.unchecked', '.backup'],
      ['site.sha256', '.backup'],
      ['site.tar.part', '.backup'],
      ['site.party', '.party'],
    ] as const) {
      assert.equal(backupName('support.example.com', AT, proposed), `${NAME}${ending}`, proposed);
    }
  });

  it('is parsed with one or two extensions, and with the number added to a name that was taken', () => {
    const read = { host: 'support.example.com', at: AT };
    for (const rest of ['.nsb', '.tar.gz', '.0123456789', ' (2).nsb', ' (12).tar.gz']) {
      assert.deepEqual(readBackupName(NAME + rest), read, rest);
    }
  });

  it('is rejected by readBackupName if any part is missing or invalid', () => {
    for (const name of [
      NAME,
      `${NAME}.01234567890`,
      `${NAME}.a.b.c`,
      `${NAME}.a-b`,
      `${NAME}(2).nsb`,
      `${NAME} (x).nsb`,
      `${NAME}.part`,
      `${NAME}.nsb.part`,
      `${NAME}.unchecked`,
      `${NAME}.nsb.sha256`,
      `${NAME}.nsb\n`,
      ` ${NAME}.nsb`,
      'a b 2021-11-23 140211Z.nsb',
      '2021-11-23 140211Z.nsb',
      'support.example.com 2021-13-23 140211Z.nsb',
      'support.example.com 2021-11-23 250211Z.nsb',
      'support.example.com 2021-11-23 140211.nsb',
      '',
    ]) {
      assert.equal(readBackupName(name), undefined, name);
    }
  });
});

describe('the backup schedule, comparing times,', () => {
  const HOUR = 3_600_000;
  const DAY = 24 * HOUR;

  it('accepts times up to an hour in the future, for clocks that are slightly wrong', () => {
    assert.deepEqual(
      [AT - DAY, AT, AT + HOUR, AT + HOUR + 1].map((time) => isPast(time, AT)),
      [true, true, true, false],
    );
  });

  it('makes a backup due at the exact millisecond, and never while backups are off', () => {
    const due = (lastBackup: number) => isBackupDue({ every: 'daily', lastBackup }, AT);
    assert.deepEqual([AT - DAY - 1, AT - DAY, AT - DAY + 1].map(due), [true, true, false]);
    assert.equal(isBackupDue({ every: 'off', lastBackup: 0 }, AT), false);
    assert.equal(isBackupOverdue({ every: 'off', lastBackup: 0, failures: 1 }, AT), false);
  });

  it('delays a retry after a failure at the time of the last backup or later, not after an earlier one', () => {
    const next = (lastFailure: number, lastBackup?: number) =>
      nextBackup({ every: 'daily', lastBackup, lastFailure, failures: 3 }, AT + 2 * DAY);
    assert.deepEqual(
      [next(AT - 1, AT), next(AT, AT), next(AT + DAY, AT), next(AT)],
      [AT + DAY, AT + DAY, AT + DAY + 4 * HOUR, AT + 2 * DAY],
    );
  });
});
