import type { ReadableModel } from '../source.ts';
import type { Row, TableName, TableRow } from '../tables.ts';

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
  return oldestFirst(related);
}

/** The rows by when they were made; those that do not say come last, in the order they came. */
export function oldestFirst<R extends { readonly row: Row }>(rows: readonly R[]): readonly R[] {
  return rows.length > 1 ? rows.toSorted((a, b) => created(a.row) - created(b.row)) : rows;
}

/** The site's own number of sessions, of a row that the command API told (`support_session_count`). */
export function countOf(row: Row | undefined): number | undefined {
  const count = row?.['support_session_count'];
  return typeof count === 'number' ? count : undefined;
}

function created({ created_timestamp: created }: Row): number {
  return typeof created === 'number' ? created : Number.MAX_SAFE_INTEGER;
}
