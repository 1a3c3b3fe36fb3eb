import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import type { SupportSession } from '../../../../src/reporting/items/sessions.ts';
import { csvOf } from '../../../../src/reporting/models/text/csv.ts';
import { filesOf } from '../../../../src/reporting/models/session/eventFiles.ts';
import { licensePeaks } from '../../../../src/reporting/models/licensePeaks.ts';
import { compareSummaries, totalOf } from '../../../../src/reporting/models/summaryComparison.ts';
import { summaryHtml } from '../../../../src/reporting/models/summaryHtml.ts';
import { sessionNote } from '../../../../src/reporting/models/session/sessionNote.ts';
import { SessionPeople } from '../../../../src/reporting/models/people/sessionPeople.ts';
import { withoutAnySignature } from '../../../../src/reporting/models/text/signedAddresses.ts';
import { answersByQuestion } from '../../../../src/reporting/models/surveyAnswers.ts';
import { teamDay } from '../../../../src/reporting/models/teamDay.ts';
import { timelineOf } from '../../../../src/reporting/models/session/timeline.ts';
import { transcriptOf } from '../../../../src/reporting/models/session/transcript.ts';
import { transcriptFile } from '../../../../src/reporting/models/session/transcriptFile.ts';
import { sessionMatches } from '../../../../src/reporting/sessionText.ts';
import { PageRecord } from '../../../../src/ui/platform/pages/pageRecord.ts';
import { tableFile } from '../../../../src/ui/platform/pages/tableFile.ts';
import { processorMilliseconds } from '../../../support/processorTime.ts';
import { listOf } from '../fixtures.ts';
import { reportOf, sessionOf } from '../reading.ts';

const WORDS = { timeZone: 'UTC', system: 'System', unknown: 'Unknown', private: 'private' };
const SUMMARY_WORDS: Parameters<typeof summaryHtml>[2] = {
  ...{ language: 'en', title: '', period: '', before: '', source: '', name: '', sessions: '', sessionsBefore: '' },
  ...{ change: '', perWeekday: '', average: '', averageBefore: '', total: '' },
};
/** In milliseconds; less cannot be measured well. */
const LEAST_MS = 40;

/** Four times the size takes four times as long, or a little more; by the square it would be sixteen times. */
function assertGrowsWithIt(small: () => unknown, large: () => unknown): void {
  small();
  const before = Math.max(LEAST_MS, processorMilliseconds(small));
  const after = processorMilliseconds(large);
  assert.ok(after < 10 * before, `${before} ms, then ${after} ms`);
}

const times = (count: number, text: (index: number) => string): string =>
  Array.from({ length: count }, (_, at) => text(at)).join('');

/** A session with so many of all that there may be several of. */
function large(count: number): Promise<SupportSession> {
  const value = (name: string, text: string) => `<value name="${name}" value="${text}"/>`;
  const event = (at: number): string => {
    const by = `<performed_by type="${at % 2 ? 'customer' : 'representative'}" gsnumber="${at % 3}">${at % 5 ? '' : `N${at}`}</performed_by>`;
    const types = [
      'Conference Member Added',
      'Chat Message',
      'Session Assigned',
      'File Upload',
      'Session Note Added',
      'Conference Member Departed',
    ];
    return `<event timestamp="${at}" event_type="${types[at % types.length] ?? ''}">${by}<body>x</body>
      <data>${value('name', `N${at}`)}${value('team', `T${at}`)}${value('filename', `f${at}`)}</data></event>`;
  };
  const question = (at: number) =>
    `<question id="${at}"><label>Q${at}</label><answer_list><answer>a</answer></answer_list></question>`;
  return sessionOf(`<session lsid="a1"><start_time timestamp="1"/><end_time timestamp="${count}"/>
    <custom_attributes>${times(count, (at) => `<custom_attribute code_name="c${at}">v</custom_attribute>`)}</custom_attributes>
    <customer_list>${times(count, (at) => `<customer gsnumber="${at % 4}"><username>N${at}</username></customer>`)}</customer_list>
    <rep_list>${times(count, (at) => `<representative gsnumber="${at % 4}" id="${at}"><username>R${at}</username><rep_join_time timestamp="${at}"/></representative>`)}</rep_list>
    <team_list>${times(count, (at) => `<team id="${at}">T${at}</team>`)}</team_list>
    <cust_survey_list><cust_exit_survey><question_list>${times(count, question)}</question_list></cust_exit_survey></cust_survey_list>
    <session_details>${times(count, event)}
    <event timestamp="1" event_type="Files Shared"><files>${times(count, (at) => `<file name="f${at}" size="1"/>`)}</files></event>
    <event timestamp="1" event_type="System Information Retrieved"><system_information><category name="c">
    <data>${times(count, (at) => `<row><field name="a">${at}</field></row>`)}</data></category>
    ${times(count, (at) => `<category name="k${at}"><data><row><field name="a">1</field></row></data></category>`)}</system_information></event>
    </session_details></session>`);
}

describe('what is made of a large report', () => {
  let [quarter, whole]: SupportSession[] = [];
  before(async function () {
    this.timeout(60_000);
    [quarter, whole] = [await large(4000), await large(16_000)];
  });

  const makers: Readonly<Record<string, (session: SupportSession) => unknown>> = {
    people: (session) => new SessionPeople(session),
    timeline: (session) => timelineOf(session, 0),
    transcript: (session) => transcriptOf(session),
    files: (session) => session.events.map(filesOf),
    note: (session) => sessionNote(session),
    search: (session) => sessionMatches(session, 'nobody has this word'),
    'answers to surveys': (session) => answersByQuestion([...session.custSurveyList, ...session.repSurveyList]),
    'copy without signatures': (session) => withoutAnySignature(session),
    'text of a transcript': (session) => transcriptFile(session, 'txt', WORDS),
    'Markdown of a transcript': (session) => transcriptFile(session, 'md', WORDS),
    'web page of a transcript': (session) => transcriptFile(session, 'html', WORDS),
    'JSON of a transcript': (session) => transcriptFile(session, 'json', WORDS),
    'day of a team': (session) =>
      teamDay(
        {
          ...{ id: '3', name: 'Network', loggedInRepresentatives: session.repList },
          events: session.events.map((event) => ({ ...event, destinations: [] })),
        },
        { from: 0, to: 20_000 },
      ),
  };

  for (const [name, make] of Object.entries(makers)) {
    it(`${name}: takes time that grows with it`, () => {
      assert.ok(quarter && whole);
      const [small, all] = [quarter, whole];
      assertGrowsWithIt(
        () => make(small),
        () => make(all),
      );
    }).timeout(60_000);
  }

  it('tables and figures take time that grows with them', async () => {
    const summary = (at: number) =>
      `<summary id="${at}" type="rep"><display_name>N${at}</display_name><total_sessions>${at}</total_sessions><avg_duration>00:10:00</avg_duration></summary>`;
    const { items } = await reportOf('SupportSessionSummary', listOf('summary_list', times(150_000, summary)));
    const licenses = Array.from({ length: 3000 }, (_, at) => ({
      ...{ timestamp: at, datetime: '' },
      licenseCount: [{ licenseType: 'full', reason: String(at % 3), count: at }],
    }));
    const rows = Array.from({ length: 150_000 }, (_, at) => ({ id: String(at), cells: [at, `=x;${at}`] }));
    const columns = [
      { title: 'A', kind: 'number' as const },
      { title: 'A', kind: 'text' as const },
    ];
    const tables = (count: number) => (): void => {
      const [part, some] = [items.slice(0, count), rows.slice(0, count)];
      const compared = compareSummaries(part, part);
      const { sessions, averageDuration } = totalOf(part);
      const total = {
        sessions: { now: sessions, before: 0, change: 0 },
        averageDuration: { now: averageDuration, before: 0, change: 0 },
      };
      summaryHtml(compared, total, SUMMARY_WORDS);
      licensePeaks(licenses.slice(0, count / 50));
      csvOf(
        columns.map(({ title }, at) => ({ heading: title, value: ({ cells }: (typeof rows)[number]) => cells[at] })),
        some,
      );
      tableFile({ columns, rows: some }, 'json');
      const record = new PageRecord();
      record.put({ type: 'section', section: { id: 't', title: '', content: { kind: 'table', columns, empty: '' } } });
      record.addRows('t', some);
      assert.equal(record.table('t')?.rows.length, some.length);
    };
    assertGrowsWithIt(tables(37_500), tables(150_000));
  }).timeout(60_000);

  it('takes one huge value, and characters that are halves of one', async () => {
    const huge = `${'[b]*<&"x'.repeat(30_000)} https://a.example/?h=${'0a'.repeat(20_000)}`;
    const small = await large(6);
    for (const text of [huge, '\ud800', 'a\udc00=\ud83d', '\udfff'.repeat(1000)]) {
      const odd: SupportSession = {
        ...small,
        ...{ lsid: text, externalKey: text },
        customerList: small.customerList.map((customer) => ({
          ...customer,
          username: text,
          hostname: text,
          gsnumber: text,
        })),
        events: small.events.map((event) => ({
          ...event,
          body: text,
          filename: text,
          data: [{ name: text, value: text }],
        })),
      };
      const took = processorMilliseconds(() => {
        new SessionPeople(odd);
        timelineOf(odd, 0);
        assert.ok(sessionNote(odd).isWellFormed());
        for (const format of ['md', 'txt', 'html'] as const) {
          assert.ok(transcriptFile(odd, format, WORDS).isWellFormed());
        }
        JSON.parse(transcriptFile(odd, 'json', WORDS));
        sessionMatches(odd, 'nobody has this');
        assert.ok(csvOf([{ heading: text, value: () => text }], [1]).isWellFormed());
      });
      assert.ok(took < 10_000, `${took} ms`);
    }
  }).timeout(120_000);
});
