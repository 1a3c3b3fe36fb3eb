import type { ChangeSet } from '../../../state/model/changeSet.ts';
import type { ReadableModel } from '../../../state/source.ts';
import { MetricsTotals } from './metrics.ts';
import { MetricsSink } from './metricsSink.ts';
import type { Span } from '../span.ts';
import { TeamLog } from './teamLog.ts';
import type { RowSink } from '../timeline.ts';
import { WaitingSampler } from '../waitingSampler.ts';

/** Gathers the metrics of a span and of its equal parts in one go, with who waited when and who was in which team. */
export class SeriesSink implements RowSink {
  readonly whole: MetricsTotals;
  readonly parts: readonly MetricsTotals[];
  readonly metrics: MetricsSink;
  readonly teams = new TeamLog();
  readonly #waiting: WaitingSampler;
  #model: ReadableModel | undefined;

  /** @param windows the parts of the span that count for `whole`; all of it when left out. */
  constructor(span: Span, stepSeconds: number, windows?: readonly Span[]) {
    this.whole = new MetricsTotals(span, windows);
    this.parts = Array.from({ length: Math.ceil((span.to - span.from) / stepSeconds) }, (_, at) => {
      const from = span.from + at * stepSeconds;
      return new MetricsTotals({ from, to: Math.min(from + stepSeconds, span.to) });
    });
    this.metrics = new MetricsSink((from, to) => {
      const first = Math.max(0, Math.floor((from - span.from) / stepSeconds));
      return [this.whole, ...this.parts.slice(first, Math.max(first, Math.ceil((to - span.from) / stepSeconds)))];
    });
    this.#waiting = new WaitingSampler(span);
  }

  /** How many sessions waited, in order of time. */
  get waiting(): WaitingSampler['samples'] {
    return this.#waiting.samples;
  }

  begin(time: number, model: ReadableModel): void {
    this.#model = model;
    this.teams.addAll(model);
    this.#waiting.begin(time, model);
    this.metrics.begin(time, model);
  }

  advance(time: number): void {
    this.#waiting.advance(time);
    this.metrics.advance(time);
  }

  change(changes: ChangeSet, time: number): void {
    if (this.#model !== undefined) {
      this.teams.add(changes, this.#model);
    }
    this.metrics.change(changes, time);
  }

  end(time: number): void {
    this.#waiting.end(time);
    this.metrics.end(time);
    this.#model = undefined;
  }
}
