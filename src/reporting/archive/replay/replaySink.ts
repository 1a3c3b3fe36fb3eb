import type { StateModel } from '../../../state/model/model.ts';
import { Checkpoints } from './checkpoints.ts';
import type { Journal } from './journal.ts';
import type { Span } from '../span.ts';
import type { EventKind, LineSink, RowSink } from '../timeline.ts';
import { WaitingSampler } from '../waitingSampler.ts';

/** Writes a timeline into a journal, with the rows at some moments, so that a replay can go to any of its seconds. */
export class ReplaySink implements RowSink, LineSink {
  readonly checkpoints: Checkpoints;
  /** The spans in which the rows are known; the first may begin before the replay does. */
  readonly runs: Span[] = [];
  readonly #journal: Journal;
  readonly #span: Span;
  readonly #waiting: WaitingSampler;
  #model: StateModel | undefined;
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

  begin(time: number, model: StateModel): void {
    this.#journal.cutBlock();
    this.checkpoints.add(time, model);
    this.#model = model;
    this.#begun = time;
    this.#waiting.begin(time, model);
  }

  advance(time: number): void {
    this.#waiting.advance(time);
  }

  line(kind: EventKind, time: number, line: Buffer): void {
    const isKept = kind === 'session_event' ? time >= this.#span.from : this.#model !== undefined;
    if (!isKept) {
      return;
    }
    if (this.#journal.isBlockFull) {
      this.#journal.cutBlock();
      if (this.#model !== undefined && this.checkpoints.isDue) {
        this.checkpoints.add(time, this.#model);
      }
    }
    this.#journal.add(kind, time, line);
  }

  change(): void {
    // The model has changed; its rows are written down when they are due.
  }

  end(time: number): void {
    this.#waiting.end(time);
    this.runs.push({ from: this.#begun, to: time });
    this.#model = undefined;
  }

  settle(): Promise<void> {
    return this.#journal.settle();
  }
}
