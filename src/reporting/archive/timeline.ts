import { shorten } from '../../site/answers.ts';
import { cancelled } from '../../site/http/limits.ts';
import { SiteError } from '../../site/errors.ts';
import type { ChangeSet } from '../../state/model/changeSet.ts';
import { StateModel } from '../../state/model/model.ts';
import type { ModelUpdate } from '../../state/connection/protocol.ts';
import { eachRow } from './reading/archiveTables.ts';
import { readEventLine, sessionEventTime } from './reading/eventLine.ts';
import type { ArchiveEvent } from './reading/eventLine.ts';
import { endOf, inOrder } from './fetching/listing.ts';
import type { EventArchive, ListedArchive, StateArchive } from './fetching/listing.ts';
import { NoArchive } from './reading/readArchive.ts';
import { LOOK_BACK_SECONDS } from './span.ts';
import type { Span } from './span.ts';
import { secondsOf } from './reading/values.ts';

/** Where the content of archives comes from. */
export interface ArchiveReader {
  /** The rows of a snapshot. @throws NoArchive where the site has it no more; SiteError for what cannot be read. */
  rows(archive: StateArchive, signal: AbortSignal): Promise<StateModel>;
  /** The lines of an event archive, in lists as they arrive. @throws as `rows`. */
  lines(archive: EventArchive, signal: AbortSignal): AsyncIterable<readonly Buffer[]>;
  /** Told which archives will be read soon, more than once. */
  expect?(archive: EventArchive, signal: AbortSignal): void;
}

/**
 * Follows the rows through a timeline. Times are seconds since the epoch and never go back. The rows are known from
 * `begin` to `end`; there may be none or several such runs, with unknown time between them.
 */
export interface RowSink {
  /** The rows are those of `model`, which changes until `end`, from `time` on. */
  begin(time: number, model: StateModel): void;
  /** A later second begins: what happened before `time` is complete. Only inside a run. */
  advance(time: number): void;
  /** Rows have changed. */
  change(changes: ChangeSet, time: number): void;
  /** Nothing is known from `time` on. */
  end(time: number): void;
}

/** Takes the lines of a timeline, those outside of its runs too. */
export interface LineSink {
  /** An event, before it is applied. `line` is as it came. */
  line(kind: EventKind, time: number, line: Buffer): void;
  /** Awaited now and then, so that a sink can hold the timeline up. */
  settle(): Promise<void>;
}

/** What an event does: change rows, take all of them away, or nothing to them. */
export type EventKind = ArchiveEvent['type'];

/** How following a timeline goes on. */
export interface TimelineOptions {
  readonly signal: AbortSignal;
  /** Told after each archive how many of them are done. */
  readonly onProgress?: (done: number, total: number) => void;
  /** Gets the lines themselves. */
  readonly lines?: LineSink;
  /** Told in plain words about archives and lines that could not be read. */
  readonly onProblem?: (message: string) => void;
}

/** How many archives are asked for before they are read. */
const AHEAD = 3;
/** How many snapshots before the span are tried where the last ones are missing. */
const BASES = 4;

/**
 * Follows the rows through `span`: from the last snapshot before it, by the event archives, to its end and the second
 * after it. Gaps, missing and damaged archives end the run; the next snapshot, or a restart of the site, begins another.
 * @throws SiteError `cancelled`, and what the reader throws beside `cut`, `bad-answer` and `too-large`.
 */
export async function followArchives(
  archives: readonly ListedArchive[],
  reader: ArchiveReader,
  span: Span,
  sink: RowSink,
  options: TimelineOptions,
): Promise<void> {
  await new Timeline(archives, reader, span, sink, options).follow();
}

class Timeline {
  readonly #states: StateArchive[];
  readonly #events: EventArchive[];
  readonly #reader: ArchiveReader;
  readonly #span: Span;
  readonly #sink: RowSink;
  readonly #options: TimelineOptions;
  readonly #missing = new Set<StateArchive>();
  /** The rows, while they are known. */
  #model: StateModel | undefined;
  /** A snapshot inside the archive at hand, to begin with when its time comes. */
  #pending: { readonly time: number; readonly model: StateModel } | undefined;
  /** The time of the last event, or of what began the run. */
  #time = 0;
  /** The time of the last line of the archive at hand. */
  #told = 0;
  /** When the snapshot of this run was taken: what happened before is in it. */
  #snapshotTime = 0;
  /** To where the events are complete. */
  #knownTo = 0;
  /** Whether an event after the span was seen. */
  #isOver = false;
  #unreadable = 0;

  constructor(
    archives: readonly ListedArchive[],
    reader: ArchiveReader,
    span: Span,
    sink: RowSink,
    options: TimelineOptions,
  ) {
    const sorted = inOrder(archives);
    this.#states = sorted.filter((archive) => archive.kind === 'state');
    this.#events = sorted.filter((archive) => archive.kind === 'event');
    this.#reader = reader;
    this.#span = span;
    this.#sink = sink;
    this.#options = options;
  }

  async follow(): Promise<void> {
    // Without a snapshot a restart of the site can still tell the rows.
    const start = (await this.#beginBefore()) ?? this.#span.from - LOOK_BACK_SECONDS;
    const archives = this.#eventsFrom(start);
    for (const [at, archive] of archives.entries()) {
      for (const next of archives.slice(at + 1, at + 1 + AHEAD)) {
        this.#reader.expect?.(next, this.#options.signal);
      }
      await this.#through(archive);
      this.#options.onProgress?.(at + 1, archives.length);
      if (this.#isOver) {
        break;
      }
    }
    this.#end(this.#isOver ? this.#span.to : this.#knownTo);
    if (this.#unreadable > 0) {
      this.#options.onProblem?.(`${this.#unreadable} lines of the event archives could not be read.`);
    }
  }

  /** The event archives from `start` on; the one that ends there only where no other has that second. */
  #eventsFrom(start: number): readonly EventArchive[] {
    const isCovered = this.#events.some((archive) => archive.from <= start && endOf(archive) > start);
    const earliest = isCovered ? start + 1 : start;
    return this.#events.filter((archive) => endOf(archive) >= earliest && archive.from <= this.#span.to);
  }

  /** Begins with the last snapshot that there is before the span. */
  async #beginBefore(): Promise<number | undefined> {
    const before = this.#states.filter(({ from }) => from <= this.#span.from).reverse();
    for (const archive of before.slice(0, BASES)) {
      const model = await this.#rows(archive);
      if (model !== undefined) {
        this.#begin(archive.from, model);
        return archive.from;
      }
    }
    return undefined;
  }

  async #through(archive: EventArchive): Promise<void> {
    // By the guide the end is the last possible second, so that an archive may begin at the next one.
    if (this.#model !== undefined && archive.from > this.#knownTo + 1) {
      this.#end(this.#knownTo);
    }
    if (this.#model === undefined) {
      await this.#expectSnapshot(archive);
    }
    const time = Math.max(this.#time, archive.from);
    this.#told = archive.from;
    const isWhole = await this.#read(archive);
    if (this.#pending !== undefined && !this.#isOver && isWhole) {
      this.#beginPending();
    }
    this.#pending = undefined;
    if (isWhole) {
      this.#knownTo = Math.max(this.#knownTo, endOf(archive));
    } else {
      // What was read before the damage is good.
      this.#end(this.#time > time ? this.#time : this.#knownTo);
    }
  }

  /** Reads the first snapshot from whose time on `archive` has all events, if there is one. */
  async #expectSnapshot(archive: EventArchive): Promise<void> {
    const inside = this.#states.filter(({ from }) => from >= archive.from - 1 && from < endOf(archive));
    for (const state of inside) {
      const model = state.from > this.#span.to ? undefined : await this.#rows(state);
      if (model !== undefined) {
        this.#pending = { time: state.from, model };
        return;
      }
    }
  }

  async #rows(archive: StateArchive): Promise<StateModel | undefined> {
    if (this.#missing.has(archive)) {
      return undefined;
    }
    try {
      return await this.#reader.rows(archive, this.#options.signal);
    } catch (error) {
      this.#missing.add(archive);
      this.#noteUnreadable(archive, error);
      return undefined;
    }
  }

  /** Whether the archive could be read to its end, or to the end of the span. */
  async #read(archive: EventArchive): Promise<boolean> {
    try {
      for await (const lines of this.#reader.lines(archive, this.#options.signal)) {
        for (const line of lines) {
          this.#take(line, archive);
          if (this.#isOver) {
            return true;
          }
        }
        if (this.#options.signal.aborted) {
          throw cancelled();
        }
        await this.#options.lines?.settle();
      }
      return true;
    } catch (error) {
      this.#noteUnreadable(archive, error);
      return false;
    }
  }

  /** @throws `error`, unless it only means that this one archive cannot be read. */
  #noteUnreadable({ kind, date, index }: ListedArchive, error: unknown): void {
    const name = `The ${kind} archive ${index} of ${date}`;
    if (error instanceof NoArchive) {
      this.#options.onProblem?.(`${name} is not there: ${shorten(error.answer)}`);
    } else if (SiteError.is(error, 'cut', 'bad-answer', 'too-large')) {
      this.#options.onProblem?.(`${name} could not be read: ${error.message}`);
    } else {
      throw error;
    }
  }

  #take(line: Buffer, archive: EventArchive): void {
    const sessionTime = sessionEventTime(line);
    const event = sessionTime === undefined ? readEventLine(line) : undefined;
    if (event === undefined && sessionTime === undefined) {
      this.#unreadable += line.toString('utf8').trim() === '' ? 0 : 1;
      return;
    }
    this.#told = this.#timeOf(event, sessionTime, archive);
    const time = Math.max(this.#time, this.#told);
    if (this.#model !== undefined && this.#told < this.#snapshotTime) {
      return;
    }
    if (this.#pending !== undefined && Math.min(time, this.#span.to) >= this.#pending.time) {
      this.#beginPending();
    }
    if (time > this.#span.to) {
      this.#isOver = true;
      return;
    }
    this.#advance(time);
    this.#options.lines?.line(event?.type ?? 'session_event', time, line);
    if (event !== undefined) {
      this.#apply(event, time);
    }
  }

  #advance(time: number): void {
    if (time > this.#time) {
      this.#time = time;
      if (this.#model !== undefined) {
        this.#sink.advance(time);
      }
    }
  }

  #apply(event: ArchiveEvent, time: number): void {
    if (event.type === 'truncate_model') {
      if (this.#model === undefined) {
        this.#pending = undefined;
        this.#begin(time, new StateModel());
      } else {
        this.#sink.change(this.#model.apply(event), time);
      }
    } else if (event.type === 'model' && this.#model !== undefined) {
      this.#sink.change(this.#model.apply(event.change), time);
    }
  }

  /** The lines are in the order in which things happened, whatever their clocks say. */
  #timeOf(event: ArchiveEvent | undefined, sessionTime: number | undefined, archive: EventArchive): number {
    const created = event?.type === 'model' && event.timestamp === undefined ? createdAt(event.change) : undefined;
    const told = sessionTime ?? event?.timestamp ?? created;
    return Math.max(this.#told, Math.min(told ?? this.#told, archive.to));
  }

  #beginPending(): void {
    if (this.#pending !== undefined) {
      const { time, model } = this.#pending;
      this.#pending = undefined;
      this.#begin(time, model);
    }
  }

  #begin(time: number, model: StateModel): void {
    this.#model = model;
    this.#snapshotTime = time;
    this.#time = Math.max(this.#time, time);
    this.#knownTo = Math.max(this.#knownTo, time);
    this.#sink.begin(this.#time, model);
  }

  #end(time: number): void {
    if (this.#model !== undefined) {
      this.#model = undefined;
      this.#sink.end(Math.max(this.#time, Math.min(time, this.#span.to)));
    }
  }
}

/** When the rows that a line inserts were made: the time of one that tells none itself. */
function createdAt({ insert = {} }: ModelUpdate): number | undefined {
  let latest: number | undefined;
  for (const rows of Object.values(insert)) {
    eachRow(rows, (_id, row) => {
      const created = secondsOf(row['created_timestamp']);
      if (created !== undefined && created > (latest ?? -Infinity)) {
        latest = created;
      }
    });
  }
  return latest;
}
