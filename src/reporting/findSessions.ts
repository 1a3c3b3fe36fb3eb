import type { Clock } from '../base/clock.ts';
import { SiteError } from '../site/errors.ts';
import type { ReportClient } from './client.ts';
import { ItemStream } from './itemStream.ts';
import type { ListedSession } from './items/lists.ts';
import type { SupportSession } from './items/sessions.ts';
import { sessionSearch } from './sessionText.ts';

/** What is known of the sessions to find. */
export interface SessionQuery {
  /** The earliest time, in seconds since the epoch. */
  readonly from: number;
  /** Sessions at or after this time are left out; until now when not given. */
  readonly to?: number | undefined;
  /** Whether `from` and `to` are about the start of sessions, or about the end of those that have ended; the start. */
  readonly by?: 'start' | 'end' | undefined;
  /** `rep:[id]`, `team:[id]`, `members:[id]`, `site:[id]`, as the guide's parameter of SupportSession. */
  readonly limit?: string | undefined;
  /** The whole external key; upper and lower case are the same. */
  readonly externalKey?: string | undefined;
  /** Words that must all stand somewhere in the session's report, its chat included. */
  readonly text?: string | undefined;
}

/** A session as the search gives it. */
export type FoundSession = Omit<SupportSession, 'events'>;

/** How far a search is. */
export interface SearchProgress {
  /** The part of the period that has been searched, from 0 to 1. */
  readonly searched: number;
  /** Sessions whose reports have been read. */
  readonly read: number;
  readonly found: number;
}

const SLICE_SECONDS = 86_400;
const QUIET_SLICES = 6;
const MOST_DAYS = 32;
/** A full report may be several megabytes. */
const BATCH = 25;

/** Sessions as they are found, the latest days first and each session once. */
export class SessionSearch extends ItemStream<FoundSession> {
  readonly #run: Pick<SearchRun, 'items' | 'progress' | 'recorded'>;

  constructor(run: Pick<SearchRun, 'items' | 'progress' | 'recorded'>, stop: () => void) {
    super({ items: run.items(), close: stop });
    this.#run = run;
  }

  get progress(): SearchProgress {
    return this.#run.progress;
  }

  /** Whether the site says that a session has a recording (guide: SupportSessionListing, has_recording). */
  hasRecording(lsid: string): boolean {
    return this.#run.recorded.has(lsid);
  }

  /** Reads to the end; the latest start comes first. */
  async collect(): Promise<readonly FoundSession[]> {
    return (await this.items()).sort((a, b) => (b.startTime ?? 0) - (a.startTime ?? 0));
  }
}

/**
 * Finds sessions. There is no paging on a site: each 24 hours are listed, then the sessions asked for in batches. With a
 * `limit`, which listings do not know, the sessions themselves are asked for.
 * @throws SiteError `invalid-parameter` for a period that is none; while reading, as ReportClient.
 */
export function findSessions(
  client: Pick<ReportClient, 'run'>,
  query: SessionQuery,
  clock: Clock,
  signal?: AbortSignal,
): SessionSearch {
  const stop = new AbortController();
  const signals = AbortSignal.any([stop.signal, ...(signal ? [signal] : [])]);
  const run = new SearchRun(client, checkedQuery(query, clock), signals);
  return new SessionSearch(run, () => stop.abort());
}

type CheckedQuery = SessionQuery & { readonly to: number };

class SearchRun {
  progress: SearchProgress = { searched: 0, read: 0, found: 0 };
  /** The sessions whose listing tells of a recording. */
  readonly recorded = new Set<string>();
  readonly #client: Pick<ReportClient, 'run'>;
  readonly #query: CheckedQuery;
  readonly #hasText: (session: SupportSession) => boolean;
  readonly #signal: AbortSignal;
  readonly #seen = new Set<string>();
  /** Sessions that the site told of, found or not. */
  #listed = 0;
  #incomplete: SiteError | undefined;

  constructor(client: Pick<ReportClient, 'run'>, query: CheckedQuery, signal: AbortSignal) {
    this.#client = client;
    this.#query = query;
    this.#hasText = sessionSearch(query.text ?? '');
    this.#signal = signal;
  }

  async *items(): AsyncGenerator<FoundSession, void, void> {
    const { from, to } = this.#query;
    let quietSlices = 0;
    for (let end = to; end > from;) {
      // After a quiet week, ever longer periods are asked for, so that the years before a site's first day pass quickly.
      const days = Math.min(2 ** Math.max(0, quietSlices - QUIET_SLICES), MOST_DAYS);
      const start = Math.max(from, end - days * SLICE_SECONDS);
      const before = this.#listed;
      const duration = end - start;
      yield* this.#slice(this.#query.by === 'end' ? { end_time: start, duration } : { start_time: start, duration });
      quietSlices = this.#listed === before ? quietSlices + 1 : 0;
      this.progress = { ...this.progress, searched: (to - start) / (to - from) };
      end = start;
    }
    if (this.#incomplete !== undefined) {
      throw this.#incomplete;
    }
  }

  async *#slice(period: Period) {
    const { limit, externalKey } = this.#query;
    if (limit !== undefined) {
      yield* this.#sessions({ ...period, limit });
      return;
    }
    const wanted = new Set<string>();
    const listing = await this.#client.run('SupportSessionListing', period, this.#signal);
    for await (const listed of listing) {
      this.#listed += 1;
      if (listed.hasRecording) {
        this.recorded.add(listed.lsid);
      }
      if (listed.lsid !== '' && mayHaveKey(listed, externalKey) && !this.#seen.has(listed.lsid)) {
        wanted.add(listed.lsid);
      }
    }
    this.#note(listing);
    const lsids = [...wanted];
    for (let at = 0; at < lsids.length; at += BATCH) {
      yield* this.#sessions({ lsids: lsids.slice(at, at + BATCH) });
    }
  }

  async *#sessions(params: SessionParams): AsyncGenerator<FoundSession, void, void> {
    const stream = await this.#client.run('SupportSession', params, this.#signal);
    for await (const session of stream) {
      this.#listed += 1;
      const matches = !this.#seen.has(session.lsid) && this.#matches(session);
      this.#seen.add(session.lsid);
      const { read, found } = this.progress;
      this.progress = { ...this.progress, read: read + 1, found: found + (matches ? 1 : 0) };
      if (matches) {
        yield withoutEvents(session);
      }
    }
    this.#note(stream);
  }

  #matches(session: SupportSession): boolean {
    const { from, to, by, externalKey } = this.#query;
    const time = by === 'end' ? session.endTime : session.startTime;
    const isInTime = time === null ? by !== 'end' : time >= from && time < to;
    const keyed = externalKey === undefined || sameKey(session.externalKey, externalKey);
    return isInTime && keyed && this.#hasText(session);
  }

  /** What was cut leaves gaps; the rest is still worth having. */
  #note({ complete, failure }: { readonly complete: boolean; readonly failure: SiteError | undefined }): void {
    if (!complete) {
      this.#incomplete ??= failure;
    }
  }
}

type Period =
  { readonly start_time: number; readonly duration: number } | { readonly end_time: number; readonly duration: number };

type SessionParams = { readonly lsids: readonly string[] } | (Period & { readonly limit: string });

function checkedQuery(query: SessionQuery, clock: Clock): CheckedQuery {
  const now = Math.floor(clock.now() / 1000);
  // A day that has begun this very second is none without this second.
  const { from, to = query.from === now ? now + 1 : now } = query;
  for (const [name, time] of [
    ['from', from],
    ['to', to],
  ] as const) {
    if (!Number.isSafeInteger(time) || time < 0) {
      throw invalid(name, `${name} must be a time in seconds since 1970 (UTC).`);
    }
  }
  if (to <= from) {
    throw invalid('to', 'to must be later than from.');
  }
  return { ...query, to };
}

function invalid(parameter: string, message: string): SiteError {
  return new SiteError('invalid-parameter', message, { action: 'findSessions', parameter });
}

function mayHaveKey({ externalKey }: ListedSession, wanted: string | undefined): boolean {
  return wanted === undefined || sameKey(externalKey, wanted);
}

function sameKey(a: string, b: string): boolean {
  return a.trim().toLowerCase() === b.trim().toLowerCase();
}

/** A copy that shares no text with the report, which would stay in memory with it. */
function withoutEvents({ events: _events, ...session }: SupportSession): FoundSession {
  return structuredClone(session);
}
