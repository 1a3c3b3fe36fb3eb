import type { ChangeSet } from './source.ts';
import type { Row } from './tables.ts';

/** The change set of a step that changed nothing. */
export const emptyChangeSet: ChangeSet = {
  inserted: new Map(),
  updated: new Map(),
  deleted: new Map(),
  before: new Map(),
};

/** Whether nothing changed. */
export function isEmpty(changes: ChangeSet): boolean {
  return changes.inserted.size === 0 && changes.updated.size === 0 && changes.deleted.size === 0;
}

/**
 * The change set of step `a` followed by step `b`. A row deleted and inserted again is updated, with all its old fields
 * in `before`; a field that changed there and back stays in `before`. Merging many one after the other costs linear
 * time, for the sets are worked out when first read.
 */
export function mergeChangeSets(a: ChangeSet, b: ChangeSet): ChangeSet {
  return new MergedChanges(a, b);
}

class MergedChanges implements ChangeSet {
  #parts: { readonly a: ChangeSet; readonly b: ChangeSet } | undefined;
  readonly #sets = new Composition();

  constructor(a: ChangeSet, b: ChangeSet) {
    this.#parts = { a, b };
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

  #workOut(): Composition {
    if (this.#parts !== undefined) {
      for (const step of this.#steps()) {
        this.#sets.add(step);
      }
      this.#parts = undefined;
    }
    return this.#sets;
  }

  /** The steps in order of time. Not by recursion: a chain of merges may be thousands long. */
  #steps(): ChangeSet[] {
    const steps: ChangeSet[] = [];
    const open: ChangeSet[] = [this];
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
      if (next instanceof MergedChanges && next.#parts !== undefined) {
        open.push(next.#parts.a, next.#parts.b);
      } else {
        steps.push(next);
      }
    }
    return steps.reverse();
  }
}

/** Change sets put together, one step after the other. */
class Composition implements ChangeSet {
  readonly inserted = new Map<string, Set<string>>();
  readonly updated = new Map<string, Set<string>>();
  readonly deleted = new Map<string, Map<string, Row>>();
  readonly before = new Map<string, Map<string, Row>>();

  add(step: ChangeSet): void {
    eachRow(step.deleted, (table, id, row) => this.#delete(table, id, row));
    for (const [table, ids] of step.inserted) {
      ids.forEach((id) => this.#insert(table, id));
    }
    eachRow(step.before, (table, id, row) => this.#update(table, id, row));
  }

  #insert(table: string, id: string): void {
    const old = this.deleted.get(table)?.get(id);
    if (old === undefined) {
      entry(this.inserted, table, () => new Set<string>()).add(id);
    } else {
      remove(this.deleted, table, id);
      this.#update(table, id, old);
    }
  }

  #update(table: string, id: string, before: Row): void {
    if (this.inserted.get(table)?.has(id) === true) {
      return;
    }
    const rows = entry(this.before, table, () => new Map<string, Row>());
    const first = rows.get(id);
    rows.set(id, first === undefined ? before : { ...before, ...first });
    entry(this.updated, table, () => new Set<string>()).add(id);
  }

  #delete(table: string, id: string, row: Row): void {
    if (!remove(this.inserted, table, id)) {
      remove(this.updated, table, id);
      remove(this.before, table, id);
      entry(this.deleted, table, () => new Map<string, Row>()).set(id, row);
    }
  }
}

function eachRow(
  tables: ReadonlyMap<string, ReadonlyMap<string, Row>>,
  visit: (table: string, id: string, row: Row) => void,
): void {
  for (const [table, rows] of tables) {
    rows.forEach((row, id) => visit(table, id, row));
  }
}

function entry<C>(tables: Map<string, C>, table: string, create: () => C): C {
  let items = tables.get(table);
  if (items === undefined) {
    items = create();
    tables.set(table, items);
  }
  return items;
}

/** Removes an id from the ids of a table, and the table with its last id; whether it was there. */
function remove(
  tables: Map<string, { readonly size: number; delete(id: string): boolean }>,
  table: string,
  id: string,
): boolean {
  const items = tables.get(table);
  const wasThere = items?.delete(id) === true;
  if (items?.size === 0) {
    tables.delete(table);
  }
  return wasThere;
}
