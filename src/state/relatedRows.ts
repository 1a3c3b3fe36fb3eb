import type { ReadableModel } from './source.ts';
import type { TableName, TableRow } from './tables.ts';

/** A row with its id. */
export interface IdentifiedRow<T extends TableName> {
  readonly id: string;
  readonly row: TableRow<T>;
}

/** The rows of `table` whose foreign key `field` is `id`, the oldest first. Costs what the answer is long. */
export function relatedRows<T extends TableName>(
  model: ReadableModel,
  table: T,
  field: string & keyof TableRow<T>,
  id: string,
): readonly IdentifiedRow<T>[] {
  const rows = model.rows(table);
  const related: IdentifiedRow<T>[] = [];
  for (const key of model.referencing(table, field, id)) {
    const row = rows.get(key);
    if (row !== undefined) {
      related.push({ id: key, row });
    }
  }
  return related.length > 1 ? related.sort((a, b) => created(a.row) - created(b.row)) : related;
}

/** Rows that do not say when they were made come last, in the order they came. */
function created(row: { readonly created_timestamp?: number }): number {
  return row.created_timestamp ?? Number.MAX_SAFE_INTEGER;
}
