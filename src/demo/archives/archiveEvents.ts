import { SESSION_EVENTS, type SessionEventName } from '../../reporting/archive/sessionEvents.ts';
import type { Actor, HistoryEvent, Logged } from '../sim/history.ts';

/** A session event as the archives tell it (guide: "JSON Tables and Fields for session_event"). */
export interface ArchivedEvent {
  readonly type: 'session_event';
  readonly timestamp: number;
  readonly lsid: string;
  readonly name: string;
  readonly data: Readonly<Record<string, unknown>>;
}

/** Where the archives call something otherwise than the reports. */
const NAMES: Readonly<Record<string, SessionEventName>> = {
  'File Download Failed': 'file_download_incomplete',
  'File Upload Failed': 'file_upload_incomplete',
};

/** What the archives tell of something that happened; undefined for what they leave to the tables, or do not know. */
export function archivedEvent(event: HistoryEvent): ArchivedEvent | undefined {
  const found = event.lsid === '' ? undefined : contentOf(event);
  return found && { type: 'session_event', timestamp: event.at, lsid: event.lsid, ...found };
}

type Content = Pick<ArchivedEvent, 'name' | 'data'>;

function contentOf(event: HistoryEvent): Content | undefined {
  switch (event.kind) {
    case 'chat':
      return {
        name: 'chat_message',
        data: { performed_by: member(event.from), destination: [{ type: 'all', name: '' }], body: event.body },
      };
    case 'surveyAnswered':
      return {
        name: event.by === 'customer' ? 'customer_exit_survey' : 'representative_survey',
        data: {
          responses: Object.entries(event.answers).map(([question, answer]) => ({
            question,
            answer: answer.join(', '),
          })),
        },
      };
    case 'logged':
      return loggedContent(event);
    default:
      return undefined;
  }
}

function loggedContent(event: Logged): Content | undefined {
  const name: string = NAMES[event.eventType] ?? event.eventType.toLowerCase().replaceAll(' ', '_');
  const fields = new Map<string, object>(Object.entries(SESSION_EVENTS)).get(name);
  if (fields === undefined) {
    return undefined;
  }
  const known = knownValues(event);
  const data = Object.keys(fields).flatMap((field) => (known[field] === undefined ? [] : [[field, known[field]]]));
  return { name, data: Object.fromEntries(data) as Record<string, unknown> };
}

/** By the names of the archives' fields; of these an event has its own. */
function knownValues({ from, to, body, files, data, systemInformation }: Logged): Readonly<Record<string, unknown>> {
  const [file] = files ?? [];
  return {
    performed_by: member(from),
    destination: to && member(to),
    representative_id: from.type === 'representative' ? Number(from.userId) : undefined,
    body,
    name: file?.name,
    size: file?.size,
    files: files?.map((shared) => ({ ...shared, type: 'file' })),
    system_information: systemInformation?.map(({ name, columns, rows }) => ({ category: name, columns, rows })),
    ...data,
  };
}

function member(actor: Actor): readonly object[] {
  const { type } = actor;
  const name = actor.type === 'system' ? 'System' : actor.name;
  return [{ type, name, ...(actor.type === 'representative' && { id: Number(actor.userId) }) }];
}
