import * as vscode from 'vscode';
import * as v from 'valibot';
import type { ExitSurvey } from '../../../../reporting/items/surveys.ts';
import { answersByQuestion, type QuestionAnswers } from '../../../../reporting/models/surveyAnswers.ts';
import type { Column, TableRow } from '../../../../webviews/kit/messages.ts';
import type { QueryForm, Section } from '../../../../webviews/report/messages.ts';
import { callCommand } from '../../../platform/commands/callCommand.ts';
import { dateTimeText } from '../../../platform/durations.ts';
import type { PageArgument, PageSpec, PageWriter } from '../../../platform/pages/page.ts';
import { dotted } from '../../../platform/plainText.ts';
import type { ActiveSite } from '../../../sites/siteAccess.ts';
import { withKeptForm } from '../../../platform/pages/withKeptForm.ts';
import { ownerOptions, withChosen, writeForm, type PeopleChoices } from './peopleChoices.ts';
import { collectReport, endOf } from '../../../shared/reports/reportAccess.ts';
import { checkedParams } from '../../../shared/reports/reportParams.ts';
import { periodText } from './periodForm.ts';
import { askedReport, reportQuery } from '../reportQuery.ts';
import { askedCalendar, calendarOf, type SiteCalendar } from '../../../shared/reports/siteCalendar.ts';

const { t } = vscode.l10n;
const TYPES = ['SupportCustExitSurvey', 'SupportRepExitSurvey'] as const;
const [CUSTOMERS, REPRESENTATIVES] = TYPES;
const PERIODS = ['today', 'thisWeek', 'lastWeek', 'thisMonth', 'lastMonth'] as const;
const TYPE = v.optional(v.picklist(TYPES), CUSTOMERS);
/** The most bars of a chart. */
const MOST_BARS = 50;
/** The most questions that the page shows. */
const MOST_QUESTIONS = 100;
/** The most texts that the page shows for a question; the table has all of them. */
const MOST_TEXTS = 100;

/**
 * The page of exit surveys: the answers to each question, and each survey as a row. `type` is the report of the
 * surveys: by customers or by representatives.
 */
export function surveyPage(active: ActiveSite, argument: PageArgument): PageSpec {
  const { type: named, ...given } = argument;
  const type = v.parse(TYPE, named);
  checkedParams(type, given, calendarOf(active));
  return withKeptForm({
    title: titleOf(type),
    argument: { ...given, type },
    load: async (page, signal) => {
      const calendar = await askedCalendar(active, signal);
      void writeForm(active, page, (choices) => formOf(argument, choices, calendar));
      const { items, complete } = await collectReport(active, type, given, { calendar, signal });
      write(page, type, items, subjectOf(given, calendar));
      return endOf(complete);
    },
    onQuery: (values) => surveyPage(active, askedSurveys(given, values, calendarOf(active))),
    onAction: async (id, row) => {
      const lsid = id === 'open' ? row?.split(' ')[0] : id.replace(/^session:/, '');
      await callCommand('openSessionReport', { lsid });
    },
  });
}

function titleOf(type: (typeof TYPES)[number]): string {
  return type === CUSTOMERS ? t('Customer surveys') : t('Representative surveys');
}

function write(page: PageWriter, type: (typeof TYPES)[number], surveys: readonly ExitSurvey[], subject: string): void {
  const questions = answersByQuestion(surveys).slice(0, MOST_QUESTIONS);
  page.head({
    title: titleOf(type),
    subtitle: subject,
    facts: [{ label: t('Surveys'), value: surveys.length, kind: 'number' }],
    actions: [],
  });
  questions.forEach((question, index) => writeQuestion(page, question, index));
  page.section(tableOf(questions));
  page.rows(
    'surveys',
    surveys.map((survey, index) => rowOf(survey, index, questions)),
  );
}

function writeQuestion(page: PageWriter, question: QuestionAnswers, index: number): void {
  const { texts, answered, unanswered } = question;
  const counts = inOrder(question.counts);
  const title = t('{0} ({1} answered, {2} not)', questionText(question), answered, unanswered);
  if (counts.length > 0) {
    page.section(distributionOf(counts.slice(0, MOST_BARS), title, index));
    page.section({
      id: `answers:${index}`,
      title: t('Answers: {0}', questionText(question)),
      isFolded: true,
      content: {
        kind: 'table',
        columns: [
          { title: t('Answer'), kind: 'text', share: 3 },
          { title: t('Given'), kind: 'number' },
          { title: t('Share in %'), kind: 'number' },
        ],
        empty: t('Nobody answered.'),
      },
    });
    page.rows(
      `answers:${index}`,
      counts.map(({ answer, count }, at) => ({
        id: String(at),
        cells: [answer, count, Math.round((1000 * count) / answered) / 10],
      })),
    );
  } else {
    page.section({
      id: `texts:${index}`,
      title,
      content: {
        kind: 'texts',
        texts: texts.slice(0, MOST_TEXTS).map(({ text, submittedBy, ts, lsid }) => ({
          text,
          about: dotted(submittedBy, ts === null ? '' : dateTimeText(ts)) || t('Session'),
          action: `session:${lsid}`,
        })),
        empty: t('Nobody answered.'),
      },
    });
  }
}

/** Sorts marks from 1 to 5 by their value, other answers by their number. */
function inOrder(counts: QuestionAnswers['counts']): QuestionAnswers['counts'] {
  return counts.every(({ answer }) => /^\d{1,3}$/.test(answer))
    ? counts.toSorted((a, b) => Number(a.answer) - Number(b.answer))
    : counts;
}

function distributionOf(counts: QuestionAnswers['counts'], title: string, index: number): Section {
  return {
    id: `question:${index}`,
    title,
    content: {
      kind: 'chart',
      style: 'rows',
      description: t('{0}. The table after it has the same figures.', title),
      labels: counts.map(({ answer }) => answer),
      labelKind: 'text',
      series: [{ title: t('Given'), values: counts.map(({ count }) => count) }],
      valueKind: 'number',
    },
  };
}

function questionText({ label, reportHeader, name }: QuestionAnswers): string {
  return label || reportHeader || name || t('Question without a text');
}

function tableOf(questions: readonly QuestionAnswers[]): Section {
  const answers: readonly Column[] = questions.map((question) => ({
    title: question.reportHeader || questionText(question),
    kind: 'text',
    share: 1.6,
    isFilter: question.counts.length > 0,
  }));
  return {
    id: 'surveys',
    title: t('Surveys'),
    content: {
      kind: 'table',
      columns: [
        { title: t('By'), kind: 'text', share: 1.6 },
        { title: t('Session start'), kind: 'time', share: 2.2 },
        { title: t('Representative'), kind: 'text', share: 1.6, isFilter: true },
        { title: t('Team'), kind: 'text', share: 1.3, isFilter: true },
        { title: t('Public site'), kind: 'text', share: 1.3, isFilter: true },
        ...answers,
      ],
      rowAction: 'open',
      rowActionTitle: t('Open Session Report'),
      sorted: { column: 1, falling: true },
      empty: t('No surveys in these days. Widen the dates, or select other surveys.'),
    },
  };
}

function rowOf(survey: ExitSurvey, index: number, questions: readonly QuestionAnswers[]): TableRow {
  const { lsid, ts, submittedBy, primaryRep, primaryTeam, publicSite, questionList } = survey;
  const given = new Map(questionList.map((question) => [keyOf(question), question.answerList.join(', ')]));
  const answers = questions.map((question) => given.get(keyOf(question)) ?? '');
  return {
    // The index makes the id unique, because a session may have several surveys.
    id: `${lsid} ${index}`,
    cells: [
      submittedBy?.name ?? '',
      ts,
      primaryRep?.name ?? '',
      primaryTeam?.name ?? '',
      publicSite?.name ?? '',
      ...answers,
    ],
  };
}

/** Returns the key of a question, which is the same in all surveys that have it. */
function keyOf({ id, name, label }: Pick<QuestionAnswers, 'id' | 'name' | 'label'>): string {
  return id || name || label;
}

function formOf(argument: PageArgument, choices: PeopleChoices, calendar: SiteCalendar): QueryForm {
  const { type, report_type = 'rep', id = 'all' } = argument;
  const owner = `${String(report_type)}:${String(id)}`;
  const options = ownerOptions(choices, { value: 'rep:all', label: t('Everybody') });
  const kind = {
    id: 'type',
    label: t('Surveys of'),
    kind: 'choice',
    value: type === REPRESENTATIVES ? REPRESENTATIVES : CUSTOMERS,
    options: [
      { value: CUSTOMERS, label: t('Customers') },
      { value: REPRESENTATIVES, label: t('Representatives') },
    ],
  } as const;
  const whose = { id: 'owner', label: t('Sessions of'), kind: 'choice', value: owner } as const;
  return reportQuery({
    ...{ type: CUSTOMERS, argument, calendar, choices, periods: PERIODS },
    own: [kind, { ...whose, options: withChosen(options, owner) }],
    without: ['report_type', 'id'],
  });
}

/** Requests the surveys of the given sessions, else of a period. */
function askedSurveys(
  argument: PageArgument,
  values: Readonly<Record<string, string>>,
  calendar: SiteCalendar,
): PageArgument {
  const [report_type = 'rep', id = 'all'] = (values['owner'] ?? '').split(':');
  const asked = askedReport(CUSTOMERS, argument, { ...values, report_type, id }, calendar);
  return { ...asked, type: values['type'] };
}

function askedSessions({ lsid, lsids }: PageArgument): readonly string[] {
  const asked: unknown = lsids ?? lsid ?? [];
  const list: readonly unknown[] = Array.isArray(asked) ? asked : String(asked).split(',');
  return list.map((one) => String(one).trim()).filter((one) => one !== '');
}

/** Returns the subtitle: the period or the sessions of the surveys. */
function subjectOf(argument: PageArgument, calendar: SiteCalendar): string {
  const sessions = askedSessions(argument);
  if (sessions.length === 0) {
    return periodText(argument, calendar);
  }
  return sessions.length === 1 ? t('of the session {0}', sessions.join('')) : t('of {0} sessions', sessions.length);
}
