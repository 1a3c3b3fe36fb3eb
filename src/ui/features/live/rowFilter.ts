import * as vscode from 'vscode';
import type { Disposable } from '../../../base/disposable.ts';
import { Emitter } from '../../../base/event.ts';
import type { QuestionName } from '../../../state/questions.ts';
import type { Moment } from '../../shared/rows/sessionRow.ts';

/** One condition of a filter. */
export interface Condition {
  readonly question: QuestionName;
  /** The question's value as a person writes it: `30`, `Network`; undefined if it has none. */
  readonly value: string | undefined;
  /** A few words for the view's description: `chat`, `over 30 min`. */
  readonly words: string;
  /** The ids of the rows that meet it. */
  readonly matching: (moment: Moment) => ReadonlySet<string>;
}

/** Tells how many of the conditions a row has to meet. */
export type Match = 'all' | 'any';

/** The conditions that the rows of one view have to meet: all of them, or any. */
export class RowFilter implements Disposable {
  readonly #changed = new Emitter<void>();
  #conditions: readonly Condition[] = [];
  #match: Match = 'all';

  readonly onDidChange = this.#changed.event;

  get isActive(): boolean {
    return this.#conditions.length > 0;
  }

  get conditions(): readonly Condition[] {
    return this.#conditions;
  }

  get match(): Match {
    return this.#match;
  }

  /** The words of the filter; empty if there is none. */
  get words(): string {
    const words = this.#conditions.map((condition) => condition.words);
    return this.#match === 'any'
      ? new Intl.ListFormat(vscode.env.language, { type: 'disjunction' }).format(words)
      : words.join(', ');
  }

  set(conditions: readonly Condition[], match: Match = 'all'): void {
    this.#conditions = conditions;
    this.#match = match;
    this.#changed.fire();
  }

  /** Returns a test for row ids that is valid for `moment`. */
  test(moment: Moment): (id: string) => boolean {
    const sets = this.#conditions.map(({ matching }) => matching(moment));
    return this.#match === 'any' && sets.length > 0
      ? (id) => sets.some((set) => set.has(id))
      : (id) => sets.every((set) => set.has(id));
  }

  dispose(): void {
    this.#changed.dispose();
  }
}
