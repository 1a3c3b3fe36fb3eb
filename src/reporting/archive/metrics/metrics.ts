import type { Activity } from './activity.ts';
import type { Login } from './logins.ts';
import type { Span } from '../span.ts';

/** The guide's Use Cases for one user. Seconds are those inside the span that are known. */
export interface RepMetrics {
  readonly username: string;
  /** Average Work Time: over the sessions with work; 0 where there is none. */
  readonly averageWorkSeconds: number;
  /** The work on all sessions. */
  readonly workSeconds: number;
  /** Total Active Time: adds up over sessions. */
  readonly activeSeconds: number;
  /** Rep Login/out Time. */
  readonly logins: readonly Login[];
  readonly loggedInSeconds: number;
  readonly connectedSeconds: number;
  /** Representative Time without a Session. */
  readonly withoutSessionSeconds: number;
  /** Amount of Time in Concurrent Sessions, by their number, from 1. */
  readonly concurrentSessionSeconds: Readonly<Record<string, number>>;
  readonly autoAssignSeconds: number;
  readonly availableSeconds: number;
  readonly idleSeconds: number;
  /** Time Waiting for a Customer to Reconnect: adds up over sessions. */
  readonly waitingForReconnectSeconds: number;
}

/** The guide's ten metrics for a span (guide: Use Cases of Archive). */
export interface Metrics {
  readonly from: number;
  /** The first second that does not belong to the span. */
  readonly to: number;
  /** The seconds of the span about which the archives tell nothing; they are in no other figure. */
  readonly unknownSeconds: number;
  /** Rows of the `representative` table over the known seconds; all 0 where none is known. */
  readonly representativesLoggedIn: { readonly min: number; readonly max: number; readonly average: number };
  /** By user id; who has none is named by the username or the row id. */
  readonly reps: Readonly<Record<string, RepMetrics>>;
}

/** The metrics that add up one activity. */
const SECONDS = {
  activeSeconds: (activity) => activity.active,
  loggedInSeconds: () => 1,
  connectedSeconds: (activity) => Number(activity.connected),
  withoutSessionSeconds: (activity) => Number(activity.connected && activity.sessions === 0),
  autoAssignSeconds: (activity) => Number(activity.autoAssign),
  availableSeconds: (activity) => Number(activity.available),
  idleSeconds: (activity) => Number(activity.idle),
  waitingForReconnectSeconds: (activity) => activity.waiting,
} as const satisfies Record<string, (activity: Activity) => number>;

type SummedName = keyof typeof SECONDS;
const SUMMED = Object.keys(SECONDS) as SummedName[];

class UserTotals {
  username = '';
  readonly #sums: Record<SummedName, number> = {
    activeSeconds: 0,
    loggedInSeconds: 0,
    connectedSeconds: 0,
    withoutSessionSeconds: 0,
    autoAssignSeconds: 0,
    availableSeconds: 0,
    idleSeconds: 0,
    waitingForReconnectSeconds: 0,
  };
  readonly #concurrent = new Map<number, number>();
  readonly #work = new Map<string, number>();

  add(activity: Activity, seconds: number): void {
    this.username = activity.username || this.username;
    for (const name of SUMMED) {
      this.#sums[name] += SECONDS[name](activity) * seconds;
    }
    if (activity.connected && activity.sessions > 0) {
      this.#concurrent.set(activity.sessions, (this.#concurrent.get(activity.sessions) ?? 0) + seconds);
    }
    for (const session of activity.work) {
      this.#work.set(session, (this.#work.get(session) ?? 0) + seconds);
    }
  }

  metrics(logins: readonly Login[]): RepMetrics {
    const workSeconds = [...this.#work.values()].reduce((total, seconds) => total + seconds, 0);
    return {
      username: this.username,
      averageWorkSeconds: this.#work.size === 0 ? 0 : workSeconds / this.#work.size,
      workSeconds,
      logins,
      concurrentSessionSeconds: Object.fromEntries([...this.#concurrent].sort(([a], [b]) => a - b)),
      ...this.#sums,
    };
  }
}

/** Adds up the metrics of one span from the intervals in which nothing changed. */
export class MetricsTotals {
  readonly span: Span;
  readonly #windows: readonly Span[];
  readonly #users = new Map<string, UserTotals>();
  #known = 0;
  #loggedIn = 0;
  #min = Infinity;
  #max = 0;

  /** @param windows the parts of the span that count, none of them twice; all of it when left out. */
  constructor(span: Span, windows: readonly Span[] = [span]) {
    this.span = span;
    this.#windows = windows;
  }

  /** A user did this from `from` to `to`. */
  addActivity(user: string, activity: Activity, from: number, to: number): void {
    const seconds = this.#secondsWithin(from, to);
    if (seconds > 0) {
      this.#user(user).add(activity, seconds);
    }
  }

  /** So many representatives were logged in from `from` to `to`; what is not told so counts as unknown. */
  addLoggedIn(count: number, from: number, to: number): void {
    const seconds = this.#secondsWithin(from, to);
    if (seconds > 0) {
      this.#known += seconds;
      this.#loggedIn += count * seconds;
      this.#min = Math.min(this.#min, count);
      this.#max = Math.max(this.#max, count);
    }
  }

  /** The figures of the users that `isWanted` holds for; `nameOf` gives the username of who was there for no second. */
  metrics(
    logins: ReadonlyMap<string, readonly Login[]>,
    isWanted: (user: string, username: string) => boolean,
    nameOf: (user: string) => string,
  ): Metrics {
    const { from, to } = this.span;
    for (const user of logins.keys()) {
      const totals = this.#user(user);
      totals.username ||= nameOf(user);
    }
    const wanted = [...this.#users].filter(([user, { username }]) => isWanted(user, username));
    const isKnown = this.#known > 0;
    return {
      from,
      to,
      unknownSeconds: this.#secondsWithin(from, to) - this.#known,
      representativesLoggedIn: {
        min: isKnown ? this.#min : 0,
        max: this.#max,
        average: isKnown ? this.#loggedIn / this.#known : 0,
      },
      reps: Object.fromEntries(wanted.map(([user, totals]) => [user, totals.metrics(logins.get(user) ?? [])])),
    };
  }

  #secondsWithin(from: number, to: number): number {
    let seconds = 0;
    for (const window of this.#windows) {
      seconds += Math.max(0, Math.min(to, window.to) - Math.max(from, window.from));
    }
    return seconds;
  }

  #user(user: string): UserTotals {
    let totals = this.#users.get(user);
    if (totals === undefined) {
      totals = new UserTotals();
      this.#users.set(user, totals);
    }
    return totals;
  }
}
