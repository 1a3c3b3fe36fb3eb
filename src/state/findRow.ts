import { queueWithId, representativeWithId } from './queueIds.ts';
import type { ReadableModel } from './source.ts';

/**
 * The row id of the queue that `word` names: what the command API calls it (`team:3`), or its `support_team_id`, code
 * name, display name or row id, in this order. Undefined where there is none. The row id comes last, for it is a number
 * as others are, and new after each of the site's restarts.
 */
export function findQueue(model: ReadableModel, word: string): string | undefined {
  return queueWithId(model, word) ?? findRow(model, 'queue', ['support_team_id', 'code_name', 'name'], word);
}

/**
 * The row id of the representative that `word` names: what the command API calls their queue (`rep:5`), or username,
 * `user_id`, display name or row id, in this order.
 */
export function findRepresentative(model: ReadableModel, word: string): string | undefined {
  const fields = ['username', 'user_id', 'private_display_name', 'public_display_name'];
  return representativeWithId(model, word) ?? findRow(model, 'representative', fields, word);
}

function findRow(
  model: ReadableModel,
  table: 'queue' | 'representative',
  fields: readonly string[],
  word: string,
): string | undefined {
  const rows = model.rows(table);
  const wanted = word.toLowerCase();
  for (const field of fields) {
    for (const [id, row] of rows) {
      const value = row[field];
      if (typeof value === 'string' && value.toLowerCase() === wanted && value !== '') {
        return id;
      }
    }
  }
  return rows.has(word) ? word : undefined;
}
