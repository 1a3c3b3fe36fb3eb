import type { Actor } from '../../items/people.ts';

/** What somebody in a report is, as far as the site says it in words of the guide. */
export type PersonKind = 'system' | 'customer' | 'representative' | 'attendee' | 'unknown';

/** What an event was done by, or meant for; `everyone` is no person. */
export type ActorKind = PersonKind | 'everyone';

const WORDS: ReadonlyMap<string, ActorKind> = new Map([
  ['system', 'system'],
  ['customer', 'customer'],
  ['cust', 'customer'],
  ['representative', 'representative'],
  ['rep', 'representative'],
  ['attendee', 'attendee'],
  ['everyone', 'everyone'],
]);

/** The kind that a type of the report stands for; a word nobody knows is never taken for one that is known. */
export function actorKind({ type }: Pick<Actor, 'type'>): ActorKind {
  return WORDS.get(type.trim().toLowerCase()) ?? 'unknown';
}
