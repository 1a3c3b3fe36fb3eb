/** What an event is about: what a mark shows and a filter chooses by. */
export type EventKind =
  | 'chat'
  | 'file'
  | 'shell'
  | 'recording'
  | 'transfer'
  | 'people'
  | 'survey'
  | 'system'
  | 'registry'
  | 'session'
  | 'other';

/**
 * What the event types of the guide (SupportSession, SupportTeam) and of newer sites are about, by the words they have:
 * families that grow, rather than a list. The first that fits counts.
 */
const FAMILIES: readonly (readonly [RegExp, EventKind])[] = [
  [/\bsurvey\b/, 'survey'],
  [/^(?:chat|session note|legal agreement)\b/, 'chat'],
  [/^registry\b/, 'registry'],
  [/\brecording\b|^screenshot\b/, 'recording'],
  [/\bshell\b|\bscript\b/, 'shell'],
  [/^(?:files?|directory|folder)\b/, 'file'],
  [/^conference owner\b|^(?:pinned )?session (?:assign|transferred|pinned|unpinned|moved|password)/, 'transfer'],
  [/^(?:conference|representative|attendee)\b/, 'people'],
  [/^(?:system information|service|callback button|special action|credential|screen|elevation)\b/, 'system'],
  [/^session (?:foreground|window|mouse|keyboard|clipboard)\b/, 'system'],
  [/^(?:session|external key)\b/, 'session'],
];

/** What events of a type are about; types of families that nobody knows stay what they are. */
export function eventKind(eventType: string): EventKind {
  const words = eventType
    .replace(/[\s_*]+/g, ' ')
    .trim()
    .toLowerCase();
  return FAMILIES.find(([pattern]) => pattern.test(words))?.[1] ?? 'other';
}
