import { readReport } from '../../src/reporting/readReport.ts';
import type { SupportSession } from '../../src/reporting/items/sessions.ts';
import { markdownLines, markdownTable } from '../../src/reporting/models/text/markdown.ts';
import { sessionNote } from '../../src/reporting/models/session/sessionNote.ts';
import { withoutAnySignature } from '../../src/reporting/models/text/signedAddresses.ts';
import { answersByQuestion } from '../../src/reporting/models/surveyAnswers.ts';
import { teamDay } from '../../src/reporting/models/teamDay.ts';
import { timelineOf } from '../../src/reporting/models/session/timeline.ts';
import { messageText, transcriptOf } from '../../src/reporting/models/session/transcript.ts';
import { recordingsOf } from '../../src/reporting/recordings.ts';
import type { ReportItem } from '../../src/reporting/reportItems.ts';
import type { XmlReportType } from '../../src/reporting/reportTypes.ts';
import { sessionSearch } from '../../src/reporting/sessionText.ts';
import { listOf, SESSION_XML } from '../unit/reporting/fixtures.ts';
import { numbered, repeated, type Reader } from './reader.ts';

const NOW = 1_796_000_000;

/** The items of a report, of which all is read before what reading throws is thrown. */
async function itemsOf<T extends XmlReportType>(
  type: T,
  input: Buffer,
  use: (item: ReportItem<T>) => void,
): Promise<void> {
  async function* body(): AsyncGenerator<Buffer> {
    await Promise.resolve();
    for (let at = 0; at < input.length; at += 64 * 1024) {
      yield input.subarray(at, at + 64 * 1024);
    }
  }
  const stream = { body: body(), close: () => undefined };
  for await (const item of readReport({ type, host: 'support.example.com', stream }).items) {
    use(item);
  }
}

/** Functions applied to every session of a report, by name. */
const ASKED_OF_SESSIONS: Readonly<Record<string, (session: SupportSession) => unknown>> = {
  'reports of sessions': recordingsOf,
  'words in sessions': sessionSearch('ada x'),
};

/** Functions applied to one session, by name. */
const MADE_OF_A_SESSION: Readonly<Record<string, (session: SupportSession) => unknown>> = {
  'timelines of sessions': (session) => timelineOf(session, NOW),
  'chats of sessions': (session) => transcriptOf(session).map(({ body }) => messageText(body)),
  'notes of sessions': (session) => sessionNote(session, { timeZone: 'Europe/Berlin' }),
  'sessions without signatures': withoutAnySignature,
};

/** Reads a report of sessions, and does something with the first ones. */
function sessionReader(name: string, use: (session: SupportSession) => unknown, most: number): Reader {
  return {
    name,
    read: (input) => {
      let used = 0;
      return itemsOf('SupportSession', input, (item) => {
        if (used++ < most) {
          use(item);
        }
      });
    },
    seeds: [listOf('session_list', SESSION_XML), session(event(1)), '<error>No session data found.</error>'],
    worst: worstSessions,
  };
}

const SURVEYS = `<cust_exit_survey ts="1475308800"><gsnumber>1</gsnumber><submitted_by type="cust">Bob</submitted_by><question_list><question id="1"><name>rating</name><type>radio</type><label>How?</label><answer_list><answer>good</answer></answer_list></question></question_list></cust_exit_survey>`;
const TEAM = `<team_activity id="3" name="First line"><members><representative id="5" gsnumber="2"><username>ada</username></representative></members><events><event timestamp="1475308800" event_type="Conference Member Added"><performed_by type="representative" gsnumber="2">Ada</performed_by></event></events></team_activity>`;
const LICENSES = `<license_time_interval start_time="1475308800" end_time="1475309700"><license type="full" reason="login">3</license></license_time_interval>`;

const event = (index: number, type = 'Chat Message', from = 1): string =>
  `<event timestamp="${1_475_308_800 + index}" event_type="${type}"><performed_by type="customer" gsnumber="${from}">C${from}</performed_by><destination type="representative" gsnumber="2">Ada</destination><body>hi</body></event>`;

const session = (details: string, customers = '<customer gsnumber="1"><username>Bob</username></customer>'): string =>
  listOf(
    'session_list',
    `<session lsid="c6"><session_type>support</session_type><start_time timestamp="1475308800"/><end_time timestamp="1475312400"/><customer_list>${customers}</customer_list><rep_list><representative gsnumber="2" id="5"><username>ada</username></representative></rep_list><session_details>${details}</session_details></session>`,
  );

function worstSessions(bytes: number): Readonly<Record<string, string>> {
  const customers = numbered(
    (index) => `<customer gsnumber="${index}"><username>C${index}</username></customer>`,
    bytes / 2,
  );
  return {
    messages: session(numbered((index) => event(index), bytes)),
    'many customers who write': session(
      numbered((index) => event(index, 'Chat Message', index), bytes / 2),
      customers,
    ),
    'one number for many': session(
      numbered((index) => event(index, index % 2 ? 'Conference Member Added' : 'Conference Member Departed', 7), bytes),
      numbered(() => '<customer gsnumber="7"><username>C</username></customer>', bytes / 4),
    ),
    comings: session(numbered((index) => event(index, 'Conference Member Added', index), bytes)),
    'comings of one': session(numbered((index) => event(index, 'Conference Member Added'), bytes)),
    'members with teams': session(
      numbered(
        (index) =>
          `<event timestamp="${index}" event_type="Conference Member Added"><performed_by type="representative" gsnumber="2">A</performed_by><data><value name="support_teams" value="${repeated(';T', 200)}"/></data></event>`,
        bytes,
      ),
    ),
    files: session(
      numbered(
        (index) =>
          `<event timestamp="${index}" event_type="File Upload"><performed_by type="customer" gsnumber="1"/><filename>f${index}</filename><filesize>1</filesize></event>`,
        bytes,
      ),
    ),
    'files of one event': session(
      `<event timestamp="1" event_type="File Upload"><files>${numbered((index) => `<file name="f${index}" size="1"/>`, bytes)}</files></event>`,
    ),
    'values of one event': session(
      `<event timestamp="1" event_type="X"><data>${numbered((index) => `<value name="n${index}" value="v"/>`, bytes)}</data></event>`,
    ),
    'rows of system information': session(
      `<event timestamp="1" event_type="System Information Retrieved"><system_information><category name="x"><description><field>A</field></description><data>${repeated('<row><field>1</field></row>', bytes)}</data></category></system_information></event>`,
    ),
    'formatted messages': session(
      `<event timestamp="1" event_type="Chat Message"><performed_by type="customer" gsnumber="1"/><body>${repeated('[b]x[url]', bytes)}</body></event>`,
    ),
    'a message of marks': session(
      `<event timestamp="1" event_type="Chat Message"><performed_by type="customer" gsnumber="1"/><body>${repeated('*_[', bytes)}</body></event>`,
    ),
    'a message of addresses': session(
      `<event timestamp="1" event_type="Chat Message"><performed_by type="customer" gsnumber="1"/><body>${repeated('https://a/?h=x ', bytes)}</body></event>`,
    ),
    'a message in Base64': session(
      `<event timestamp="1" event_type="Chat Message"><encoded_body>${repeated('SGVs ', bytes)}</encoded_body></event>`,
    ),
    surveys: session(
      `</session_details><cust_survey_list>${repeated(SURVEYS, bytes)}</cust_survey_list><session_details>`,
    ),
    attributes: session(
      `</session_details><custom_attributes>${numbered((index) => `<custom_attribute code_name="c${index}">x</custom_attribute>`, bytes)}</custom_attributes><session_details>`,
    ),
    'empty elements': session(repeated('<event/>', bytes)),
    'empty sessions': listOf('session_list', repeated('<session/>', bytes)),
    'elements beside the sessions': listOf('session_list', repeated('<x/>', bytes)),
  };
}

/** Other reports, each with its root and a usual item. */
const OTHERS = [
  [
    'SupportSessionListing',
    'session_summary_list',
    '<session_summary lsid="c6"><start_time timestamp="1"/></session_summary>',
  ],
  ['SupportSessionSummary', 'summary_list', '<summary><id>1</id><total_sessions>2</total_sessions></summary>'],
  ['PresentationSession', 'session_list', SESSION_XML],
  ['PresentationSessionListing', 'presentation_summary_list', '<presentation_summary lsid="c6"/>'],
] as const;

export const REPORT_READERS: readonly Reader[] = [
  ...Object.entries(ASKED_OF_SESSIONS).map(([name, use]) => sessionReader(name, use, Infinity)),
  ...Object.entries(MADE_OF_A_SESSION).map(([name, use]) => sessionReader(name, use, 1)),
  {
    name: 'reports of teams',
    read: (input) =>
      itemsOf('SupportTeam', input, (item) => void teamDay(item, { from: 1_475_280_000, to: 1_475_366_400 })),
    seeds: [listOf('team_activity_list', TEAM)],
    worst: (bytes) => {
      const team = (events: string): string =>
        listOf('team_activity_list', `<team_activity id="3" name="x"><events>${events}</events></team_activity>`);
      return {
        'comings and goings': team(
          numbered(
            (index) => event(index, index % 2 ? 'Conference Member Added' : 'Conference Member Departed', index % 50),
            bytes,
          ),
        ),
        'members who come': team(numbered((index) => event(index, 'Conference Member Added', index), bytes)),
        'members without a number': team(
          repeated(
            '<event timestamp="1" event_type="Conference Member Added"><performed_by type="representative">A</performed_by></event>',
            bytes,
          ),
        ),
        messages: team(numbered((index) => event(index), bytes)),
      };
    },
  },
  {
    name: 'reports of surveys',
    read: async (input) => {
      const surveys: Parameters<typeof answersByQuestion>[0][number][] = [];
      await itemsOf('SupportCustExitSurvey', input, (item) => void surveys.push(item));
      answersByQuestion(surveys);
    },
    seeds: [listOf('exit_survey_list', SURVEYS)],
    worst: (bytes) => ({
      surveys: listOf('exit_survey_list', repeated(SURVEYS, bytes)),
      questions: listOf(
        'exit_survey_list',
        `<cust_exit_survey><question_list>${numbered((index) => `<question id="${index}"><answer_list><answer>x</answer></answer_list></question>`, bytes)}</question_list></cust_exit_survey>`,
      ),
    }),
  },
  {
    name: 'reports of licenses',
    read: (input) => itemsOf('LicenseUsage', input, () => undefined),
    seeds: [listOf('license_usage', LICENSES)],
    worst: (bytes) => ({ intervals: listOf('license_usage', repeated(LICENSES, bytes)) }),
  },
  ...OTHERS.map(([type, root, item]) => ({
    name: type,
    read: (input: Buffer) => itemsOf(type, input, () => undefined),
    seeds: [listOf(root, item)],
    worst: (bytes: number) => ({
      'usual items': listOf(root, repeated(item, bytes)),
      'empty items': listOf(root, repeated(item.replace(/^<(\w+)[^]*/, '<$1/>'), bytes)),
    }),
  })),
  {
    name: 'texts in notes',
    read: (input) => markdownLines(input.toString('utf8'), '  '),
    seeds: ['**bold** [x](https://a/?h=1) | <b> `c`\n- 1. # x', 'a_b'],
    worst: worstTexts,
  },
  {
    name: 'tables in notes',
    read: (input) => markdownTable([input.toString('utf8')], []),
    seeds: ['**bold** [x](https://a/?h=1) | <b> `c`\n- 1. # x', 'a_b'],
    worst: worstTexts,
  },
  {
    name: 'signed addresses in texts',
    read: (input) => withoutAnySignature([input.toString('utf8')]),
    seeds: ['https://a/x?h=0123456789abcdef&y', 'x'],
    worst: worstTexts,
  },
];

function worstTexts(bytes: number): Readonly<Record<string, string>> {
  return {
    marks: repeated('*_[', bytes),
    lines: repeated('\n', bytes),
    'pairs of brackets': repeated('[b]x[/b]', bytes),
    addresses: repeated('https://a/?h=0123456789 ', bytes),
    'an address': `https://a/?${repeated('h=0&', bytes)}`,
    'long words': repeated('a', bytes),
    backslashes: repeated('\\', bytes),
    numbers: repeated('1.', bytes),
  };
}
