import { waitingSessions } from '../../state/questions.ts';
import type { ReadableModel } from '../../state/source.ts';
import type { Span } from './span.ts';
import { MINUTE } from '../../base/units.ts';

/** How many sessions waited at a moment; `time` is seconds since the epoch. */
export interface WaitingSample {
  readonly time: number;
  readonly sessions: number;
}

const MOST_SAMPLES = 288;

/** Counts who waits at regular moments of a timeline, at most 289 of them, wherever the rows are known. */
export class WaitingSampler {
  readonly samples: WaitingSample[] = [];
  readonly #span: Span;
  readonly #step: number;
  #next: number;
  #model: ReadableModel | undefined;

  constructor(span: Span) {
    this.#span = span;
    this.#next = span.from;
    this.#step = Math.max(1, Math.ceil((span.to - span.from) / MOST_SAMPLES / MINUTE)) * MINUTE;
  }

  /** The rows are those of `model` from `time` on. */
  begin(time: number, model: ReadableModel): void {
    this.#model = model;
    while (this.#next < time) {
      this.#next += this.#step;
    }
  }

  /** What happened before `time` is complete. */
  advance(time: number): void {
    this.#sampleUpTo(time - 1);
  }

  /** Nothing is known from `time` on. */
  end(time: number): void {
    this.#sampleUpTo(time === this.#span.to ? time : time - 1);
    this.#model = undefined;
  }

  #sampleUpTo(time: number): void {
    if (this.#model === undefined || this.#next > time) {
      return;
    }
    const sessions = waitingSessions(this.#model).size;
    for (; this.#next <= time; this.#next += this.#step) {
      this.samples.push({ time: this.#next, sessions });
    }
  }
}
