import type { EventValue } from '../../items/events.ts';
import type { ClaimKind } from './gsnumberHistory.ts';

/** What events tell of those who take part in a session, or are logged in to a team. */
const CHANGES: ReadonlyMap<string, ClaimKind> = new Map([
  ['conference member added', 'came'],
  ['conference member departed', 'left'],
  ['conference member state changed', 'acted'],
]);

/** The names of one who came or went, the one to show first. */
const NAMES = ['private_name', 'private_display_name', 'name', 'display_name', 'public_name', 'public_display_name'];

/** Whether an event tells that somebody came, went or changed; undefined where it tells something else. */
export function memberChange(eventType: string): ClaimKind | undefined {
  return CHANGES.get(eventType.trim().toLowerCase());
}

/** How an event's values describe who came or went: a representative has an id. */
export function memberValues(data: readonly EventValue[]): { readonly id: string; readonly names: readonly string[] } {
  const values = new Map(data.map(({ name, value }) => [name.toLowerCase(), value.trim()]));
  const names = [...NAMES, 'username'].map((name) => values.get(name) ?? '');
  return { id: values.get('user_id') ?? '', names: names.filter((name) => name !== '') };
}
