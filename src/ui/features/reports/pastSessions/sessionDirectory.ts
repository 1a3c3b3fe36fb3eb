import { systemClock, type Clock } from '../../../../base/clock.ts';
import { DisposableStore, type Disposable } from '../../../../base/disposable.ts';
import { Emitter } from '../../../../base/event.ts';
import type { FoundSession } from '../../../../reporting/findSessions.ts';
import { reportsOf } from '../../../shared/reports/reportAccess.ts';
import { chosenPeriod } from '../../../shared/reports/reportPeriod.ts';
import { askedCalendar, calendarOf } from '../../../shared/reports/siteCalendar.ts';
import { timeWithSites } from '../../../platform/siteTimes.ts';
import type { SearchQuery } from '../../../shared/argumentSchemas.ts';
import { sessionQuery } from '../../../shared/reports/reportPeriod.ts';
import type { ActiveSite } from '../../../sites/siteAccess.ts';
import type { SavedSearches } from './savedSearches.ts';

/** The sessions of a period or of a saved search that are loaded so far. */
export interface SessionGroup {
  /** The sessions, the latest first. */
  readonly sessions: readonly FoundSession[];
  readonly isLoading: boolean;
  /** The reason why there are none, or not all. */
  readonly problem: Error | undefined;
  /** True if the search was stopped because it had found enough. */
  readonly isCut: boolean;
}

/** The most sessions of a group in the view; the finder shows all. */
const MOST = 2000;
/** Milliseconds by which reports lag behind; by experience 10 to 30 s. */
const REPORT_LAG = 15_000;
const TRIES = 3;
/** If more sessions end at once, the whole group is requested again when the view needs it. */
const MOST_ENDED = 10;

interface Group extends SessionGroup {
  /** The key of the query with its days; the same group has another one the next day. */
  readonly question: string;
}

/** The past sessions of the active site. A group is requested when the view needs it. */
export class SessionDirectory implements Disposable {
  readonly #active: ActiveSite;
  readonly #kept: SavedSearches;
  readonly #clock: Clock;
  readonly #resources = new DisposableStore();
  readonly #changed = this.#resources.add(new Emitter<void>());
  readonly #groups = new Map<string, Group>();
  readonly #stops = new Map<string, () => void>();
  #wasConnected: boolean;

  /** Fired after a group has changed. */
  readonly onDidChange = this.#changed.event;

  constructor(active: ActiveSite, kept: SavedSearches, clock: Clock = systemClock) {
    this.#active = active;
    this.#clock = clock;
    this.#kept = kept;
    this.#wasConnected = isConnected(active);
    this.#resources.add(active.onDidChangeStatus(() => this.#followConnection()));
    this.#resources.add(active.onDidReplaceModel(() => this.forget()));
    this.#resources.add(kept.onDidChange(() => this.#changed.fire()));
    this.#resources.add(
      active.onDidChange(({ deleted }) => {
        const ended = [...(deleted.get('support_session')?.values() ?? [])].flatMap(({ lsid }) =>
          typeof lsid === 'string' && lsid !== '' ? [lsid] : [],
        );
        this.#addEnded(ended);
      }),
    );
  }

  /** Returns the query of a group: of `today`, or of the id of a saved search; undefined if it was removed. */
  query(id: string): SearchQuery | undefined {
    const period = chosenPeriod({ period: id });
    if (period !== undefined) {
      return { period };
    }
    const kept = this.#kept.of(this.#active.site?.id).find((search) => search.id === id);
    if (kept === undefined) {
      return undefined;
    }
    const { id: _id, site: _site, name: _name, ...query } = kept;
    return query;
  }

  /** Returns date and time by this machine's clock, and by the site's if it differs; `seconds` since the epoch. */
  timeText(seconds: number): string {
    return timeWithSites(seconds, calendarOf(this.#active).zone);
  }

  /** Returns a group as far as it is loaded, without a request. */
  loaded(id: string): SessionGroup | undefined {
    return this.#groups.get(id);
  }

  /** Returns a group, and requests it if that has not been done today. */
  load(id: string): SessionGroup | undefined {
    const asked = this.query(id);
    if (asked === undefined) {
      return undefined;
    }
    const question = this.#question(asked);
    if (this.#groups.get(id)?.question !== question) {
      this.#groups.set(id, { question, sessions: [], isLoading: true, problem: undefined, isCut: false });
      void this.#load(id, asked, question);
    }
    return this.#groups.get(id);
  }

  /** Returns the key of a query with its times: another day, or days that begin at another time, make another key. */
  #question(query: SearchQuery): string {
    return JSON.stringify(sessionQuery(query, calendarOf(this.#active)));
  }

  /** Returns the session with that id from any group. */
  session(lsid: string): FoundSession | undefined {
    for (const { sessions } of this.#groups.values()) {
      const found = sessions.find((session) => session.lsid === lsid);
      if (found) {
        return found;
      }
    }
    return undefined;
  }

  /** Drops a group, or all of them, so that the next `load` requests it again. */
  forget(id?: string): void {
    for (const known of id === undefined ? [...this.#groups.keys()] : [id]) {
      this.#stops.get(known)?.();
      this.#groups.delete(known);
    }
    this.#changed.fire();
  }

  /** Drops the groups that failed while the site was away, now that it is back. */
  #followConnection(): void {
    const connected = isConnected(this.#active);
    if (connected && !this.#wasConnected) {
      const unsure = [...this.#groups].filter(([, { problem, isLoading }]) => problem !== undefined || isLoading);
      unsure.forEach(([id]) => this.forget(id));
    }
    this.#wasConnected = connected;
  }

  async #load(id: string, asked: SearchQuery, question: string): Promise<void> {
    const found: FoundSession[] = [];
    const put = (rest: Pick<Group, 'isLoading' | 'problem' | 'isCut'>): void => {
      if (this.#groups.get(id)?.question === question && !stop.signal.aborted) {
        const sessions = found.toSorted((a, b) => (b.startTime ?? 0) - (a.startTime ?? 0));
        this.#groups.set(id, { question, sessions, ...rest });
        this.#changed.fire();
      }
    };
    const stop = new AbortController();
    this.#stops.get(id)?.();
    this.#stops.set(id, () => stop.abort());
    try {
      const reports = reportsOf(this.#active, 'SupportSessionListing', 'SupportSession');
      const calendar = await askedCalendar(this.#active, stop.signal);
      if (this.#question(asked) !== question) {
        // The site's days turned out to be others, so the next `load` has to request them.
        this.#groups.delete(id);
        this.#changed.fire();
        return;
      }
      const search = reports.findSessions(sessionQuery(asked, calendar), stop.signal);
      for await (const session of search) {
        found.push(session);
        if (found.length === MOST) {
          break;
        }
        put({ isLoading: true, problem: undefined, isCut: false });
      }
      put({ isLoading: false, problem: search.failure, isCut: found.length === MOST });
    } catch (error) {
      put({ isLoading: false, problem: error instanceof Error ? error : new Error(String(error)), isCut: false });
    }
  }

  /** Adds sessions that have just ended to the groups of today, once they have reports. */
  #addEnded(lsids: readonly string[]): void {
    if (!this.#groups.has('today') && !this.#groups.has('thisWeek')) {
      return;
    }
    if (lsids.length > MOST_ENDED) {
      this.forget('today');
      this.forget('thisWeek');
      return;
    }
    for (const lsid of lsids) {
      this.#readLater(lsid, 1);
    }
  }

  #readLater(lsid: string, tries: number): void {
    const timer = this.#clock.after(tries * REPORT_LAG, () => {
      this.#resources.forget(timer);
      void this.#readEnded(lsid, tries);
    });
    this.#resources.add(timer);
  }

  async #readEnded(lsid: string, tries: number): Promise<void> {
    try {
      const { events: _events, ...session } = await reportsOf(this.#active, 'SupportSession').session(lsid);
      if (session.endTime === null && tries < TRIES) {
        this.#readLater(lsid, tries + 1);
      } else {
        this.#add('today', session);
        this.#add('thisWeek', session);
        this.#changed.fire();
      }
    } catch {
      // Nobody waits for this: the next refresh loads them or shows the problem.
    }
  }

  #add(id: string, session: FoundSession): void {
    const group = this.#groups.get(id);
    const query = this.query(id);
    const from = query === undefined ? Infinity : sessionQuery(query, calendarOf(this.#active)).from;
    if (group && !group.isLoading && session.startTime !== null && session.startTime >= from) {
      const others = group.sessions.filter(({ lsid }) => lsid !== session.lsid);
      const sessions = [session, ...others].toSorted((a, b) => (b.startTime ?? 0) - (a.startTime ?? 0));
      this.#groups.set(id, { ...group, sessions });
    }
  }

  dispose(): void {
    this.forget();
    this.#resources.dispose();
  }
}

function isConnected({ status }: ActiveSite): boolean {
  return status === 'live' || status === 'polling';
}
