import type { Clock } from '../../../base/clock.ts';
import { Emitter } from '../../../base/event.ts';
import type { Event } from '../../../base/event.ts';
import type { ChangeSet } from '../../../state/model/changeSet.ts';
import { StateModel } from '../../../state/model/model.ts';
import type { RowMessage } from '../../../state/connection/protocol.ts';
import type { ReadableModel, StateSource, StateStatus } from '../../../state/source.ts';
import type { Checkpoints } from './checkpoints.ts';
import { readEventLine } from '../reading/eventLine.ts';
import type { Journal, JournalRecord, RecordKind } from './journal.ts';
import { ReplayNames } from './replayNames.ts';
import type { SessionEvent } from '../reading/sessionEvents.ts';
import type { Span } from '../span.ts';
import type { WaitingSample } from '../waitingSampler.ts';

/** What a replay is made of. */
export interface ReplayContent {
  readonly span: Span;
  readonly journal: Journal;
  readonly checkpoints: Checkpoints;
  /** In order of time. */
  readonly runs: readonly Span[];
  readonly waiting: readonly WaitingSample[];
  readonly clock: Clock;
}

/** Which session events to give. */
export interface EventQuery extends Span {
  /** Those of one session only. */
  readonly lsid?: string;
  /** At most so many; the default is 10,000. */
  readonly limit?: number;
}

/** Where the model stands: after so many of the model's records in `block`. */
interface Position {
  readonly run: Span;
  readonly time: number;
  readonly block: number;
  readonly records: number;
}

const MOST_EVENTS = 10_000;
const isOfModel = (kind: RecordKind): boolean => kind !== 'session_event';

/**
 * A site's rows as they stood, at any second of a span. It is a StateSource, so that whatever shows live rows can show
 * these: its clock is the replay's time. Times are seconds since the epoch.
 */
export class Replay implements StateSource {
  readonly from: number;
  /** The last second there is to see. */
  readonly to: number;
  /** How many sessions waited, at most 289 moments of the span. */
  readonly waiting: readonly WaitingSample[];
  readonly status: StateStatus = 'live';
  readonly problem: Error | undefined = undefined;
  readonly staleSince: number | undefined = undefined;
  readonly nextTryAt: number | undefined = undefined;
  readonly onDidChangeStatus: Event<StateStatus>;
  readonly onDidChange: Event<ChangeSet>;
  /** Fired when the replay stands at another second, after `onDidChange`. */
  readonly onDidMove: Event<number>;
  readonly #content: ReplayContent;
  readonly #model = new StateModel();
  readonly #statuses = new Emitter<StateStatus>();
  readonly #changes = new Emitter<ChangeSet>();
  readonly #moves = new Emitter<number>();
  #time: number;
  #position: Position | undefined;
  #target: number | undefined;
  #moving: Promise<void> | undefined;
  #isDisposed = false;

  constructor(content: ReplayContent) {
    this.#content = content;
    this.from = content.span.from;
    this.to = content.span.to;
    this.waiting = content.waiting;
    this.#time = this.from;
    this.onDidChangeStatus = this.#statuses.event;
    this.onDidChange = this.#changes.event;
    this.onDidMove = this.#moves.event;
  }

  /** The rows at `time`; none where they are not known. */
  get model(): ReadableModel {
    return this.#model;
  }

  /** The second at which the replay stands. */
  get time(): number {
    return this.#time;
  }

  /** Whether the archives tell the rows at `time`. */
  get isKnown(): boolean {
    return this.#position !== undefined;
  }

  /** The parts of the span that no archive tells of, in order of time. */
  get unknown(): readonly Span[] {
    const gaps: Span[] = [];
    let at = this.from;
    for (const { from, to } of this.#content.runs) {
      if (from > at) {
        gaps.push({ from: at, to: Math.min(from, this.to) });
      }
      at = Math.max(at, to);
    }
    return at < this.to ? [...gaps, { from: at, to: this.to }] : gaps;
  }

  /** The replay's time minus ours: waiting times come out as they were. */
  get skewSeconds(): number {
    return this.#time - this.#content.clock.now() / 1000;
  }

  /** Goes to the beginning. */
  start(): Promise<void> {
    return this.seek(this.from);
  }

  tryNow(): void {
    // There is nothing to connect to.
  }

  /**
   * Goes to a second, or the nearest in the span. While one move is under way the latest call decides where the next one
   * leads; all resolve when the model stands there, or the replay is disposed of.
   */
  seek(time: number): Promise<void> {
    this.#target = Math.min(Math.max(Math.floor(time), this.from), this.to);
    this.#moving ??= this.#moveToTarget().finally(() => (this.#moving = undefined));
    return this.#moving;
  }

  /** The time of the first event after `time`, of rows or sessions; undefined where there is none in the span. */
  async nextEventTime(time = this.#time): Promise<number | undefined> {
    const { journal } = this.#content;
    for (const [at, { to }] of journal.blocks.entries()) {
      if (to > time) {
        const records = await journal.read(at, (_kind, when) => when > time && when >= this.from);
        const first = records.find(isReadable);
        if (first !== undefined) {
          return first.time <= this.to ? first.time : undefined;
        }
      }
    }
    return undefined;
  }

  /** The time of the last event before `time`; undefined where there is none in the span. */
  async previousEventTime(time = this.#time): Promise<number | undefined> {
    const { journal } = this.#content;
    for (let at = journal.blocks.length - 1; at >= 0; at--) {
      const block = journal.blocks[at];
      if (block !== undefined && block.from < time && block.to >= this.from) {
        const records = await journal.read(at, (_kind, when) => when < time && when >= this.from);
        const last = records.findLast(isReadable);
        if (last !== undefined) {
          return last.time;
        }
      }
    }
    return undefined;
  }

  /** The session events of a part of the span, in order of time; those of times without known rows too. */
  async sessionEvents({ from, to, lsid, limit = MOST_EVENTS }: EventQuery): Promise<readonly SessionEvent[]> {
    const { journal } = this.#content;
    const events: SessionEvent[] = [];
    for (const [at, block] of journal.blocks.entries()) {
      if (block.to < from || block.from >= to) {
        continue;
      }
      const isWanted = (kind: RecordKind, time: number): boolean => !isOfModel(kind) && time >= from && time < to;
      for (const { line, time } of await journal.read(at, isWanted)) {
        if (events.length >= limit) {
          return events;
        }
        const event = readEventLine(line);
        if (event?.type === 'session_event' && (lsid === undefined || event.lsid === lsid)) {
          // Where it happened among the others; its own clock may have run another way.
          events.push({ ...event, timestamp: time });
        }
      }
    }
    return events;
  }

  /** Whom session events speak of: read from all that was known up to the last of them. */
  async namesIn(events: readonly SessionEvent[]): Promise<ReplayNames> {
    const { journal, checkpoints, runs } = this.#content;
    const names = new ReplayNames(new Set(events.map(({ lsid }) => lsid)));
    const until = events.at(-1)?.timestamp ?? -Infinity;
    for (const { from } of runs.filter((run) => run.from <= until)) {
      const start = checkpoints.at(from);
      if (start !== undefined) {
        names.addAll(await checkpoints.model(start));
      }
    }
    for (const [at, block] of journal.blocks.entries()) {
      const records =
        block.from <= until ? await journal.read(at, (kind, time) => kind === 'model' && time <= until) : [];
      for (const { line } of records) {
        const event = readEventLine(line);
        if (event?.type === 'model') {
          names.add(event.change);
        }
      }
    }
    return names;
  }

  dispose(): void {
    this.#isDisposed = true;
    this.#statuses.dispose();
    this.#changes.dispose();
    this.#moves.dispose();
    void this.#content.journal.dispose();
  }

  async #moveToTarget(): Promise<void> {
    while (this.#target !== undefined && !this.#isDisposed) {
      const time = this.#target;
      this.#target = undefined;
      const changes = await this.#move(time);
      if (changes === undefined) {
        return;
      }
      this.#time = time;
      if (!changes.isEmpty) {
        this.#changes.fire(changes);
      }
      this.#moves.fire(time);
    }
  }

  /** Undefined where the replay was disposed of on the way. */
  async #move(time: number): Promise<ChangeSet | undefined> {
    const run = this.#content.runs.find(
      ({ from, to }) => from <= time && (time < to || time === this.to) && time <= to,
    );
    const checkpoint = run && this.#content.checkpoints.before(time, run.from);
    if (run === undefined || checkpoint === undefined) {
      this.#position = undefined;
      return this.#model.apply({ type: 'truncate_model' });
    }
    const here = this.#position;
    const goesOn = here?.run === run && here.time <= time && here.block >= checkpoint.block;
    const start = goesOn ? here : { run, time: checkpoint.time, block: checkpoint.block, records: 0 };
    // Nothing changes before everything is read, so that nobody sees the rows of a moment on the way.
    const { records, end } = await this.#recordsFrom(start, time);
    const other = goesOn ? undefined : await this.#content.checkpoints.model(checkpoint);
    if (this.#isDisposed) {
      return undefined;
    }
    this.#position = end;
    if (other === undefined) {
      return this.#model.applyAll(messagesIn(records));
    }
    other.applyAll(messagesIn(records));
    return this.#model.replaceWith(other);
  }

  /** What happened to the rows from `start` to the end of the second `time`. */
  async #recordsFrom(start: Position, time: number): Promise<{ records: JournalRecord[]; end: Position }> {
    const { journal } = this.#content;
    const all: JournalRecord[] = [];
    let end: Position = { ...start, time };
    for (let block = start.block; (journal.blocks[block]?.from ?? Infinity) <= time; block++) {
      const records = await journal.read(block, (kind, when) => isOfModel(kind) && when <= time);
      const skipped = block === start.block ? start.records : 0;
      for (const record of records.slice(skipped)) {
        all.push(record);
      }
      end = { ...end, block, records: records.length };
    }
    return { records: all, end };
  }
}

function isReadable({ line }: JournalRecord): boolean {
  return readEventLine(line) !== undefined;
}

function* messagesIn(records: Iterable<JournalRecord>): Generator<RowMessage, undefined> {
  for (const { line } of records) {
    const event = readEventLine(line);
    if (event?.type === 'model') {
      yield event.change;
    } else if (event?.type === 'truncate_model') {
      yield event;
    }
  }
}
