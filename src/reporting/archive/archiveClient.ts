import { join } from 'node:path';
import type { Clock } from '../../base/clock.ts';
import { silentLog } from '../../base/log.ts';
import type { Log } from '../../base/log.ts';
import type { SiteClient } from '../../site/client.ts';
import { SiteError } from '../../site/errors.ts';
import { CacheFolder } from './fetching/cacheFolder.ts';
import { Journal } from './replay/journal.ts';
import { inOrder } from './fetching/listing.ts';
import type { ListedArchive } from './fetching/listing.ts';
import { MetricsTotals } from './metrics/metrics.ts';
import type { Metrics } from './metrics/metrics.ts';
import { MetricsSink } from './metrics/metricsSink.ts';
import { Replay } from './replay/replay.ts';
import { ReplaySink } from './replay/replaySink.ts';
import { SeriesSink } from './metrics/seriesSink.ts';
import { SiteArchives } from './fetching/siteArchives.ts';
import { checkSpan, datesOf } from './span.ts';
import type { Span } from './span.ts';
import { followArchives } from './timeline.ts';
import type { LineSink, RowSink } from './timeline.ts';
import type { WaitingSample } from './waitingSampler.ts';

/** What an ArchiveClient needs. */
export interface ArchiveClientOptions {
  readonly client: Pick<SiteClient, 'send' | 'open' | 'site'>;
  /** A folder of this site's own, for downloaded archives and for the lines of open replays. */
  readonly folder: string;
  /** How much of the disk downloaded archives may take; the default is 1 GiB. */
  readonly maxCacheBytes?: number;
  readonly clock: Clock;
  readonly log?: Log;
}

/** An archive that a site has ready. Times are seconds since the epoch; a snapshot's `to` is its `from`. */
export interface ArchiveListEntry {
  readonly kind: 'state' | 'event';
  readonly index: number;
  readonly from: number;
  readonly to: number;
}

/** How far reading archives is. */
export interface ArchiveProgress {
  /** How many of the event archives are done. */
  readonly done: number;
  readonly total: number;
}

/** For long work. */
export interface ArchiveWork {
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: ArchiveProgress) => void;
}

/** Which metrics to compute. Times are seconds since the epoch, `to` the first second that does not count. */
export interface MetricsQuery extends Span {
  /** User ids or usernames; all representatives when left out. */
  readonly reps?: readonly string[];
}

/** Metrics of a span and of its equal parts, for a day's staffing or a week by the hour. */
export interface MetricsSeriesQuery extends MetricsQuery {
  /** How long each part is; the last may be shorter. At least 60. */
  readonly stepSeconds: number;
  /** What counts of the span for the metrics of the whole, the mornings for example; none twice. All when left out. */
  readonly windows?: readonly Span[];
}

/** Metrics of a span in whole and in parts. */
export interface MetricsSeries {
  readonly whole: Metrics;
  /** In order of time. */
  readonly parts: readonly Metrics[];
  /** How many sessions waited at regular moments that the archives tell of. */
  readonly waiting: readonly WaitingSample[];
  /** The names of the teams that people were in, by user id. */
  readonly teams: Readonly<Record<string, readonly string[]>>;
  /** What colleagues call each of them, by user id; no two by the same name. */
  readonly names: Readonly<Record<string, string>>;
}

const GIB = 1024 ** 3;
/** How long a listing is good: new archives come every ten minutes. */
const LISTING_MS = 60_000;
const MOST_LISTINGS = 64;
const MOST_STEPS = 2000;

/** What a site's archives tell of its past seven active days (guide: ArchiveListing, Archive and its Use Cases). */
export class ArchiveClient {
  readonly #options: ArchiveClientOptions;
  readonly #log: Log;
  readonly #archives: SiteArchives;
  readonly #listings = new Map<string, { readonly at: number; readonly archives: readonly ListedArchive[] }>();

  constructor(options: ArchiveClientOptions) {
    const { client, folder, clock, maxCacheBytes = GIB, log = silentLog } = options;
    this.#options = options;
    this.#log = log;
    const cache = new CacheFolder({ folder: join(folder, 'archives'), maxBytes: maxCacheBytes, clock });
    this.#archives = new SiteArchives({ client, cache, clock, onProblem: (message) => log.warn(message) });
  }

  /**
   * The archives of a day, `YYYY-MM-DD` by the site's calendar, in order of time.
   * @throws SiteError `invalid-parameter` before anything is sent; `not-permitted`, `site-error`, or what reaching the
   * site throws.
   */
  async listArchives(
    { date }: { readonly date: string },
    { signal = never() }: ArchiveWork = {},
  ): Promise<readonly ArchiveListEntry[]> {
    const archives = await this.#list(date, signal);
    return archives.map(({ kind, index, from, to }) => ({ kind, index, from, to }));
  }

  /**
   * The guide's ten metrics, exact to the second. What no archive tells is in `unknownSeconds` and nowhere else.
   * `reps` chooses whose figures are given; `representativesLoggedIn` counts everybody all the same.
   * @throws SiteError as `listArchives`; `cancelled`.
   */
  async computeMetrics(query: MetricsQuery, work: ArchiveWork = {}): Promise<Metrics> {
    const totals = new MetricsTotals(checkSpan(query));
    const sink = new MetricsSink(() => [totals]);
    await this.#follow(totals.span, sink, work);
    return metricsOf(totals, sink, query.reps);
  }

  /**
   * As `computeMetrics`, for a span and each of its equal parts, read in one go.
   * @throws SiteError as `computeMetrics`; `invalid-parameter` for more than 2,000 parts.
   */
  async computeMetricsSeries(query: MetricsSeriesQuery, work: ArchiveWork = {}): Promise<MetricsSeries> {
    const span = checkSpan(query);
    const step = checkStep(query.stepSeconds, span);
    const sink = new SeriesSink(span, step, query.windows);
    await this.#follow(span, sink, work);
    const whole = metricsOf(sink.whole, sink.metrics, query.reps);
    const users = Object.keys(whole.reps);
    return {
      whole,
      parts: sink.parts.map((totals) => metricsOf(totals, sink.metrics, query.reps)),
      waiting: sink.waiting,
      teams: Object.fromEntries(users.map((user) => [user, sink.teams.of(user)])),
      names: sink.metrics.displayNames(users),
    };
  }

  /**
   * Reads a span so that its rows can be seen at any second; the replay stands at `from`. Dispose it.
   * @throws SiteError as `computeMetrics`; errors of the file system as they come.
   */
  async openReplay(query: Span, work: ArchiveWork = {}): Promise<Replay> {
    const span = checkSpan(query);
    const { clock, folder } = this.#options;
    const replays = join(folder, 'replays');
    const journal = await Journal.create(replays);
    try {
      const sink = new ReplaySink(journal, span);
      await this.#follow(span, sink, work, sink);
      await journal.finish();
      const { checkpoints, runs, waiting } = sink;
      const replay = new Replay({ span, journal, checkpoints, runs, waiting, clock });
      await replay.start();
      return replay;
    } catch (error) {
      await journal.dispose();
      throw error;
    }
  }

  async #follow(
    span: Span,
    sink: RowSink,
    { signal = never(), onProgress }: ArchiveWork,
    lines?: LineSink,
  ): Promise<void> {
    const archives = await this.#archivesAround(span, signal);
    await followArchives(archives, this.#archives, span, sink, {
      signal,
      ...(lines && { lines }),
      ...(onProgress && { onProgress: (done: number, total: number) => onProgress({ done, total }) }),
      onProblem: (message) => this.#log.warn(message),
    });
  }

  /** A day that the site answers with an error it has no other day for is left out: it may say "none" in any language. */
  async #archivesAround(span: Span, signal: AbortSignal): Promise<readonly ListedArchive[]> {
    const dates = datesOf(span, Math.floor(this.#options.clock.now() / 1000));
    const results = await Promise.allSettled(dates.map((date) => this.#list(date, signal)));
    const archives = results.flatMap((result) => (result.status === 'fulfilled' ? result.value : []));
    for (const result of results) {
      if (result.status === 'rejected') {
        const reason: unknown = result.reason;
        if (archives.length === 0 || !SiteError.is(reason, 'site-error')) {
          throw reason;
        }
        this.#log.warn(reason.message);
      }
    }
    return inOrder(archives);
  }

  async #list(date: string, signal: AbortSignal): Promise<readonly ListedArchive[]> {
    const now = this.#options.clock.now();
    const known = this.#listings.get(date);
    if (known !== undefined && Math.abs(now - known.at) < LISTING_MS) {
      return known.archives;
    }
    const archives = await this.#archives.list(date, signal);
    if (this.#listings.size >= MOST_LISTINGS) {
      this.#listings.clear();
    }
    this.#listings.set(date, { at: now, archives });
    return archives;
  }
}

function metricsOf(totals: MetricsTotals, sink: MetricsSink, reps: readonly string[] | undefined): Metrics {
  const wanted = reps && new Set(reps.map(String));
  return totals.metrics(
    sink.logins(totals.span),
    (user, username) => wanted === undefined || wanted.has(user) || wanted.has(username),
    (user) => sink.usernameOf(user),
  );
}

function checkStep(stepSeconds: number, { from, to }: Span): number {
  if (!Number.isInteger(stepSeconds) || stepSeconds < 60 || (to - from) / stepSeconds > MOST_STEPS) {
    const message = `stepSeconds must be a whole number from 60 on, and not cut the span into more than ${MOST_STEPS} parts.`;
    throw new SiteError('invalid-parameter', message, { parameter: 'stepSeconds' });
  }
  return stepSeconds;
}

function never(): AbortSignal {
  return new AbortController().signal;
}
