import type { SiteHistory, Period } from '../past/siteHistory.ts';
import type { SessionRecord } from './sessionRecord.ts';
import type { SiteTime } from '../sim/siteTime.ts';
import { isWorkday } from '../past/pastShifts.ts';
import { PUBLIC_SITES } from '../company/configuration.ts';
import type { XmlElement } from '../api/xml.ts';
import { teamName } from './peopleXml.ts';
import { askedPeriod, isAsked } from './reportQuery.ts';
import { clockTime, type ReportList } from './reportXml.ts';
import { askedSessions, type ReportSource } from './sessionReports.ts';

interface Figures {
  sessions: number;
  /** Those on Monday to Friday. */
  onWeekdays: number;
  seconds: number;
}

/** SupportSessionSummary. */
export function summaryReport(source: ReportSource): ReportList {
  return { root: 'summary_list', subject: 'summary data', portions: portions(source) };
}

function* portions(source: ReportSource): Generator<(readonly [string, XmlElement])[], void, void> {
  const { siteHistory, parameters } = source;
  const kind = parameters.get('report_type') ?? 'rep';
  const period = askedPeriod(parameters, siteHistory) ?? { from: 0, to: 0, byEnd: false };
  const figures = new Map<string, Figures>();
  for (const records of askedSessions(source)) {
    for (const record of records.filter((one) => isAsked(period, one))) {
      count(figures, keyOf(record, kind), record, siteHistory.time);
    }
    yield [];
  }
  const weekdays = countWeekdays(
    { from: period.from, to: Math.min(period.to, siteHistory.now() + 1) },
    siteHistory.time,
  );
  yield [...figures].map(([id, found]) => ['summary', summaryElement(id, kind, found, weekdays, siteHistory)] as const);
}

function keyOf({ primaryRep, primaryTeamId, begun }: SessionRecord, kind: string): string | undefined {
  switch (kind) {
    case 'rep':
      return primaryRep?.profile.userId;
    case 'team':
      return primaryTeamId;
    default:
      return begun.siteId;
  }
}

function count(
  figures: Map<string, Figures>,
  key: string | undefined,
  { start, duration }: SessionRecord,
  time: SiteTime,
): void {
  if (key !== undefined) {
    const found = figures.get(key) ?? { sessions: 0, onWeekdays: 0, seconds: 0 };
    found.sessions += 1;
    found.onWeekdays += isWorkday(time.dayOf(start)) ? 1 : 0;
    found.seconds += duration;
    figures.set(key, found);
  }
}

/** The days from Monday to Friday that a period touches. */
function countWeekdays({ from, to }: Period, time: SiteTime): number {
  let weekdays = 0;
  for (let day = time.dayOf(from); day <= time.dayOf(to - 1); day++) {
    weekdays += isWorkday(day) ? 1 : 0;
  }
  return weekdays;
}

function summaryElement(
  id: string,
  kind: string,
  { sessions, onWeekdays, seconds }: Figures,
  weekdays: number,
  { staff }: SiteHistory,
): XmlElement {
  const names: Readonly<Record<string, string | undefined>> = {
    rep: staff.get(id)?.privateName,
    team: teamName(id),
    site: PUBLIC_SITES.find((site) => site.id === id)?.name,
  };
  return {
    '@id': id,
    '@type': kind,
    display_name: names[kind] ?? '',
    total_sessions: sessions,
    avg_sessions_per_weekday: (weekdays === 0 ? 0 : onWeekdays / weekdays).toFixed(1),
    avg_duration: clockTime(Math.round(seconds / sessions)),
  };
}
