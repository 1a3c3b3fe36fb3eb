import { waitingSessions } from '../../state/questions.ts';
import type { ArchivedModel } from './archivedModel.ts';
import { Checkpoints } from './checkpoints.ts';
import type { Journal } from './journal.ts';
import type { Span } from './span.ts';
import type { EventKind, TimelineSink } from './timeline.ts';

/** How many sessions waited at a moment; `time` is seconds since the epoch. */
export interface WaitingSample {
  readonly time: number;
  readonly sessions: number;
}

const MOST_SAMPLES = 288;
const MINUTE = 60;

/** Writes a timeline into a journal, with the rows at some moments, so that a replay can go to any of its seconds. */
export class ReplayBuilder implements TimelineSink {
  readonly checkpoints: Checkpoints;
  /** The spans in which the rows are known; the first may begin before the replay does. */
  readonly runs: Span[] = [];
  readonly waiting: WaitingSample[] = [];
  readonly #journal: Journal;
  readonly #span: Span;
  readonly #sampleSeconds: number;
  #nextSample: number;
  #model: ArchivedModel | undefined;
  #begun = 0;

  constructor(journal: Journal, span: Span, checkpoints = new Checkpoints()) {
    this.#journal = journal;
    this.#span = span;
    this.checkpoints = checkpoints;
    this.#nextSample = span.from;
    this.#sampleSeconds = Math.max(1, Math.ceil((span.to - span.from) / MOST_SAMPLES / MINUTE)) * MINUTE;
  }

  begin(time: number, model: ArchivedModel): void {
    this.#journal.cutBlock();
    this.checkpoints.add(this.#journal.next, time, model, true);
    this.#model = model;
    this.#begun = time;
    while (this.#nextSample < time) {
      this.#nextSample += this.#sampleSeconds;
    }
  }

  advance(time: number): void {
    this.#sampleUpTo(time - 1);
  }

  event(kind: EventKind, time: number, line: string): void {
    const isKept = kind === 'session_event' ? time >= this.#span.from : this.#model !== undefined;
    if (!isKept) {
      return;
    }
    if (this.#journal.isBlockFull) {
      this.#journal.cutBlock();
      if (this.#model !== undefined && this.checkpoints.isDue(this.#journal.next)) {
        this.checkpoints.add(this.#journal.next, time, this.#model, false);
      }
    }
    this.#journal.add(kind, time, line);
  }

  change(): void {
    // The line in the journal says it all.
  }

  end(time: number): void {
    this.#sampleUpTo(time === this.#span.to ? time : time - 1);
    this.runs.push({ from: this.#begun, to: time });
    this.#model = undefined;
  }

  settle(): Promise<void> {
    return this.#journal.settle();
  }

  #sampleUpTo(time: number): void {
    if (this.#model === undefined || this.#nextSample > time) {
      return;
    }
    const sessions = waitingSessions(this.#model).size;
    for (; this.#nextSample <= time; this.#nextSample += this.#sampleSeconds) {
      this.waiting.push({ time: this.#nextSample, sessions });
    }
  }
}
