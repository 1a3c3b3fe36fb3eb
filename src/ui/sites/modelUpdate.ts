import type { ModelUpdate, StateRows } from '../../api.ts';
import type { ChangeSet } from '../../state/model/changeSet.ts';
import type { ReadableModel } from '../../state/source.ts';
import type { Row } from '../../state/tables.ts';

/**
 * Returns a step of changes in the shape of the guide's change object ("Protocol of the Real-Time State API", Model
 * Updates).
 */
export function modelUpdate(model: ReadableModel, { inserted, updated, deleted, before }: ChangeSet): ModelUpdate {
  const insert = byTable(inserted, (table, id) => model.rows(table).get(id));
  const update = byTable(updated, (table, id) => changedFields(model.rows(table).get(id), before.get(table)?.get(id)));
  const gone = Object.fromEntries([...deleted].map(([table, rows]) => [table, [...rows.keys()]]));
  return {
    type: 'model_update',
    ...(inserted.size > 0 && { insert }),
    ...(updated.size > 0 && { update }),
    ...(deleted.size > 0 && { delete: gone }),
  };
}

/** Returns all rows as one change object of inserts; undefined for an empty model. */
export function wholeModel(model: ReadableModel): ModelUpdate | undefined {
  const filled = model.tableNames.filter((table) => model.rows(table).size > 0);
  const insert = Object.fromEntries(filled.map((table) => [table, Object.fromEntries(model.rows(table))]));
  return filled.length > 0 ? { type: 'model_update', insert } : undefined;
}

function byTable(
  ids: ReadonlyMap<string, ReadonlySet<string>>,
  rowOf: (table: string, id: string) => Row | undefined,
): Record<string, StateRows> {
  return Object.fromEntries(
    [...ids].map(([table, set]) => [table, Object.fromEntries([...set].map((id) => [id, rowOf(table, id) ?? {}]))]),
  );
}

function changedFields(row: Row | undefined, before: Row | undefined): Row | undefined {
  if (!row || !before) {
    return row;
  }
  return Object.fromEntries(Object.keys(before).flatMap((field) => (field in row ? [[field, row[field]]] : [])));
}
