import { StateModel } from '../../state/model.ts';
import { changedBefore } from '../../state/rowDifference.ts';
import type { ChangeSet } from '../../state/source.ts';
import type { Row } from '../../state/tables.ts';

/** The rows of a moment, by table and id. Rows never change, so that many moments can hold the same ones. */
export type Rows = ReadonlyMap<string, ReadonlyMap<string, Row>>;

/** A state model whose rows can be made those of another moment. */
export class ArchivedModel extends StateModel {
  /** Makes the rows those of another moment. Costs little for the rows that are the same objects. */
  become(rows: Rows): ChangeSet {
    const insert: Record<string, Record<string, Row>> = {};
    const gone: Record<string, string[]> = {};
    for (const table of new Set([...this.tableNames, ...rows.keys()])) {
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
