import { oldValues } from './rowDifference.ts';
import type { Row } from '../tables.ts';

/** A row before a step and after it; undefined where there is none. */
interface RowChange {
  readonly was: Row | undefined;
  is: Row | undefined;
}

interface Sets {
  readonly inserted: Map<string, Set<string>>;
  readonly updated: Map<string, Set<string>>;
  readonly deleted: Map<string, Map<string, Row>>;
  readonly before: Map<string, Map<string, Row>>;
}

/** The rows of one table that a step has touched, by id. */
export class TableChanges {
  readonly rows = new Map<string, RowChange>();

  /** Notes that `was` has become `is`. */
  note(id: string, was: Row | undefined, is: Row | undefined): void {
    const known = this.rows.get(id);
    if (known === undefined) {
      this.rows.set(id, { was, is });
    } else {
      known.is = is;
    }
  }
}

/**
 * The difference that one step made to the rows: what it did and undid is in no set. A step notes what it touches, and
 * the sets are worked out when first read. A table the guide does not know appears under the site's name for it.
 */
export class ChangeSet {
  readonly #tables = new Map<string, TableChanges>();
  #sets: Sets | undefined;

  /** Where a step notes what it does to `table`. */
  table(table: string): TableChanges {
    return entry(this.#tables, table, () => new TableChanges());
  }

  /** True where nothing changed; costs little, unlike the sets. */
  get isEmpty(): boolean {
    for (const { rows } of this.#tables.values()) {
      for (const { was, is } of rows.values()) {
        if (was === undefined || is === undefined ? was !== is : oldValues(was, is) !== undefined) {
          return false;
        }
      }
    }
    return true;
  }

  /** The ids of the rows that came, by table. */
  get inserted(): ReadonlyMap<string, ReadonlySet<string>> {
    return this.#workOut().inserted;
  }

  /** The ids of the rows that have other values than before, by table. */
  get updated(): ReadonlyMap<string, ReadonlySet<string>> {
    return this.#workOut().updated;
  }

  /** The rows that went, as they were before the step. */
  get deleted(): ReadonlyMap<string, ReadonlyMap<string, Row>> {
    return this.#workOut().deleted;
  }

  /** For each updated row the values before the step, of the fields that changed. */
  get before(): ReadonlyMap<string, ReadonlyMap<string, Row>> {
    return this.#workOut().before;
  }

  #workOut(): Sets {
    if (this.#sets === undefined) {
      this.#sets = { inserted: new Map(), updated: new Map(), deleted: new Map(), before: new Map() };
      for (const [table, { rows }] of this.#tables) {
        for (const [id, change] of rows) {
          addChange(this.#sets, table, id, change);
        }
      }
    }
    return this.#sets;
  }
}

function addChange(sets: Sets, table: string, id: string, { was, is }: RowChange): void {
  if (was !== undefined && is !== undefined) {
    const before = oldValues(was, is);
    if (before !== undefined) {
      entry(sets.updated, table, () => new Set<string>()).add(id);
      entry(sets.before, table, () => new Map<string, Row>()).set(id, before);
    }
  } else if (is !== undefined) {
    entry(sets.inserted, table, () => new Set<string>()).add(id);
  } else if (was !== undefined) {
    entry(sets.deleted, table, () => new Map<string, Row>()).set(id, was);
  }
}

function entry<Items>(tables: Map<string, Items>, table: string, create: () => Items): Items {
  let items = tables.get(table);
  if (items === undefined) {
    items = create();
    tables.set(table, items);
  }
  return items;
}
