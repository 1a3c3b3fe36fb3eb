import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import type { ReportType } from '../../../src/reporting/reportTypes.ts';
import { knownReportType, validateReport } from '../../../src/reporting/validateReport.ts';
import { lastTimeOf, standingOf } from '../../../src/reporting/models/session/sessionEnd.ts';
import { SiteError } from '../../../src/site/errors.ts';

/** 2021-11-23 09:00:00 UTC. */
const NOW_SECONDS = 1_637_658_000;
const NOW = NOW_SECONDS * 1000;
const DAY = 86_400;

/** What is sent for a parameter, or why it is not. */
function told(type: ReportType, params: object, name: string): string {
  try {
    return new Map(validateReport(type, params, NOW)).get(name) ?? 'nothing';
  } catch (error) {
    assert.ok(SiteError.is(error, 'invalid-parameter'));
    return error.message;
  }
}

describe('a value of a report’s parameter, at its bounds', () => {
  const times = (start_time: unknown) => told('SupportTeam', { start_time, duration: 1 }, 'start_time');
  const future = 'start_time must not lie in the future.';
  const noTime = 'start_time must be a time in seconds since 1970 (UTC).';

  it('is a time up to a day from now', () => {
    assert.equal(times(NOW_SECONDS + DAY), String(NOW_SECONDS + DAY));
    assert.equal(times(NOW_SECONDS + DAY + 1), future);
    assert.deepEqual([times(0), times(' 5 '), times('007')], ['0', '5', '7']);
    for (const value of [-1, 1.5, '', '1e3', null, true, 2 ** 53, '9007199254740993', [5]]) {
      assert.equal(times(value), noTime, String(value));
    }
  });

  it('is a duration in seconds beside a time and in days beside a date', () => {
    const seconds = (duration: unknown) =>
      told('LicenseUsage', { start_time: 1, duration, group_by: 'day' }, 'duration');
    const days = (duration: unknown) =>
      told('LicenseUsage', { start_date: '2016-10-01', duration, group_by: 'day' }, 'duration');
    const most = Number(/to (\d+)\.$/.exec(days(1e6))?.[1]);
    assert.ok(most > 0);
    assert.deepEqual([days(0), days(most)], ['0', String(most)]);
    assert.equal(days(most + 1), `duration must be a whole number of days from 0 (until now) to ${most}.`);
    assert.deepEqual([seconds(0), seconds(most * DAY)], ['0', String(most * DAY)]);
    assert.equal(
      seconds(most * DAY + 1),
      `duration must be a whole number of seconds from 0 (until now) to ${most * DAY}.`,
    );
  });

  it('is an id of a session, or a list of them, of letters and digits', () => {
    const one = (lsid: unknown) => told('SupportSession', { lsid }, 'lsid');
    const longest = 'a'.repeat(128);
    assert.deepEqual([one(' a-B1 '), one(longest), one(5)], ['a-B1', longest, '5']);
    for (const value of [`${longest}a`, '', 'a b', 'a,b', 'a_b', '-a', null]) {
      assert.equal(one(value), 'lsid must be the logging session ID of a session.', String(value));
    }
    const many = (lsids: unknown) => told('SupportSession', { lsids }, 'lsids');
    assert.deepEqual([many('a, b,c'), many(['a', ' b ']), many('a')], ['a,b,c', 'a,b', 'a']);
    for (const value of [[], ['a', ''], 'a,,b', '', ['a', null], 'a;b', null]) {
      assert.equal(many(value), 'lsids must be a list of one or more logging session IDs.', String(value));
    }
  });

  it('is a limit in one of the forms that the report has', () => {
    const limit = (value: unknown) =>
      told('SupportSession', { start_date: '2016-10-01', duration: 1, limit: value }, 'limit');
    const long = '1'.repeat(20);
    for (const value of ['all', `rep:${long}`, 'rep:1', 'team:2', 'site:3']) {
      assert.equal(limit(value), value);
    }
    for (const value of ['xall', 'allx', `rep:${long}1`, 'rep:', 'rep:a', 'xrep:1', 'team:', 'site:1x', '', 5]) {
      assert.match(limit(value), /^limit must be one of all, rep:\[id\], .*\.$/, String(value));
    }
  });

  it('is named in a refusal, shortened where the name itself is far too long', () => {
    const name = 'x'.repeat(81);
    assert.match(told('SupportSession', { lsid: 'a', [name]: 1 }, name), new RegExp(`no parameter x{80}…\\. It has `));
    assert.match(told('SupportSession', { lsid: 'a', ['x'.repeat(80)]: 1 }, name), /no parameter x{80}\. It has /);
    assert.equal(
      told('SupportSession', { lsid: 'a', duration: 1 }, 'lsid'),
      'duration cannot be used together with lsid. Leave one of them out.',
    );
    assert.equal(told('SupportTeam', { start_time: 1 }, 'start_time'), 'SupportTeam needs duration beside start_time.');
    assert.equal(told('SupportSessionRecording', {}, 'lsid'), 'SupportSessionRecording needs lsid.');
    assert.throws(() => knownReportType('supportsession'), /^SiteError: type must be one of SupportSession, /);
  });
});

describe('a session without an end, at the bounds of what is known', () => {
  const at = (now: number, isLive?: boolean) => ({ now, isLive });

  it('goes on for two minutes after what was last seen, whatever else is known', () => {
    const seen = { startTime: 1000, endTime: null, duration: 60, events: [{ timestamp: 1200 }, { timestamp: null }] };
    assert.equal(standingOf(seen, at(1320, false)), 'inProgress');
    assert.equal(standingOf(seen, at(1321, false)), 'noEnd');
    assert.equal(standingOf(seen, at(1080)), 'inProgress');
    assert.equal(standingOf(seen, at(1079)), 'noEnd');
    assert.deepEqual([lastTimeOf(seen, at(1320)), lastTimeOf(seen, at(1321))], [1320, 1200]);
  });

  it('goes on for a day where nothing tells that it stopped, and for ever where it is live', () => {
    const silent = { startTime: 1000, endTime: null };
    assert.equal(standingOf(silent, at(1000 + DAY)), 'inProgress');
    assert.equal(standingOf(silent, at(1001 + DAY)), 'noEnd');
    assert.equal(standingOf(silent, at(1001 + DAY, true)), 'inProgress');
    assert.equal(lastTimeOf(silent, at(1001 + DAY)), 1000);
    assert.equal(standingOf({ ...silent, duration: 0 }, at(5000)), 'inProgress');
    assert.equal(standingOf({ ...silent, duration: 1 }, at(5000)), 'noEnd');
  });

  it('ended when the site says, and was never seen where it says nothing', () => {
    const ended = { startTime: 1000, endTime: 1500 };
    assert.deepEqual([standingOf(ended, at(1400, true)), lastTimeOf(ended, at(9999, true))], ['ended', 1500]);
    const nothing = { startTime: null, endTime: null, duration: 30 };
    assert.deepEqual([standingOf(nothing, at(NOW_SECONDS)), lastTimeOf(nothing, at(NOW_SECONDS))], ['noEnd', 0]);
  });
});
