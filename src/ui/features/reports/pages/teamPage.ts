import * as vscode from 'vscode';
import type { TeamEvent } from '../../../../reporting/items/events.ts';
import type { TeamActivity } from '../../../../reporting/items/lists.ts';
import { eventKind } from '../../../../reporting/models/session/eventKinds.ts';
import { SessionPeople } from '../../../../reporting/models/people/sessionPeople.ts';
import { withoutSignatures } from '../../../../reporting/models/text/signedAddresses.ts';
import { teamDay } from '../../../../reporting/models/teamDay.ts';
import type { Span } from '../../../../reporting/models/session/timeline.ts';
import { messageText, transcriptOf } from '../../../../reporting/models/session/transcript.ts';
import type { TableRow, TimelineContent } from '../../../../webviews/kit/messages.ts';
import type { Section } from '../../../../webviews/report/messages.ts';
import type { PageArgument, PageSpec, PageWriter } from '../../../platform/pages/page.ts';
import type { ActiveSite } from '../../../sites/siteAccess.ts';
import { withKeptForm } from '../../../platform/pages/withKeptForm.ts';
import { dataFacts, eventKindWord, filesText, performerText } from '../../../shared/reports/eventTable.ts';
import { writeForm } from './peopleChoices.ts';
import { collectReport, endOf } from '../../../shared/reports/reportAccess.ts';
import { checkedParams } from '../../../shared/reports/reportParams.ts';
import { periodText } from './periodForm.ts';
import { askedReport, reportQuery } from '../reportQuery.ts';
import { askedDays, type DaySpan } from '../../../shared/reports/reportPeriod.ts';
import { askedCalendar, calendarOf, type SiteCalendar } from '../../../shared/reports/siteCalendar.ts';
import { boundedLanes, timelineTitle } from '../session/timelineSection.ts';
import { chatLine } from '../session/transcriptPage.ts';

const { t } = vscode.l10n;
const TYPE = 'SupportTeam';

/** The page of the events of teams (guide: SupportTeam): a timeline and the chat of each, and all events. */
export function teamPage(active: ActiveSite, argument: PageArgument): PageSpec {
  checkedParams(TYPE, argument, calendarOf(active));
  return withKeptForm({
    title: t('Team activity'),
    argument,
    load: async (page, signal) => {
      const calendar = await askedCalendar(active, signal);
      void writeForm(active, page, (choices) =>
        reportQuery({ type: TYPE, argument, choices, calendar, periods: ['today', 'yesterday'] }),
      );
      const { items, complete, startTime, endTime } = await collectReport(active, TYPE, argument, { calendar, signal });
      const days = askedDays(argument, calendar);
      write(page, items, periodOf(days, calendar, startTime, endTime), periodText(argument, calendar));
      return endOf(complete);
    },
    onQuery: (values) => teamPage(active, askedReport(TYPE, argument, values, calendarOf(active))),
  });
}

/** Returns the period of the report, else the requested days; it does not go beyond now. */
function periodOf(
  { from, to }: DaySpan,
  calendar: SiteCalendar,
  startTime: number | undefined,
  endTime: number | undefined,
): Span {
  const begin = startTime ?? calendar.startOf(from);
  const end = Math.min(Math.floor(calendar.now), endTime ?? calendar.startOf(to.plus(1)));
  return { from: begin, to: Math.max(begin + 1, end) };
}

function write(page: PageWriter, teams: readonly TeamActivity[], period: Span, subtitle: string): void {
  const events = teams.flatMap((team) => team.events);
  page.head({
    title: teams.length === 1 ? (teams[0]?.name ?? '') : t('Team activity'),
    subtitle,
    facts: [
      ...(teams.length > 1 ? [{ label: t('Teams'), value: teams.length, kind: 'number' as const }] : []),
      { label: t('Sessions moved in'), value: countOf(events, / to queue$/i), kind: 'number' },
      { label: t('Sessions moved away'), value: countOf(events, / away from queue$/i), kind: 'number' },
      { label: t('Messages'), value: countOf(events, /^chat message$/i), kind: 'number' },
    ],
    actions: [],
  });
  teams.forEach((team, index) => page.section(timelineOf(team, index, period, teams.length > 1)));
  page.section(eventSection(teams.length > 1));
  teams.forEach((team, index) => page.rows('events', rowsOf(team, index, teams.length > 1)));
  teams.forEach((team, index) => writeChat(page, team, index, teams.length > 1));
}

function countOf(events: readonly TeamEvent[], type: RegExp): number {
  return events.filter(({ eventType }) => type.test(eventType.trim())).length;
}

function timelineOf(team: TeamActivity, index: number, period: Span, isOneOfMany: boolean): Section {
  const { from, to, lanes } = teamDay(team, period);
  const content: TimelineContent = {
    kind: 'timeline',
    from,
    to,
    section: 'events',
    lanes: boundedLanes(lanes).map(({ kind, name, spans, marks }) => ({
      title: kind === 'team' ? t('Queue {0}', name) : name,
      about: kind,
      spans: spans.map((span) => ({
        ...span,
        text: kind === 'team' ? t('Sessions in the queue') : t('{0}, logged in', name),
      })),
      marks: marks.map(({ index: at, timestamp, kind: about, eventType }) => {
        const event = team.events[at];
        const body = event ? textOf(event) : '';
        return {
          row: `${index}:${at}`,
          at: timestamp,
          about,
          text: body === '' ? eventType : `${eventType}: ${body.slice(0, 80)}`,
        };
      }),
    })),
  };
  return { id: `timeline:${index}`, title: isOneOfMany ? team.name : timelineTitle(lanes.length), content };
}

function eventSection(hasTeams: boolean): Section {
  return {
    id: 'events',
    title: t('Events'),
    content: {
      kind: 'table',
      columns: [
        { title: t('Time'), kind: 'time', share: 2 },
        ...(hasTeams ? [{ title: t('Team'), kind: 'text', share: 1.4, isFilter: true } as const] : []),
        { title: t('About'), kind: 'text', isFilter: true },
        { title: t('Event'), kind: 'text', share: 2.2, isFilter: true },
        { title: t('By'), kind: 'text', share: 1.6, isFilter: true },
        { title: t('To'), kind: 'text', share: 1.4 },
        { title: t('Text'), kind: 'text', share: 4 },
      ],
      sorted: { column: 0, falling: false },
      empty: t('No activity in these days. Widen the dates, or select another team.'),
    },
  };
}

function rowsOf(team: TeamActivity, index: number, hasTeams: boolean): readonly TableRow[] {
  const people = new SessionPeople({ repList: team.loggedInRepresentatives, events: team.events });
  return team.events.map((event, at) => {
    const details = dataFacts(event);
    return {
      id: `${index}:${at}`,
      cells: [
        event.timestamp,
        ...(hasTeams ? [team.name] : []),
        eventKindWord(eventKind(event.eventType)),
        event.eventType,
        performerText(people.performer(at)),
        people
          .recipients(at)
          .map(({ name }) => name)
          .join(', '),
        textOf(event),
      ],
      ...(details.length > 0 && { details }),
    };
  });
}

function textOf(event: TeamEvent): string {
  const data = event.data.find(({ name }) => name === 'customer_name')?.value ?? '';
  return withoutSignatures(messageText(event.body)) || filesText(event) || data;
}

function writeChat(page: PageWriter, team: TeamActivity, index: number, isOneOfMany: boolean): void {
  const messages = transcriptOf({ repList: team.loggedInRepresentatives, events: team.events });
  if (messages.length === 0) {
    return;
  }
  const id = `chat:${index}`;
  const title = isOneOfMany ? t('Chat of {0} ({1})', team.name, messages.length) : t('Chat ({0})', messages.length);
  page.section({ id, title, isFolded: isOneOfMany, content: { kind: 'chat', empty: '' } });
  page.lines(id, messages.map(chatLine));
}
