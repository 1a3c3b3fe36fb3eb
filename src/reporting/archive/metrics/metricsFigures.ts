import type { Metrics, RepMetrics } from './metrics.ts';

/** How a stay in the console was spent: the parts add up to `loggedInSeconds`. */
export interface StayParts {
  readonly inOneSession: number;
  readonly inTwoSessions: number;
  readonly inMoreSessions: number;
  readonly withoutSession: number;
  readonly notConnected: number;
}

/** The seconds of a user's stays by what they were spent on. */
export function stayParts(rep: RepMetrics): StayParts {
  const concurrent = Object.entries(rep.concurrentSessionSeconds);
  const inMany = concurrent.filter(([sessions]) => Number(sessions) > 2);
  return {
    inOneSession: rep.concurrentSessionSeconds['1'] ?? 0,
    inTwoSessions: rep.concurrentSessionSeconds['2'] ?? 0,
    inMoreSessions: inMany.reduce((total, [, seconds]) => total + seconds, 0),
    withoutSession: rep.withoutSessionSeconds,
    notConnected: rep.loggedInSeconds - rep.connectedSeconds,
  };
}

/** The average numbers of a span: of people, and of the sessions that each of them was in, added up. */
export interface Staffing {
  readonly loggedIn: number;
  readonly available: number;
  readonly sessions: number;
}

/** Undefined where the archives tell nothing of the span. */
export function staffingOf(metrics: Metrics): Staffing | undefined {
  const known = metrics.to - metrics.from - metrics.unknownSeconds;
  if (known <= 0) {
    return undefined;
  }
  const { loggedIn, available, sessions } = totalsOf(metrics);
  return { loggedIn: loggedIn / known, available: available / known, sessions: sessions / known };
}

/** The same for every hour of the week, by weekday (0 is Sunday) and hour; undefined where nothing is known. */
export function staffingByHour(
  parts: readonly Metrics[],
  placeOf: (seconds: number) => { readonly weekday: number; readonly hour: number },
): readonly (readonly (Staffing | undefined)[])[] {
  const sums = Array.from({ length: 7 * 24 }, () => ({ known: 0, loggedIn: 0, available: 0, sessions: 0 }));
  for (const part of parts) {
    const { weekday, hour } = placeOf(part.from);
    const sum = sums[weekday * 24 + hour];
    if (sum !== undefined) {
      const totals = totalsOf(part);
      sum.known += part.to - part.from - part.unknownSeconds;
      sum.loggedIn += totals.loggedIn;
      sum.available += totals.available;
      sum.sessions += totals.sessions;
    }
  }
  const averages = sums.map(({ known, loggedIn, available, sessions }) =>
    known > 0 ? { loggedIn: loggedIn / known, available: available / known, sessions: sessions / known } : undefined,
  );
  return Array.from({ length: 7 }, (_, weekday) => averages.slice(weekday * 24, weekday * 24 + 24));
}

/** Seconds of all users together; those in several sessions count for each of them. */
function totalsOf({ reps }: Metrics): Staffing {
  let [loggedIn, available, sessions] = [0, 0, 0];
  for (const rep of Object.values(reps)) {
    loggedIn += rep.loggedInSeconds;
    available += rep.availableSeconds;
    for (const [count, seconds] of Object.entries(rep.concurrentSessionSeconds)) {
      sessions += Number(count) * seconds;
    }
  }
  return { loggedIn, available, sessions };
}

/** The figures of a team: those of its people, added up. */
export interface TeamFigures {
  readonly name: string;
  readonly people: number;
  readonly loggedInSeconds: number;
  readonly availableSeconds: number;
  readonly idleSeconds: number;
  readonly withoutSessionSeconds: number;
  readonly workSeconds: number;
  readonly activeSeconds: number;
}

/** By the teams' names; who is in several teams counts for each. */
export function teamFigures(
  { reps }: Metrics,
  teamsOf: Readonly<Record<string, readonly string[]>>,
): readonly TeamFigures[] {
  const members = new Map<string, RepMetrics[]>();
  for (const [user, rep] of Object.entries(reps)) {
    for (const team of teamsOf[user] ?? []) {
      members.set(team, [...(members.get(team) ?? []), rep]);
    }
  }
  return [...members]
    .sort(([a], [b]) => a.localeCompare(b))
    .map(([name, people]) => {
      const sum = (of: (rep: RepMetrics) => number): number => people.reduce((total, rep) => total + of(rep), 0);
      return {
        name,
        people: people.length,
        loggedInSeconds: sum((rep) => rep.loggedInSeconds),
        availableSeconds: sum((rep) => rep.availableSeconds),
        idleSeconds: sum((rep) => rep.idleSeconds),
        withoutSessionSeconds: sum((rep) => rep.withoutSessionSeconds),
        workSeconds: sum((rep) => rep.workSeconds),
        activeSeconds: sum((rep) => rep.activeSeconds),
      };
    });
}
