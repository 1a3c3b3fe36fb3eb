import { StateModel } from '../../state/model.ts';
import type { ModelUpdate } from '../../state/protocol.ts';
import { changedBefore } from '../../state/rowDifference.ts';
import type { ChangeSet } from '../../state/source.ts';
import type { Row } from '../../state/tables.ts';

/** The rows of a moment, by table and id. Rows never change, so that many moments can hold the same ones. */
export type Rows = ReadonlyMap<string, ReadonlyMap<string, Row>>;

/** A state model that knows which tables it has, those that the guide does not know among them, and so can be copied. */
export class ArchivedModel extends StateModel {
  readonly #tables = new Set<string>();

  /** The rows as they stand. */
  copyRows(): Rows {
    return new Map([...this.#tables].map((table) => [table, new Map(this.rows(table))]));
  }

  override apply(update: ModelUpdate): ChangeSet {
    for (const table in update.insert) {
      this.#tables.add(table);
    }
    for (const table in update.update) {
      this.#tables.add(table);
    }
    return super.apply(update);
  }

  /** Makes the rows those of another moment. Costs little for the rows that are the same objects. */
  become(rows: Rows): ChangeSet {
    const insert: Record<string, Record<string, Row>> = {};
    const gone: Record<string, string[]> = {};
    for (const table of new Set([...this.#tables, ...rows.keys()])) {
      const target = rows.get(table) ?? new Map<string, Row>();
      const here = this.rows(table);
      insert[table] = differing(here, target);
      gone[table] = [...here.keys()].filter((id) => !target.has(id));
    }
    // Rows of a model are normal already, so that inserting them leaves them as they are.
    return this.apply({ type: 'model_update', insert, delete: gone });
  }
}

function differing(here: ReadonlyMap<string, Row>, target: ReadonlyMap<string, Row>): Record<string, Row> {
  const rows: Record<string, Row> = {};
  for (const [id, row] of target) {
    const was = here.get(id);
    if (was !== row && (was === undefined || changedBefore(was, row) !== undefined)) {
      rows[id] = row;
    }
  }
  return rows;
}
