import type { ReadableModel } from './source.ts';

/**
 * The row id of the queue that `word` names: its row id, `support_team_id`, code name or display name, in this order.
 * Undefined where there is none. Only the row id is new after each of the site's restarts.
 */
export function findQueue(model: ReadableModel, word: string): string | undefined {
  return findRow(model, 'queue', ['support_team_id', 'code_name', 'name'], word);
}

/** The row id of the representative that `word` names: by row id, username, `user_id` or display name. */
export function findRepresentative(model: ReadableModel, word: string): string | undefined {
  const fields = ['username', 'user_id', 'private_display_name', 'public_display_name'];
  return findRow(model, 'representative', fields, word);
}

function findRow(
  model: ReadableModel,
  table: 'queue' | 'representative',
  fields: readonly string[],
  word: string,
): string | undefined {
  const rows = model.rows(table);
  if (rows.has(word)) {
    return word;
  }
  const wanted = word.toLowerCase();
  for (const field of fields) {
    for (const [id, row] of rows) {
      const value = row[field];
      if (typeof value === 'string' && value.toLowerCase() === wanted) {
        return id;
      }
    }
  }
  return undefined;
}
