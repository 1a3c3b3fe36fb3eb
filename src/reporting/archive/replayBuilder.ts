import type { ArchivedModel } from './archivedModel.ts';
import { Checkpoints } from './checkpoints.ts';
import type { ModelEvent } from './eventLine.ts';
import type { Journal } from './journal.ts';
import { RowFold } from './rowFold.ts';
import type { Span } from './span.ts';
import type { EventKind, TimelineSink } from './timeline.ts';
import { WaitingSampler } from './waitingSampler.ts';

/** Writes a timeline into a journal, with the rows at some moments, so that a replay can go to any of its seconds. */
export class ReplayBuilder implements TimelineSink {
  readonly checkpoints: Checkpoints;
  /** The spans in which the rows are known; the first may begin before the replay does. */
  readonly runs: Span[] = [];
  readonly #journal: Journal;
  readonly #span: Span;
  readonly #waiting: WaitingSampler;
  #rows: RowFold | undefined;
  #begun = 0;

  constructor(journal: Journal, span: Span, checkpoints = new Checkpoints(journal)) {
    this.#journal = journal;
    this.#span = span;
    this.checkpoints = checkpoints;
    this.#waiting = new WaitingSampler(span);
  }

  /** How many sessions waited at regular moments. */
  get waiting(): WaitingSampler['samples'] {
    return this.#waiting.samples;
  }

  begin(time: number, model: ArchivedModel): void {
    this.#journal.cutBlock();
    const rows = new RowFold(model);
    this.checkpoints.add(time, rows);
    this.#rows = rows;
    this.#begun = time;
    this.#waiting.begin(time, rows);
  }

  advance(time: number): void {
    this.#waiting.advance(time);
  }

  event(kind: EventKind, time: number, line: Buffer): void {
    const isKept = kind === 'session_event' ? time >= this.#span.from : this.#rows !== undefined;
    if (!isKept) {
      return;
    }
    if (this.#journal.isBlockFull) {
      this.#journal.cutBlock();
      if (this.#rows !== undefined && this.checkpoints.isDue) {
        this.checkpoints.add(time, this.#rows);
      }
    }
    this.#journal.add(kind, time, line);
  }

  apply(change: ModelEvent['change']): void {
    this.#rows?.apply(change);
  }

  truncate(): void {
    this.#rows?.truncate();
  }

  end(time: number): void {
    this.#waiting.end(time);
    this.runs.push({ from: this.#begun, to: time });
    this.#rows = undefined;
  }

  settle(): Promise<void> {
    return this.#journal.settle();
  }
}
