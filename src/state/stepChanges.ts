import { changedBefore } from './rowDifference.ts';
import type { ChangeSet } from './source.ts';
import { TableStep } from './tableStep.ts';
import type { NetChange } from './tableStep.ts';
import type { Row } from './tables.ts';

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
        workOutTable(table, step.netChanges(), this.#sets);
      }
      this.#tables.clear();
    }
    return this.#sets;
  }
}

function workOutTable(table: string, changes: ReadonlyMap<string, NetChange>, sets: Sets): void {
  const inserted = new Set<string>();
  const updated = new Set<string>();
  const deleted = new Map<string, Row>();
  const before = new Map<string, Row>();
  for (const [id, { was, is, last }] of changes) {
    if (was === undefined) {
      if (is !== undefined) {
        inserted.add(id);
      }
    } else if (is === undefined) {
      deleted.set(id, last ?? was);
    } else {
      const old = changedBefore(was, is);
      if (old !== undefined) {
        updated.add(id);
        before.set(id, old);
      }
    }
  }
  setUnlessEmpty(sets.inserted, table, inserted);
  setUnlessEmpty(sets.updated, table, updated);
  setUnlessEmpty(sets.deleted, table, deleted);
  setUnlessEmpty(sets.before, table, before);
}

function setUnlessEmpty<C extends { readonly size: number }>(map: Map<string, C>, table: string, items: C): void {
  if (items.size > 0) {
    map.set(table, items);
  }
}
