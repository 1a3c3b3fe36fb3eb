import { StateModel } from '../../state/model.ts';
import { changedBefore } from '../../state/rowDifference.ts';
import type { ChangeSet, ReadableModel } from '../../state/source.ts';
import type { Row } from '../../state/tables.ts';

/** A state model whose rows can be made those of another moment. */
export class ArchivedModel extends StateModel {
  /** Makes the rows those of `other`, which must not be used afterwards. */
  become(other: ReadableModel): ChangeSet {
    const insert: Record<string, readonly unknown[]> = {};
    const gone: Record<string, readonly string[]> = {};
    for (const table of new Set([...this.tableNames, ...other.tableNames])) {
      const target = other.rows(table);
      const here = this.rows(table);
      insert[table] = differing(here, target);
      gone[table] = [...here.keys()].filter((id) => !target.has(id));
    }
    // Rows of a model are normal already, so that inserting them leaves them as they are.
    return this.apply({ type: 'model_update', insert, delete: gone, isPaired: true });
  }
}

/** Row id, row, row id, row … of those that are not here yet, or not so. */
function differing(here: ReadonlyMap<string, Row>, target: ReadonlyMap<string, Row>): readonly unknown[] {
  const pairs: unknown[] = [];
  for (const [id, row] of target) {
    const was = here.get(id);
    if (was === undefined || changedBefore(was, row) !== undefined) {
      pairs.push(id, row);
    }
  }
  return pairs;
}
