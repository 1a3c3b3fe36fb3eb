import type { Span } from '../span.ts';

/** A user's stay, from log-in to log-out. Times are seconds since the epoch. */
export interface Login {
  readonly login: number;
  /** Null where it comes after the span, or is not known. */
  readonly logout: number | null;
}

interface Stay {
  user: string;
  readonly login: number;
  readonly created: number | undefined;
  logout: number | null;
}

/** Follows who logs in and out, through gaps as well: a row is the same one after a gap if it was made at the same time. */
export class LoginLog {
  readonly #done: Stay[] = [];
  /** The stays that go on, by row id. */
  readonly #open = new Map<string, Stay>();
  /** Those that went on when a gap began. */
  #cut: { readonly stays: ReadonlyMap<string, Stay>; readonly time: number } | undefined;

  /** A row was inserted at `time`. */
  loggedIn(rowId: string, user: string, time: number, created: number | undefined): void {
    this.#open.set(rowId, { user, login: time, created, logout: null });
  }

  /** A row was there when a run began at `time`. */
  found(rowId: string, user: string, time: number, created: number | undefined): void {
    const before = this.#cut?.stays.get(rowId);
    if (before !== undefined && before.created === created) {
      before.user = user;
      this.#open.set(rowId, before);
    } else {
      this.loggedIn(rowId, user, Math.min(created ?? time, time), created);
    }
  }

  /** A row now names another user. */
  renamed(rowId: string, user: string): void {
    const stay = this.#open.get(rowId);
    if (stay !== undefined) {
      stay.user = user;
    }
  }

  /** A row was deleted at `time`. */
  loggedOut(rowId: string, time: number): void {
    const stay = this.#open.get(rowId);
    if (stay !== undefined) {
      stay.logout = time;
      this.#done.push(stay);
      this.#open.delete(rowId);
    }
  }

  /** Nothing is known from `time` on. */
  cut(time: number): void {
    this.#cut = { stays: new Map(this.#open), time };
    this.#open.clear();
  }

  /** To be called after a run's rows were told by `found`: who is not there again left in the gap, and is cut at its start. */
  resumed(): void {
    if (this.#cut !== undefined) {
      const still = new Set(this.#open.values());
      for (const stay of this.#cut.stays.values()) {
        if (!still.has(stay)) {
          stay.logout = this.#cut.time;
          this.#done.push(stay);
        }
      }
      this.#cut = undefined;
    }
  }

  /** The stays that touch the span, by user, in order of time. */
  within({ from, to }: Span): ReadonlyMap<string, readonly Login[]> {
    const logins = new Map<string, Login[]>();
    const all = [...this.#done, ...this.#open.values(), ...(this.#cut?.stays.values() ?? [])];
    for (const { user, login, logout } of all.sort(inOrder)) {
      const end = logout ?? Infinity;
      if (login < to && (end > from || (end === login && login >= from))) {
        const list = logins.get(user) ?? [];
        list.push({ login, logout: end > to ? null : end });
        logins.set(user, list);
      }
    }
    return logins;
  }
}

function inOrder(a: Stay, b: Stay): number {
  return a.login - b.login || (a.logout ?? Infinity) - (b.logout ?? Infinity) || 0;
}
