import * as vscode from 'vscode';
import { largest } from '../../../base/lists.ts';
import type { MetricsSeries } from '../../../reporting/archive/archiveClient.ts';
import type { Metrics } from '../../../reporting/archive/metrics/metrics.ts';
import {
  staffingByHour,
  staffingOf,
  stayParts,
  teamFigures,
  type Staffing,
} from '../../../reporting/archive/metrics/metricsFigures.ts';
import { SiteDay } from '../../../base/siteDay.ts';
import type { SiteZone } from '../../../site/siteZone.ts';
import type { Column, TableRow } from '../../../webviews/kit/messages.ts';
import type { Section } from '../../../webviews/report/messages.ts';
import { DAY_MS, HOUR } from '../../../base/units.ts';

const { t } = vscode.l10n;
/** More bars cannot be told apart; the table has all of them. */
const MOST_BARS = 30;
const weekday = new Intl.DateTimeFormat(vscode.env.language, { weekday: 'long', timeZone: 'UTC' });
const hour = new Intl.DateTimeFormat(vscode.env.language, { timeStyle: 'short' });
const dayAndHour = new Intl.DateTimeFormat(vscode.env.language, { weekday: 'short', hour: 'numeric' });
/** A Sunday, from which the names of the weekdays are formatted. */
const SUNDAY = Date.UTC(2026, 0, 4);

/** Returns the charts of the staff and of the waiting sessions over time. */
export function staffingSection({ parts, waiting }: MetricsSeries): Section {
  const figures = parts.map((part) => staffingOf(part));
  const isShort = parts.length <= 1 || (parts[1]?.from ?? 0) - (parts[0]?.from ?? 0) < 3600;
  const values = (of: (staffing: Staffing) => number) => figures.map((part) => (part ? rounded(of(part)) : null));
  return {
    id: 'staffing',
    title: t('Staffing and load'),
    content: {
      kind: 'chart',
      style: 'line',
      description: t('Representatives logged in and available, sessions in progress and waiting, over time'),
      labels: parts.map(({ from }) => (isShort ? hour : dayAndHour).format(from * 1000)),
      labelKind: 'text',
      series: [
        { title: t('Logged in'), values: values(({ loggedIn }) => loggedIn) },
        { title: t('Sessions in progress'), values: values(({ sessions }) => sessions) },
        { title: t('Available'), values: values(({ available }) => available) },
        { title: t('Waiting (most)'), values: parts.map((part) => mostWaiting(part, waiting)) },
      ],
      valueKind: 'number',
    },
  };
}

function mostWaiting({ from, to }: Metrics, waiting: MetricsSeries['waiting']): number | null {
  const inside = waiting.filter(({ time }) => time >= from && time < to);
  return inside.length === 0
    ? null
    : largest(
        inside.map(({ sessions }) => sessions),
        0,
      );
}

/** Returns the chart of each representative's time in the console by state. */
export function statesSection({ whole, names }: MetricsSeries): Section {
  const reps = Object.entries(whole.reps)
    .sort(([, a], [, b]) => b.loggedInSeconds - a.loggedInSeconds)
    .slice(0, MOST_BARS);
  const parts = reps.map(([, rep]) => stayParts(rep));
  return {
    id: 'states',
    title: t('Time in the console'),
    content: {
      kind: 'chart',
      style: 'stackedRows',
      description: t('For each representative, the time in one, two and more sessions, without one, and not connected'),
      labels: reps.map(([user]) => names[user] ?? user),
      labelKind: 'text',
      series: [
        { title: t('1 session'), values: parts.map(({ inOneSession }) => inOneSession) },
        { title: t('2 sessions'), values: parts.map(({ inTwoSessions }) => inTwoSessions) },
        { title: t('3 or more sessions'), values: parts.map(({ inMoreSessions }) => inMoreSessions) },
        { title: t('No session'), values: parts.map(({ withoutSession }) => withoutSession), isMuted: true },
        { title: t('Not connected'), values: parts.map(({ notConnected }) => notConnected) },
      ],
      valueKind: 'duration',
    },
  };
}

/** Returns the sessions in hand and the staff by the site's weekday and hour, as the average of equal weekdays. */
export function heatSections({ parts }: MetricsSeries, zone: SiteZone): readonly Section[] {
  const byHour = staffingByHour(parts, (seconds) => {
    const day = zone.dayOf(seconds) ?? SiteDay.EPOCH;
    const hour = Math.floor((seconds + zone.offsetAt(seconds) - day.wall) / HOUR);
    return { weekday: day.weekday, hour };
  });
  // The week begins on Monday.
  const days = [1, 2, 3, 4, 5, 6, 0].filter((day) => byHour[day]?.some((part) => part !== undefined));
  const heat = (id: string, title: string, isFolded: boolean, of: (staffing: Staffing) => number): Section => ({
    id,
    title,
    isFolded,
    content: {
      kind: 'heat',
      description: title,
      rows: days.map((day) => weekday.format(SUNDAY + day * DAY_MS)),
      columns: Array.from({ length: 24 }, (_, hour) => String(hour)),
      values: days.map((day) => (byHour[day] ?? []).map((part) => (part ? rounded(of(part)) : null))),
    },
  });
  return [
    heat('load', t('Sessions in progress by weekday and hour'), false, ({ sessions }) => sessions),
    heat('people', t('Representatives logged in by weekday and hour'), true, ({ loggedIn }) => loggedIn),
  ];
}

const duration = (title: string): Column => ({ title, kind: 'duration' });

/** Returns the table of the guide's metrics, with a row for each representative. */
export function peopleSection(count: number): Section {
  return {
    id: 'metrics',
    title: t('Representatives ({0})', count),
    content: {
      kind: 'table',
      columns: [
        { title: t('Representative'), kind: 'text', share: 2 },
        { title: t('Teams'), kind: 'text', share: 2 },
        duration(t('Logged in')),
        duration(t('Connected')),
        duration(t('Available')),
        duration(t('Auto-assign')),
        duration(t('Idle')),
        duration(t('No session')),
        duration(t('1 session')),
        duration(t('2 sessions')),
        duration(t('3 or more')),
        duration(t('Work')),
        duration(t('Average work')),
        duration(t('Active')),
        duration(t('Waiting for reconnect')),
      ],
      sorted: { column: 2, falling: true },
      empty: t('The archives show nobody logged in. Widen the dates.'),
    },
  };
}

/** Returns the rows of `peopleSection`. */
export function peopleRows({ whole, teams, names }: MetricsSeries): readonly TableRow[] {
  return Object.entries(whole.reps)
    .sort(([, a], [, b]) => b.loggedInSeconds - a.loggedInSeconds)
    .map(([user, rep]) => {
      const { inOneSession, inTwoSessions, inMoreSessions } = stayParts(rep);
      return {
        id: user,
        cells: [
          names[user] ?? user,
          (teams[user] ?? []).join(', '),
          rep.loggedInSeconds,
          rep.connectedSeconds,
          rep.availableSeconds,
          rep.autoAssignSeconds,
          rep.idleSeconds,
          rep.withoutSessionSeconds,
          inOneSession,
          inTwoSessions,
          inMoreSessions,
          rep.workSeconds,
          Math.round(rep.averageWorkSeconds),
          rep.activeSeconds,
          rep.waitingForReconnectSeconds,
        ],
      };
    });
}

/** Returns the table of the metrics that can be added up for teams. */
export function teamsSection(): Section {
  return {
    id: 'teams',
    title: t('Teams'),
    content: {
      kind: 'table',
      columns: [
        { title: t('Team'), kind: 'text', share: 2 },
        { title: t('Representatives'), kind: 'number' },
        duration(t('Logged in')),
        duration(t('Available')),
        duration(t('Idle')),
        duration(t('No session')),
        duration(t('Work')),
        duration(t('Active')),
      ],
      empty: t('The archives show no member of any team logged in.'),
    },
  };
}

/** Returns the rows of `teamsSection`. */
export function teamRows({ whole, teams }: MetricsSeries): readonly TableRow[] {
  return teamFigures(whole, teams).map((team) => ({
    id: team.name,
    cells: [
      team.name,
      team.people,
      team.loggedInSeconds,
      team.availableSeconds,
      team.idleSeconds,
      team.withoutSessionSeconds,
      team.workSeconds,
      team.activeSeconds,
    ],
  }));
}

/** Returns the table of logins and logouts. */
export function loginsSection(): Section {
  return {
    id: 'logins',
    title: t('Log-ins'),
    isFolded: true,
    content: {
      kind: 'table',
      columns: [
        { title: t('Representative'), kind: 'text', share: 2, isFilter: true },
        { title: t('Logged in'), kind: 'time', share: 2 },
        { title: t('Logged out'), kind: 'time', share: 2 },
        duration(t('Duration')),
      ],
      sorted: { column: 1, falling: false },
      empty: t('The archives show nobody logged in.'),
    },
  };
}

/** Returns the rows of `loginsSection`; the logout is empty if it is not known or has not happened. */
export function loginRows({ whole, names }: MetricsSeries): readonly TableRow[] {
  return Object.entries(whole.reps)
    .flatMap(([user, rep]) => rep.logins.map((login, index) => ({ id: `${user}:${index}`, user, ...login })))
    .sort((a, b) => a.login - b.login)
    .map(({ id, user, login, logout }) => ({
      id,
      cells: [names[user] ?? user, login, logout, logout === null ? null : logout - login],
    }));
}

function rounded(value: number): number {
  return Math.round(value * 10) / 10;
}
