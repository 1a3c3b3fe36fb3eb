import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { REPORT_TYPES, type ReportParams, type ReportType } from '../../../src/reporting/reportTypes.ts';
import { knownReportType, validateReport } from '../../../src/reporting/validateReport.ts';
import { SiteError } from '../../../src/site/errors.ts';

const NOW = Date.UTC(2021, 10, 23, 9);

function accepts(type: ReportType, params: object): Record<string, string> {
  return Object.fromEntries(validateReport(type, params, NOW));
}

function refuses(type: ReportType, params: object, parameter: string, message: RegExp): void {
  assert.throws(
    () => validateReport(type, params, NOW),
    (error) => {
      assert.ok(SiteError.is(error, 'invalid-parameter'));
      assert.equal(error.details.parameter, parameter);
      assert.equal(error.details.action, type);
      assert.match(error.message, message);
      return true;
    },
  );
}

describe('parameters of a report', () => {
  it('are sent by the guide’s names after the report’s own', () => {
    assert.deepEqual(validateReport('SupportSession', { start_date: '2016-10-01', duration: 0, limit: 'rep:1' }, NOW), [
      ['generate_report', 'SupportSession'],
      ['start_date', '2016-10-01'],
      ['duration', '0'],
      ['limit', 'rep:1'],
    ]);
  });

  it('are taken in every set of the guide', () => {
    for (const [type, { sets }] of Object.entries(REPORT_TYPES)) {
      for (const set of sets) {
        const params = Object.fromEntries(set.map((name) => [name, SAMPLES[name]]));
        assert.equal(
          validateReport(knownReportType(type), params, NOW).length,
          set.length + 1,
          `${type} ${set.join()}`,
        );
      }
    }
  });

  it('are typed by their sets', () => {
    const params: ReportParams<'SupportSession'> = { lsids: ['a1', 'b2'] };
    assert.equal(accepts('SupportSession', params)['lsids'], 'a1,b2');
    const usage: ReportParams<'LicenseUsage'> = { start_date: '2016-10-01', duration: 31, group_by: 'day' };
    assert.equal(accepts('LicenseUsage', usage)['group_by'], 'day');
    // @ts-expect-error: a date alone is no set.
    const partial: ReportParams<'SupportSessionListing'> = { start_date: '2016-10-01' };
    refuses('SupportSessionListing', partial, 'duration', /needs duration beside start_date/);
  });

  it('must make exactly one set', () => {
    const firsts = 'start_date,start_time,end_date,end_time';
    refuses('SupportSessionListing', {}, firsts, /exactly one of start_date, start_time, end_date, end_time/);
    refuses(
      'SupportSessionListing',
      { start_date: '2016-10-01', end_date: '2016-10-01', duration: 1 },
      firsts,
      /exactly/,
    );
    refuses('SupportSession', { lsid: 'a', lsids: 'b' }, `${firsts},lsid,lsids`, /exactly one/);
    refuses('SupportSession', { lsid: 'a', duration: 1 }, 'duration', /cannot be used together with lsid/);
    refuses('SupportSession', { lsid: 'a', limit: 'all' }, 'limit', /cannot be used together with lsid/);
    refuses('SupportSessionRecording', {}, 'lsid', /needs lsid\.$/);
    refuses('ShowMyScreenRecording', { lsid: 'a' }, 'instance', /needs instance/);
    refuses('SupportCustExitSurvey', { lsid: 'a' }, 'report_type', /needs report_type/);
    refuses(
      'LicenseUsage',
      { end_date: '2016-10-01', duration: 1, group_by: 'day' },
      'end_date',
      /no parameter end_date/,
    );
  });

  it('are refused when the report does not know them', () => {
    refuses('SupportSessionListing', { lsid: 'a' }, 'lsid', /no parameter lsid\. It has start_date/);
    refuses('SupportSession', JSON.parse('{"__proto__": 1}') as object, '__proto__', /no parameter/);
    refuses('SupportSession', { constructor: 1 }, 'constructor', /no parameter/);
    assert.throws(() => knownReportType('toString'), /type must be one of SupportSession/);
  });

  it('keep dates to the calendar and out of the future, in whatever time zone the site is', () => {
    const on = (start_date: unknown): object => ({ start_date, duration: 1 });
    assert.equal(accepts('SupportTeam', on('2021-11-24'))['start_date'], '2021-11-24');
    assert.equal(accepts('SupportTeam', on('2020-02-29'))['start_date'], '2020-02-29');
    refuses('SupportTeam', on('2021-11-25'), 'start_date', /future/);
    for (const date of ['2021-02-29', '2021-1-1', '01.10.2016', '', 20161001, null, '2021-13-01', ['2021-01-01']]) {
      refuses('SupportTeam', on(date), 'start_date', /YYYY-MM-DD/);
    }
  });

  it('keep times to whole seconds, and out of the future', () => {
    const at = (end_time: unknown): object => ({ end_time, duration: 36_000 });
    assert.equal(accepts('SupportTeam', at(1475308800))['end_time'], '1475308800');
    refuses('SupportTeam', at(NOW), 'end_time', /future/);
    for (const time of ['2016-10-01', -1, 1.5, NaN, true, '']) {
      refuses('SupportTeam', at(time), 'end_time', /seconds since 1970/);
    }
  });

  it('count a duration in days beside a date and in seconds beside a time', () => {
    refuses('SupportTeam', { start_date: '2016-10-01', duration: 36_526 }, 'duration', /days from 0 .* to 36525/);
    assert.equal(accepts('SupportTeam', { start_time: 0, duration: 36_526 })['duration'], '36526');
    refuses('SupportTeam', { start_time: 0, duration: 1e10 }, 'duration', /seconds from 0/);
    refuses('SupportTeam', { start_time: 0, duration: -1 }, 'duration', /seconds from 0/);
  });

  it('limit sessions in one of the guide’s ways', () => {
    const by = (limit: unknown): object => ({ start_time: 0, duration: 0, limit });
    for (const limit of ['all', 'rep:1', 'team:all', 'team:1', 'members:18446744073709551615', 'site:1']) {
      assert.equal(accepts('SupportSession', by(limit))['limit'], limit);
    }
    for (const limit of ['', 'rep:all', 'rep:', 'team:[all]', 'site:x', 1]) {
      refuses('SupportSession', by(limit), 'limit', /one of all, rep:\[id\], team:all/);
    }
  });

  it('take the lsids as an array or with commas, the guide’s short one too', () => {
    const lsids = ['c69a8e10bea9428f816cfababe9815fe', 'a5eaa58591047b88556f944804227b0'];
    assert.equal(accepts('SupportSession', { lsids: lsids.join(', ') })['lsids'], lsids.join());
    for (const wrong of [[], '', 'a,', ['a,b'], ['a b'], [null]]) {
      refuses('SupportSession', { lsids: wrong }, 'lsids', /list of one or more logging session IDs/);
    }
  });

  it('tell the surveys’ ids, kinds and instances', () => {
    const survey = { start_time: 0, duration: 0, report_type: 'rep', id: 'all' };
    assert.equal(accepts('SupportRepExitSurvey', { ...survey, site_id: 1 })['site_id'], '1');
    refuses('SupportRepExitSurvey', { ...survey, id: 'some' }, 'id', /ID of digits, or all/);
    refuses('SupportRepExitSurvey', { ...survey, report_type: 'site' }, 'report_type', /one of rep, team/);
    refuses('CommandShellRecording', { lsid: 'a', instance: -1 }, 'instance', /at least 0/);
    refuses('Archive', { date: '2021-11-22', type: 'event', index: 0 }, 'index', /at least 1/);
  });
});

const SAMPLES: Readonly<Record<string, unknown>> = {
  start_date: '2016-10-01',
  start_time: 1475308800,
  end_date: '2016-10-01',
  end_time: '1475308800',
  duration: 0,
  lsid: 'a1',
  lsids: ['a1'],
  report_type: 'rep',
  id: 1,
  instance: 0,
  date: '2016-10-01',
  type: 'state',
  index: 50,
  group_by: 'hour',
};
