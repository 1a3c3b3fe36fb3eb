import type { Disposable } from '../../base/disposable.ts';
import { Emitter } from '../../base/event.ts';
import type { QuestionName } from '../../state/questions.ts';
import type { Moment } from './sessionRow.ts';

/** One condition that rows of a view can be asked to meet. */
export interface Condition {
  readonly question: QuestionName;
  /** What the question is about, as a person writes it: `30`, `Network`; undefined where it is about nothing more. */
  readonly value: string | undefined;
  /** A few words for the view's description: `chat`, `over 30 min`. */
  readonly words: string;
  /** The ids of the rows that meet it. */
  readonly matching: (moment: Moment) => ReadonlySet<string>;
}

/** The conditions that the rows of one view have to meet, all of them. */
export class RowFilter implements Disposable {
  readonly #changed = new Emitter<void>();
  #conditions: readonly Condition[] = [];

  readonly onDidChange = this.#changed.event;

  get isActive(): boolean {
    return this.#conditions.length > 0;
  }

  get conditions(): readonly Condition[] {
    return this.#conditions;
  }

  /** What is filtered for, in words; empty when nothing is. */
  get words(): string {
    return this.#conditions.map(({ words }) => words).join(', ');
  }

  set(conditions: readonly Condition[]): void {
    this.#conditions = conditions;
    this.#changed.fire();
  }

  /** A test for row ids that holds at `moment`. */
  test(moment: Moment): (id: string) => boolean {
    const sets = this.#conditions.map(({ matching }) => matching(moment));
    return (id) => sets.every((set) => set.has(id));
  }

  dispose(): void {
    this.#changed.dispose();
  }
}
