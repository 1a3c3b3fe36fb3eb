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

/** The event types of the guide (SupportSession and SupportTeam) by what they are about, in lower case. */
const KINDS: Readonly<Record<Exclude<EventKind, 'other'>, readonly string[]>> = {
  chat: ['chat message', 'session note added', 'legal agreement response'],
  file: [
    'directory created',
    'file deleted',
    'file download',
    'file download failed',
    'file moved',
    'file upload',
    'file upload failed',
    'files shared',
  ],
  shell: ['command shell session started'],
  recording: ['show my screen recording'],
  transfer: [
    'conference owner changed',
    'session assigned',
    'session assignment response',
    'session transferred away from queue',
    'session transferred to queue',
    'session pinned to queue',
    'session unpinned from queue',
    'pinned session moved away from queue',
    'pinned session moved to queue',
    'pinned session password modified',
  ],
  people: [
    'conference member added',
    'conference member departed',
    'conference member state changed',
    'representative monitoring started',
    'representative monitoring stopped',
  ],
  survey: ['customer exit survey', 'representative exit survey'],
  system: [
    'system information retrieved',
    'session foreground window changed',
    'service access allowed',
    'callback button deployed',
    'callback button removed',
  ],
  registry: [
    'registry exported',
    'registry imported',
    'registry key added',
    'registry key deleted',
    'registry key renamed',
  ],
  session: ['session start', 'session end', 'external key'],
};

const KIND_OF: ReadonlyMap<string, EventKind> = new Map(
  Object.entries(KINDS).flatMap(([kind, types]) => types.map((type) => [type, kind as EventKind] as const)),
);

/** What events of a type are about; newer sites have types that the guide does not know. */
export function eventKind(eventType: string): EventKind {
  return KIND_OF.get(eventType.trim().replace(/\*$/, '').toLowerCase()) ?? 'other';
}
