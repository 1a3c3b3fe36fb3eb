import type { SessionSummary } from '../items/lists.ts';

/** A figure now and before. */
export interface Compared {
  readonly now: number | null;
  readonly before: number | null;
  /** `now` minus `before`; null where one of them is missing. */
  readonly change: number | null;
}

/** The figures of one representative, team or site in two periods. */
export interface SummaryRow {
  readonly id: string;
  readonly type: string;
  readonly name: string;
  readonly sessions: Compared;
  readonly sessionsPerWeekday: Compared;
  /** In seconds. */
  readonly averageDuration: Compared;
  /** Sessions times average duration, in seconds. */
  readonly totalDuration: Compared;
}

/** The rows of both periods, or of one alone, most sessions first; one who is in a single period had no sessions in the other. */
export function compareSummaries(
  now: readonly SessionSummary[],
  before?: readonly SessionSummary[],
): readonly SummaryRow[] {
  const earlier = new Map(before?.map((summary) => [keyOf(summary), summary]));
  const later = new Map(now.map((summary) => [keyOf(summary), summary]));
  const keys = [...new Set([...later.keys(), ...earlier.keys()])];
  return keys
    .map((key) => rowOf(later.get(key), earlier.get(key), before !== undefined))
    .sort((a, b) => (b.sessions.now ?? 0) - (a.sessions.now ?? 0) || a.name.localeCompare(b.name));
}

/** All rows together; averages of durations are weighted by sessions, where they are known. */
export function totalOf(summaries: readonly SessionSummary[]): { sessions: number; averageDuration: number | null } {
  const sessions = summaries.reduce((sum, { totalSessions }) => sum + (totalSessions ?? 0), 0);
  const known = summaries.filter(({ avgDuration }) => avgDuration !== null);
  const counted = known.reduce((sum, { totalSessions }) => sum + (totalSessions ?? 0), 0);
  const seconds = known.reduce((sum, summary) => sum + (totalDuration(summary) ?? 0), 0);
  return { sessions, averageDuration: counted === 0 ? null : seconds / counted };
}

function rowOf(now: SessionSummary | undefined, before: SessionSummary | undefined, hasBefore: boolean): SummaryRow {
  const known = now ?? before;
  const compared = (read: (summary: SessionSummary) => number | null, ofNone: number | null): Compared => {
    const current = now ? read(now) : ofNone;
    const earlier = before ? read(before) : hasBefore ? ofNone : null;
    return {
      now: current,
      before: earlier,
      change: current === null || earlier === null ? null : current - earlier,
    };
  };
  return {
    id: known?.id ?? '',
    type: known?.type ?? '',
    name: known?.displayName ?? '',
    sessions: compared(({ totalSessions }) => totalSessions, 0),
    sessionsPerWeekday: compared(({ avgSessionsPerWeekday }) => avgSessionsPerWeekday, 0),
    averageDuration: compared(({ avgDuration }) => avgDuration, null),
    totalDuration: compared(totalDuration, 0),
  };
}

function totalDuration({ totalSessions, avgDuration }: SessionSummary): number | null {
  return totalSessions === null || avgDuration === null ? null : totalSessions * avgDuration;
}

function keyOf({ type, id }: SessionSummary): string {
  return `${type}:${id}`;
}
