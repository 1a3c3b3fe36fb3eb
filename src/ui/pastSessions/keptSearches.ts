import type * as vscode from 'vscode';
import * as v from 'valibot';
import { Emitter } from '../../base/event.ts';
import type { SessionQuery } from '../../reporting/findSessions.ts';
import { daySpanOf, dayPlus, namedDays, startOfDay } from '../reports/reportPeriod.ts';

/** Periods that move on with the calendar. */
export const MOVING_PERIODS = ['today', 'yesterday', 'thisWeek', 'lastWeek'] as const;
export type MovingPeriod = (typeof MOVING_PERIODS)[number];

const TEXT = v.optional(v.string());
const KEPT = v.object({
  id: v.string(),
  /** The site whose people and teams it names. */
  site: v.string(),
  name: v.string(),
  period: v.optional(v.picklist(MOVING_PERIODS)),
  from: v.number(),
  to: v.optional(v.number()),
  limit: TEXT,
  externalKey: TEXT,
  text: TEXT,
});

/** A search that somebody wants to see again. With `period` its times are those of that period now. */
export type KeptSearch = v.InferOutput<typeof KEPT>;

const STORED = 'repWorkflows.keptSearches';

/** The searches that are kept on this computer. */
export class KeptSearches {
  readonly #store: Pick<vscode.Memento, 'get' | 'update'>;
  readonly #changed = new Emitter<void>();

  readonly onDidChange = this.#changed.event;

  constructor(store: Pick<vscode.Memento, 'get' | 'update'>) {
    this.#store = store;
  }

  /** Those of a site, in the order in which they were kept. */
  of(site: string | undefined): readonly KeptSearch[] {
    return this.#all().filter((kept) => kept.site === site);
  }

  async keep(search: KeptSearch): Promise<void> {
    await this.#write([...this.#all(), search]);
  }

  async remove(id: string): Promise<void> {
    await this.#write(this.#all().filter((kept) => kept.id !== id));
  }

  /** What cannot be read any more is left out. */
  #all(): readonly KeptSearch[] {
    const stored = this.#store.get<unknown>(STORED);
    const list: readonly unknown[] = Array.isArray(stored) ? stored : [];
    return list.flatMap((item) => {
      const read = v.safeParse(KEPT, item);
      return read.success ? [read.output] : [];
    });
  }

  async #write(searches: readonly KeptSearch[]): Promise<void> {
    await this.#store.update(STORED, searches);
    this.#changed.fire();
  }
}

/** What a search asks for now. */
export function queryOf({ period, from, to, limit, externalKey, text }: KeptSearch): SessionQuery {
  return { ...(period === undefined ? { from, to } : timesOf(period)), limit, externalKey, text };
}

/** The times of a period, in seconds since the epoch; without an end while it goes on. */
export function timesOf(period: MovingPeriod): Pick<SessionQuery, 'from' | 'to'> {
  const days = daySpanOf(namedDays(period));
  const to = startOfDay(dayPlus(days.to, 1));
  return { from: startOfDay(days.from), ...(to <= Date.now() / 1000 && { to }) };
}

/** The period that these times are, if any. */
export function periodOf({ from, to }: SessionQuery): MovingPeriod | undefined {
  return MOVING_PERIODS.find((period) => {
    const times = timesOf(period);
    return times.from === from && times.to === to;
  });
}
