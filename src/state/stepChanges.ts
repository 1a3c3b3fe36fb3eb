import type { ChangeSet } from './source.ts';
import { TableStep } from './tableStep.ts';

type Written<Maps> = Maps extends ReadonlyMap<infer K, infer V> ? Map<K, V> : never;
interface Sets {
  readonly inserted: Map<string, Set<string>>;
  readonly updated: Map<string, Set<string>>;
  readonly deleted: Written<ChangeSet['deleted']>;
  readonly before: Written<ChangeSet['before']>;
}

/** The change set of one step of a model. It is written during the step, and worked out when first read. */
export class StepChanges implements ChangeSet {
  readonly #tables = new Map<string, TableStep>();
  #sets: Sets | undefined;

  /** Where the step notes what it does to `table`. */
  table(table: string): TableStep {
    let step = this.#tables.get(table);
    if (step === undefined) {
      step = new TableStep();
      this.#tables.set(table, step);
    }
    return step;
  }

  /** Whether nothing changed; costs little, unlike the sets. */
  get isEmpty(): boolean {
    for (const step of this.#tables.values()) {
      if (!step.isEmpty) {
        return false;
      }
    }
    return true;
  }

  get inserted(): ChangeSet['inserted'] {
    return this.#workOut().inserted;
  }

  get updated(): ChangeSet['updated'] {
    return this.#workOut().updated;
  }

  get deleted(): ChangeSet['deleted'] {
    return this.#workOut().deleted;
  }

  get before(): ChangeSet['before'] {
    return this.#workOut().before;
  }

  #workOut(): Sets {
    if (this.#sets === undefined) {
      this.#sets = { inserted: new Map(), updated: new Map(), deleted: new Map(), before: new Map() };
      for (const [table, step] of this.#tables) {
        const { inserted, updated, deleted, before } = step.netChanges();
        setUnlessEmpty(this.#sets.inserted, table, inserted);
        setUnlessEmpty(this.#sets.updated, table, updated);
        setUnlessEmpty(this.#sets.deleted, table, deleted);
        setUnlessEmpty(this.#sets.before, table, before);
      }
    }
    return this.#sets;
  }
}

function setUnlessEmpty<C extends { readonly size: number }>(map: Map<string, C>, table: string, items: C): void {
  if (items.size > 0) {
    map.set(table, items);
  }
}
