import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { SiteZone } from '../../src/site/siteZone.ts';
import { momentText } from '../../src/ui/platform/durations.ts';
import type { PageSpec } from '../../src/ui/platform/pages/page.ts';
import { PageRecord } from '../../src/ui/platform/pages/pageRecord.ts';
import { finderPage } from '../../src/ui/features/reports/pages/finder.ts';
import { withGaps } from '../../src/ui/features/reports/pages/licenseGaps.ts';
import { licensePage } from '../../src/ui/features/reports/pages/licensePage.ts';
import { pastSessions } from '../../src/ui/features/reports/pages/pickPastSession.ts';
import { presentationPage } from '../../src/ui/features/reports/pages/presentationPage.ts';
import { sessionPage } from '../../src/ui/features/reports/session/sessionPage.ts';
import { SiteCalendar } from '../../src/ui/shared/reports/siteCalendar.ts';
import { summaryFile } from '../../src/ui/features/reports/pages/summaryFile.ts';
import { summaryPage, type Summary } from '../../src/ui/features/reports/pages/summaryPage.ts';
import { surveyPage } from '../../src/ui/features/reports/pages/surveyPage.ts';
import { teamPage } from '../../src/ui/features/reports/pages/teamPage.ts';
import { transcriptPage } from '../../src/ui/features/reports/session/transcriptPage.ts';
import type { QueryForm } from '../../src/webviews/report/messages.ts';
import { readPage, WrittenPage } from './support/pageReader.ts';
import { listOf, reportSite, type ReportAnswer } from './support/reportSite.ts';

/** A hostile text that anybody could have typed into a field. */
const HOSTILE = [
  `<img src=x onerror="alert(1)"></td><script>alert(1)</script>`,
  `[url=javascript:alert(1)]x[/url][b]`,
  `=cmd|' /C calc'!A0`,
  `$(account) {0} %s [x](command:evil) \\n`,
  `\u202Egnp.exe\u202C \u2066\u200F`,
].join(' ');
const SAFE = HOSTILE.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
/** Characters that XML does not allow come in base64 (guide: encoded_body). */
const ENCODED = Buffer.from(`\u0000\u0007\u001b[31m${HOSTILE}`).toString('base64');
const UTC = new SiteCalendar(new SiteZone(() => 0), 1_638_000_000);
const DAYS = { start_date: '2021-11-22', duration: 7 };
const LSID = 'c69a8e10bea9428f816cfababe9815fe';
const START = 1_637_658_000;

const actor = (tag: string, type: string): string => `<${tag} type="${type}" gsnumber="2">${SAFE}</${tag}>`;
const EVENTS = `
  <event timestamp="${START}" event_type="Chat Message">${actor('performed_by', 'representative')}<body>${SAFE}</body></event>
  <event timestamp="${START + 1}" event_type="Chat Message">${actor('performed_by', 'customer')}<encoded_body>${ENCODED}</encoded_body></event>
  <event timestamp="${START + 2}" event_type="${SAFE}">${actor('performed_by', 'system')}
    <files><file name="${SAFE}" size="5"/></files><data><value name="${SAFE}" value="${SAFE}"/></data></event>`;
const REP = `<representative gsnumber="2" id="5"><username>${SAFE}</username><private_display_name>${SAFE}</private_display_name><hostname>${SAFE}</hostname></representative>`;
const SESSION = `<session lsid="${LSID}">
  <start_time timestamp="${START}">x</start_time><end_time timestamp="${START + 600}">x</end_time><duration>00:10:00</duration>
  <public_site id="1">${SAFE}</public_site><external_key>${SAFE}</external_key>
  <custom_attributes><custom_attribute display_name="${SAFE}" code_name="a">${SAFE}</custom_attribute></custom_attributes>
  <primary_customer gsnumber="1">${SAFE}</primary_customer><primary_rep gsnumber="2" id="5">${SAFE}</primary_rep>
  <primary_team id="3">${SAFE}</primary_team>
  <customer_list><customer gsnumber="1"><username>${SAFE}</username><info><company>${SAFE}</company><details>${SAFE}</details></info></customer></customer_list>
  <attendee_list><attendee gsnumber="1"><username>${SAFE}</username></attendee></attendee_list>
  <rep_list>${REP}</rep_list><team_list><team id="3">${SAFE}</team></team_list>
  <session_details>${EVENTS}</session_details></session>`;
const LISTED = `<session_summary lsid="${LSID}" lseq="1" has_recording="0" external_key="${SAFE}"/>`;
const SUMMARY = `<summary id="5" type="rep"><display_name>${SAFE}</display_name><total_sessions>4</total_sessions><avg_sessions_per_weekday>0.8</avg_sessions_per_weekday><avg_duration>00:10:00</avg_duration></summary>`;
const question = (id: string, type: string): string =>
  `<question id="${id}"><name>${SAFE}</name><type>${type}</type><label>${SAFE}</label><report_header>${SAFE}</report_header><answer_list><answer>${SAFE}</answer></answer_list></question>`;
const SURVEY = `<exit_survey lsid="${LSID}" ts="${START}"><submitted_by type="cust">${SAFE}</submitted_by>
  <primary_rep id="5">${SAFE}</primary_rep><primary_team id="3">${SAFE}</primary_team><public_site id="1">${SAFE}</public_site>
  <question_list>${question('1', 'radio')}${question('2', 'textarea')}</question_list></exit_survey>`;
const TEAM = `<team_activity id="3" name="${SAFE}"><logged_in_representatives>${REP}</logged_in_representatives><events>${EVENTS}</events></team_activity>`;
const LICENSES = `<license_time_intervals><license_time_interval timestamp="${START}" datetime="${SAFE}"><license_count license_type="${SAFE}" reason="${SAFE}">9</license_count><license_count license_type="${SAFE}">12</license_count></license_time_interval></license_time_intervals>`;

const REPORTS: Readonly<Record<string, readonly [root: string, items: string]>> = {
  SupportSession: ['session_list', SESSION],
  SupportSessionListing: ['session_summary_list', LISTED],
  SupportSessionSummary: ['summary_list', SUMMARY],
  SupportCustExitSurvey: ['exit_survey_list', SURVEY],
  SupportRepExitSurvey: ['exit_survey_list', SURVEY],
  SupportTeam: ['team_activity_list', TEAM],
  PresentationSession: ['session_list', SESSION],
  LicenseUsage: ['license_usage', LICENSES],
};
const full: ReportAnswer = (params) => {
  const [root = '', items = ''] = REPORTS[params.get('generate_report') ?? ''] ?? [];
  return { xml: listOf(root, items) };
};
const cut: ReportAnswer = (params) => ({ xml: full(params).xml.replace(/<\/[\w]+>\s*$/, '<'), isCut: true });
const nothing: ReportAnswer = () => ({
  xml: '<?xml version="1.0"?>\n<error xmlns="x">No session data matching your chosen criteria is available.</error>',
});

type Site = ReturnType<typeof reportSite>['active'];
const PAGES: Readonly<Record<string, (site: Site) => ReturnType<typeof summaryPage>>> = {
  finder: (site) => finderPage(site, { from: START - 3600, to: START + 3600 }),
  summary: (site) => summaryPage(site, { ...DAYS, report_type: 'rep' }),
  surveys: (site) => surveyPage(site, { ...DAYS, report_type: 'rep', id: 'all' }),
  team: (site) => teamPage(site, DAYS),
  presentation: (site) => presentationPage(site, { lsid: LSID }),
  licenses: (site) => licensePage(site, { ...DAYS, group_by: 'hour' }),
};
const open = (name: string, answer: ReportAnswer, permissions = {}): Promise<WrittenPage> => {
  const page = PAGES[name];
  assert.ok(page);
  return readPage(page(reportSite(answer, permissions).active));
};
const text = (page: WrittenPage): string => JSON.stringify(page.messages);

function valuesOf({ fields }: QueryForm): Readonly<Record<string, string>> {
  return Object.fromEntries(fields.map(({ id, value }) => [id, value]));
}

describe('the pages of reports', () => {
  for (const name of Object.keys(PAGES)) {
    it(`${name}: shows a whole report as complete, with people’s input unchanged`, async () => {
      const page = await open(name, full);
      assert.deepEqual(page.end, { state: 'complete' });
      assert.ok(text(page).includes(JSON.stringify(HOSTILE).slice(1, -1)), 'the text is there, unchanged');
      for (const url of text(page).matchAll(/"kind":"link","url":"(.*?)"/g)) {
        assert.match(url[1] ?? '', /^https?:/);
      }
    });

    it(`${name}: shows the received part of a report that was cut off, and says so`, async () => {
      const page = await open(name, cut);
      assert.equal(page.end.state, 'incomplete');
      assert.ok(text(page).includes('onerror'), 'what arrived');
    });

    it(`${name}: requests nothing if the account lacks the permission, and says what to do`, async () => {
      const denied = {
        perm_reporting_support: '0',
        perm_reporting_presentation: '0',
        perm_reporting_license: '0',
      };
      await assert.rejects(open(name, full, denied), /API Configuration/);
    });
  }

  for (const name of ['finder', 'summary', 'surveys', 'team', 'licenses']) {
    it(`${name}: says what to do if nothing was found`, async () => {
      const page = await open(name, nothing);
      assert.equal(page.end.state, 'complete');
      const tables = page.sections.flatMap(({ content }) => (content.kind === 'table' ? [content.empty] : []));
      assert.ok(
        tables.some((empty) => /\w+\. \w+/.test(empty)),
        tables.join(),
      );
    });
  }

  it('presentation: an unknown id is reported', async () => {
    await assert.rejects(open('presentation', nothing), new RegExp(LSID));
  });

  it('summary: the site’s own refusal is shown', async () => {
    const refusal: ReportAnswer = () => ({ xml: '<error xmlns="x">Invalid parameter: duration</error>' });
    await assert.rejects(open('summary', refusal), /Invalid parameter: duration/);
  });

  it('finder: requests the days and the representative of the form', async () => {
    const { active, asked } = reportSite(full);
    const first = finderPage(active, { from: START });
    const values = {
      from: '2021-11-22',
      to: '2021-11-23',
      owner: 'rep:5',
      site: '',
      externalKey: '',
      text: ' onerror ',
    };
    const asksFor = first.onQuery?.(values);
    assert.ok(asksFor);
    assert.equal((await readPage(asksFor)).rows('sessions').length, 1);
    const limits = asked.flatMap((params) => params.get('limit') ?? []);
    assert.ok(limits.length > 0 && limits.every((limit) => limit === 'rep:5'));
    assert.equal(asksFor.argument['text'], 'onerror');
  });

  it('a form with invalid values is kept with its error until it is corrected', async () => {
    const page = finderPage(reportSite(full).active, { from: START });
    const { form } = await readPage(page);
    const values = Object.fromEntries(form.fields.map(({ id, value }) => [id, value]));
    const record = new PageRecord();
    const early = page.onQuery?.({ ...values, from: '2021-11-23', to: '2021-11-22' });
    assert.ok(early);
    const { end } = await readPage(early, record);
    assert.ok(end.state === 'refused' && end.text.includes('last day lies before the first'));
    const kept = new WrittenPage(record.messages, { state: 'complete' }).form.fields;
    assert.equal(kept.find(({ id }) => id === 'to')?.value, '2021-11-22');
    const both = early.onQuery?.({ ...values, owner: 'rep:5', site: '1' });
    assert.ok(both);
    const { end: ending } = await readPage(both);
    assert.ok(ending.state === 'refused' && ending.text.includes('not both'));
    const right = both.onQuery?.({ ...values, from: '2021-11-22', to: '2021-11-23' });
    assert.equal((right && (await readPage(right)))?.rows('sessions').length, 1);
  });

  it('show the same words for a customer without a name and for one named “Unknown” by the site', async () => {
    const SOMEBODY = SESSION.replace(/(<primary_customer.*?>|<customer.*?><username>|<company>)[^]*?</g, '$1Unknown<');
    const { active } = reportSite((params) =>
      params.get('generate_report') === 'SupportSession' ? { xml: listOf('session_list', SOMEBODY) } : full(params),
    );
    const found = await readPage(finderPage(active, { from: START - 3600, to: START + 3600 }));
    assert.deepEqual(
      [found.rows('sessions')[0]?.cells[0], found.rows('sessions')[0]?.cells[3]],
      ['Unnamed customer', ''],
    );
    for (const page of [sessionPage(active, { lsid: LSID }), transcriptPage(active, { lsid: LSID })]) {
      assert.equal((await readPage(page)).head.title, 'Unnamed customer');
    }
  });

  it('the picker of past sessions shows customer and start', async () => {
    const start = Math.floor(Date.now() / 1000) - 3600;
    const lately: ReportAnswer = (params) => ({
      xml: full(params).xml.replaceAll(/"16376580\d\d"|"16376586\d\d"/g, `"${start}"`),
    });
    const [item] = await pastSessions(reportSite(lately).active);
    assert.equal(item?.lsid, LSID);
    assert.ok(item.description?.startsWith(momentText(start)), item.description);
    await assert.rejects(pastSessions(reportSite(nothing).active), /Find Sessions looks further back/);
  });

  for (const name of ['finder', 'summary', 'surveys', 'team', 'licenses']) {
    it(`${name}: stores a chosen named period by its name, and typed days as days`, async () => {
      const { active } = reportSite(nothing);
      const spec = PAGES[name]?.(active);
      const form = spec && (await readPage(spec)).form;
      assert.ok(spec?.onQuery && form && form.presets.length > 0);
      const values = valuesOf(form);
      assert.equal(values['period'], '');
      for (const preset of form.presets) {
        const asked: PageSpec = spec.onQuery({ ...values, ...preset.values });
        assert.equal(asked.argument['period'], preset.values['period']);
        const shown = valuesOf((await readPage(asked)).form);
        assert.deepEqual({ ...shown, ...preset.values }, shown);
        const typed: PageSpec = spec.onQuery({ ...values, ...preset.values, period: '' });
        assert.equal(typed.argument['period'], undefined);
        assert.equal(valuesOf((await readPage(typed)).form)['period'], '');
      }
    });
  }

  it('finder: its bars count the starts in the table', async () => {
    const page = await open('finder', full);
    const chart = page.section('starts')?.content;
    assert.ok(chart?.kind === 'chart' && chart.brush?.edges);
    const [values = []] = chart.series.map((series) => series.values);
    const at = values.indexOf(1);
    const start = page.rows('sessions')[0]?.cells[chart.brush.column];
    assert.ok(typeof start === 'number' && at >= 0);
    assert.ok(start >= (chart.brush.edges[at] ?? Infinity) && start < (chart.brush.edges[at + 1] ?? 0));
  });

  it('summary: compares a week with the previous one', async () => {
    const { active, asked } = reportSite(full);
    const page = await readPage(summaryPage(active, { ...DAYS, report_type: 'rep' }));
    assert.deepEqual(
      asked.map((params) => params.get('start_date')),
      ['2021-11-22', '2021-11-15'],
    );
    assert.deepEqual(page.rows('summary')[0]?.cells.slice(1, 4), [4, 4, 0]);
  });

  it('licenses: hours without figures are gaps between those with figures', () => {
    const counts = [9, 12];
    const series = [{ licenseType: 'full', reason: '', counts, peak: 12, peakTime: START }];
    const peaks = { times: [START, START + 3 * 3600 + 60], series };
    const shown = withGaps(peaks, 'hour', UTC);
    assert.deepEqual(shown.series[0]?.counts, [9, null, null, 12]);
    assert.deepEqual(shown.times.slice(0, 3), [START, START + 3600, START + 7200]);
    assert.deepEqual(withGaps(peaks, 'day', UTC).series[0]?.counts, counts);
  });

  it('surveys: each text opens its session', async () => {
    const page = await open('surveys', full);
    const texts = page.section('texts:1')?.content;
    assert.ok(texts?.kind === 'texts');
    assert.equal(texts.texts[0]?.action, `session:${LSID}`);
  });

  it('summary: its web page runs no script and loads nothing, whatever the names are', () => {
    const compared = { now: 1, before: 2, change: -1 };
    const row = {
      ...{ id: '1', type: 'rep', name: HOSTILE },
      ...{ sessions: compared, sessionsPerWeekday: compared, averageDuration: compared, totalDuration: compared },
    };
    const summary: Summary = {
      ...{ rows: [row], sessions: compared, averageDuration: compared },
      ...{ period: HOSTILE, periodBefore: HOSTILE, title: HOSTILE, nameTitle: HOSTILE },
    };
    const html = summaryFile(summary, HOSTILE);
    const tags = new Set([...html.matchAll(/<\/?(\w+)/g)].map(([, tag]) => tag));
    const known = 'html head meta title style body h1 p dl div dt dd small table thead tr th tbody td bdi meter'.split(
      ' ',
    );
    assert.deepEqual(
      [...tags].filter((tag) => !known.includes(tag ?? '')),
      [],
    );
    assert.match(html, /default-src 'none'/);
    assert.doesNotMatch(html, /[\u202a-\u202e\u2066-\u2069\u0000-\u0008]/);
  });
});
