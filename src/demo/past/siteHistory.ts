import type { History, HistoryEvent } from '../sim/history.ts';
import { PAST_DAYS, pastDay } from './pastDay.ts';
import { dayOfLsid } from './pastSessions.ts';
import type { PastSettings } from './pastShifts.ts';
import type { RepProfile } from '../company/people.ts';
import type { SiteTime } from '../sim/siteTime.ts';
import type { DemoModel } from '../sim/demoModel.ts';

/** A part of time, in seconds since the epoch, without its end. */
export interface Period {
  readonly from: number;
  readonly to: number;
}

/** What is known of the people beside the history. */
export interface Registry {
  /** By `user_id`. */
  readonly staff: ReadonlyMap<string, RepProfile>;
  /** Seconds since the epoch. */
  readonly now: number;
}

/** Makes a record of a session's events; undefined where they are those of something else, or the beginning is gone. */
export type RecordReader<R> = (lsid: string, events: readonly HistoryEvent[], registry: Registry) => R | undefined;

/** Made anew when asked for, since a day takes some milliseconds and some memory. */
const DAYS_KEPT = 8;
/** Sessions may go on after the day that they began on. */
const DAY_SECONDS = 86_400;

/** The whole history of the demo site: the days before it opened, made up when they are asked for, and what happened since. */
export class SiteHistory {
  readonly #model: DemoModel;
  readonly #live: History;
  readonly #past: PastSettings;
  readonly #staff: ReadonlyMap<string, RepProfile>;
  readonly #days = new Map<number, History>();

  /** @param live as it is when the demo opens. */
  constructor(model: DemoModel, live: History, past: Pick<PastSettings, 'seed' | 'staff' | 'time'>) {
    this.#model = model;
    this.#live = live;
    const loggedIn = live.events.filter((event) => event.kind === 'repLoggedIn');
    this.#past = { ...past, horizon: model.now(), loggedIn };
    this.#staff = new Map(past.staff.map((profile) => [profile.userId, profile]));
  }

  /** By `user_id`. */
  get staff(): ReadonlyMap<string, RepProfile> {
    return this.#staff;
  }

  /** The site's clocks and calendar. */
  get time(): SiteTime {
    return this.#past.time;
  }

  now(): number {
    return this.#model.now();
  }

  /** What is made of the events of the session or presentation with this id, now or in the past. */
  record<R>(lsid: string, read: RecordReader<R>): R | undefined {
    return read(lsid, this.#source(lsid)?.ofSession(lsid) ?? [], this.#registry());
  }

  /** What is made of the sessions that may touch a period, day by day; those of a day in no order. */
  *records<R>(period: Period, read: RecordReader<R>): Generator<R[], void, void> {
    for (const history of this.#histories(period)) {
      const registry = this.#registry();
      const records = history.lsids.map((lsid) => read(lsid, history.ofSession(lsid), registry));
      yield records.filter((record) => record !== undefined);
    }
  }

  /** What happened in the sessions that may touch a period, day by day. */
  *histories(period: Period): Generator<(readonly HistoryEvent[])[], void, void> {
    for (const history of this.#histories(period)) {
      yield history.lsids.map((lsid) => history.ofSession(lsid));
    }
  }

  /** What belongs to no session, day by day: who logged in and out, and the talk of teams. */
  *common(period: Period): Generator<readonly HistoryEvent[], void, void> {
    for (const history of this.#histories(period)) {
      yield history.ofSession('');
    }
  }

  /** What happened on a day before the demo opened, in no order of time; nothing of days that nobody remembers. */
  pastEvents(day: number): readonly HistoryEvent[] {
    const opened = this.time.dayOf(this.#past.horizon);
    return day >= opened - PAST_DAYS && day <= opened ? this.#day(day).events : [];
  }

  *#histories(period: Period): Generator<History, void, void> {
    const opened = this.time.dayOf(this.#past.horizon);
    const first = Math.max(opened - PAST_DAYS, this.time.dayOf(period.from - DAY_SECONDS));
    for (let day = first; day <= Math.min(opened, this.time.dayOf(period.to)); day++) {
      yield this.#day(day);
    }
    yield this.#live;
  }

  /** The history that knows of the session. */
  #source(lsid: string): History | undefined {
    if (this.#live.ofSession(lsid).length > 0) {
      return this.#live;
    }
    const [day, opened] = [dayOfLsid(lsid), this.time.dayOf(this.#past.horizon)];
    return day >= opened - PAST_DAYS && day <= opened ? this.#day(day) : undefined;
  }

  #day(day: number): History {
    const kept = this.#days.get(day);
    const history = kept ?? pastDay(day, this.#past);
    this.#days.delete(day);
    this.#days.set(day, history);
    const [oldest] = this.#days.keys();
    if (this.#days.size > DAYS_KEPT && oldest !== undefined) {
      this.#days.delete(oldest);
    }
    return history;
  }

  #registry(): Registry {
    return { staff: this.#staff, now: this.#model.now() };
  }
}
