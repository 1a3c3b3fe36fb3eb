import { StateModel } from '../../state/model.ts';
import { changedBefore } from '../../state/rowDifference.ts';
import type { ChangeSet, ReadableModel } from '../../state/source.ts';
import type { Row } from '../../state/tables.ts';

/** A state model whose rows can be made those of another moment. */
export class ArchivedModel extends StateModel {
  /** Makes the rows those of `other`, whose rows must not change any more. */
  become(other: ReadableModel): ChangeSet {
    const insert: Record<string, Record<string, Row>> = {};
    const gone: Record<string, string[]> = {};
    for (const table of new Set([...this.tableNames, ...other.tableNames])) {
      const target = other.rows(table);
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
