import type { ChangeSet } from '../../../state/model/changeSet.ts';
import type { ReadableModel } from '../../../state/source.ts';
import type { TableRow } from '../../../state/tables.ts';
import { activityOf, userOf } from './activity.ts';
import type { Activity } from './activity.ts';
import { Customers } from './customers.ts';
import { LoginLog } from './logins.ts';
import type { Login } from './logins.ts';
import type { MetricsTotals } from './metrics.ts';
import type { Span } from '../span.ts';
import type { RowSink } from '../timeline.ts';
import { representativesIn, affectedBy } from './affected.ts';

/**
 * Turns a timeline into intervals in which a user's activity stays the same, and adds these to totals. Only the users
 * whom a change touches are looked at again, once a second at most.
 */
export class MetricsSink implements RowSink {
  readonly #totals: (from: number, to: number) => Iterable<MetricsTotals>;
  readonly #logins = new LoginLog();
  readonly #usernames = new Map<string, string>();
  readonly #displayNames = new Map<string, string>();
  /** The row ids of each user who is logged in. */
  readonly #rows = new Map<string, Set<string>>();
  readonly #userOfRow = new Map<string, string>();
  readonly #current = new Map<string, { readonly activity: Activity; readonly since: number }>();
  /** Who has a session selected, by the session's row id. */
  readonly #selecting = new Map<string, Set<string>>();
  /** Whose activity may have changed in the second at hand. */
  readonly #touched = new Set<string>();
  /** The sessions in which somebody's activity may have changed in that second, by row id. */
  readonly #touchedSessions = new Set<string>();
  #model: ReadableModel | undefined;
  #customers: Customers | undefined;
  #time = 0;
  #loggedIn = { count: 0, since: 0 };

  /** @param totals those whose span an interval may touch. */
  constructor(totals: (from: number, to: number) => Iterable<MetricsTotals>) {
    this.#totals = totals;
  }

  /** Who was logged in during the span. */
  logins(span: Span): ReadonlyMap<string, readonly Login[]> {
    return this.#logins.within(span);
  }

  /** The username of a user who was logged in at some time. */
  usernameOf(user: string): string {
    return this.#usernames.get(user) ?? '';
  }

  /** What colleagues call users: by private display names, with the username where two have the same. */
  displayNames(users: readonly string[]): Readonly<Record<string, string>> {
    const known = users.map((user) => {
      const username = this.usernameOf(user) || user;
      return { user, username, name: this.#displayNames.get(user) ?? username };
    });
    const times = new Map<string, number>();
    known.forEach(({ name }) => times.set(name, (times.get(name) ?? 0) + 1));
    const isShared = (name: string): boolean => (times.get(name) ?? 0) > 1;
    return Object.fromEntries(
      known.map(({ user, username, name }) => [user, isShared(name) ? `${name} (${username})` : name]),
    );
  }

  begin(time: number, model: ReadableModel): void {
    this.#model = model;
    this.#customers = new Customers(model);
    this.#time = time;
    this.#loggedIn = { count: model.rows('representative').size, since: time };
    for (const [id, row] of model.rows('representative')) {
      this.#place(id, row);
      this.#logins.found(id, userOf(id, row), time, row.created_timestamp);
    }
    this.#logins.resumed();
  }

  advance(time: number): void {
    this.#lookAgain();
    this.#time = time;
  }

  change(changes: ChangeSet, time: number): void {
    const model = this.#model;
    if (model === undefined) {
      return;
    }
    this.#followRepresentatives(changes, model, time);
    const touched = affectedBy(changes, model);
    for (const row of touched.representatives) {
      this.#touch(this.#userOfRow.get(row));
    }
    for (const session of touched.sessions) {
      this.#customers?.forget(session);
      this.#touchedSessions.add(session);
    }
  }

  end(time: number): void {
    this.#lookAgain();
    this.#time = time;
    this.#addLoggedIn();
    for (const [user, { activity, since }] of this.#current) {
      this.#addActivity(user, activity, since);
    }
    this.#current.clear();
    this.#rows.clear();
    this.#userOfRow.clear();
    this.#selecting.clear();
    this.#logins.cut(time);
    this.#model = undefined;
    this.#customers = undefined;
  }

  #followRepresentatives(changes: ChangeSet, model: ReadableModel, time: number): void {
    const rows = model.rows('representative');
    for (const id of changes.deleted.get('representative')?.keys() ?? []) {
      this.#displace(id);
      this.#logins.loggedOut(id, time);
    }
    for (const id of changes.inserted.get('representative') ?? []) {
      const row = rows.get(id) ?? {};
      this.#place(id, row);
      this.#logins.loggedIn(id, userOf(id, row), time, row.created_timestamp);
    }
    for (const id of changes.updated.get('representative') ?? []) {
      const row = rows.get(id) ?? {};
      if (userOf(id, row) !== this.#userOfRow.get(id)) {
        this.#displace(id);
        this.#place(id, row);
        this.#logins.renamed(id, userOf(id, row));
      }
      this.#noteNames(userOf(id, row), row);
      this.#touch(this.#userOfRow.get(id));
    }
  }

  #place(id: string, row: TableRow<'representative'>): void {
    const user = userOf(id, row);
    const rows = this.#rows.get(user) ?? new Set();
    rows.add(id);
    this.#rows.set(user, rows);
    this.#userOfRow.set(id, user);
    this.#noteNames(user, row);
    this.#touch(user);
  }

  #noteNames(user: string, { username, private_display_name: displayName }: TableRow<'representative'>): void {
    if (username) {
      this.#usernames.set(user, username);
    }
    if (displayName) {
      this.#displayNames.set(user, displayName);
    }
  }

  #displace(id: string): void {
    const user = this.#userOfRow.get(id);
    if (user !== undefined) {
      this.#rows.get(user)?.delete(id);
      this.#userOfRow.delete(id);
      this.#touch(user);
    }
  }

  #touch(user: string | undefined): void {
    if (user !== undefined) {
      this.#touched.add(user);
    }
  }

  #touchWhoIsIn(sessions: Iterable<string>, model: ReadableModel): void {
    for (const session of sessions) {
      this.#selecting.get(session)?.forEach((user) => this.#touched.add(user));
      representativesIn(session, model).forEach((row) => this.#touch(this.#userOfRow.get(row)));
    }
  }

  /** Closes the intervals of all who were touched in the second that is complete now, and opens new ones. */
  #lookAgain(): void {
    const model = this.#model;
    const customers = this.#customers;
    if (model === undefined || customers === undefined) {
      return;
    }
    this.#touchWhoIsIn(this.#touchedSessions, model);
    this.#touchedSessions.clear();
    for (const user of this.#touched) {
      const was = this.#current.get(user);
      if (was !== undefined) {
        this.#addActivity(user, was.activity, was.since);
        this.#current.delete(user);
        this.#select(user, was.activity, false);
      }
      const activity = activityOf(model, customers, this.#rows.get(user) ?? []);
      if (activity !== undefined) {
        this.#current.set(user, { activity, since: this.#time });
        this.#select(user, activity, true);
      }
    }
    this.#touched.clear();
    const count = model.rows('representative').size;
    if (count !== this.#loggedIn.count) {
      this.#addLoggedIn();
      this.#loggedIn = { count, since: this.#time };
    }
  }

  #select(user: string, { selected }: Activity, isOn: boolean): void {
    for (const session of selected) {
      const users = this.#selecting.get(session) ?? new Set();
      if (isOn) {
        users.add(user);
        this.#selecting.set(session, users);
      } else if (users.delete(user) && users.size === 0) {
        this.#selecting.delete(session);
      }
    }
  }

  #addActivity(user: string, activity: Activity, since: number): void {
    for (const totals of this.#totals(since, this.#time)) {
      totals.addActivity(user, activity, since, this.#time);
    }
  }

  #addLoggedIn(): void {
    const { count, since } = this.#loggedIn;
    for (const totals of this.#totals(since, this.#time)) {
      totals.addLoggedIn(count, since, this.#time);
    }
  }
}
