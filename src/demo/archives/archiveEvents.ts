import type { Actor, HistoryEvent, Logged, LoggedType } from '../sim/history.ts';

/** A session event as the archives tell it (guide: "JSON Tables and Fields for session_event"). */
export interface ArchivedEvent {
  readonly type: 'session_event';
  readonly timestamp: number;
  readonly lsid: string;
  readonly name: string;
  readonly data: Readonly<Record<string, unknown>>;
}

const MEMBERS = ['performed_by', 'destination'];
const FILE = [...MEMBERS, 'name', 'size'];
const INCOMPLETE = [...MEMBERS, 'bytes_transferred', 'failure_reason', 'name'];
const BY_REP = ['representative_id'];
const REGISTRY_KEY = [...BY_REP, 'key', 'path'];

/** What the archives call each event of the reports, and its fields; they know nothing of those left out. */
const LOGGED_EVENTS: Readonly<Partial<Record<LoggedType, readonly [name: string, fields: readonly string[]]>>> = {
  'Callback Button Deployed': ['callback_button_deployed', BY_REP],
  'Command Shell Session Started': ['command_shell_session_started', BY_REP],
  'Directory Created': ['directory_created', [...MEMBERS, 'path']],
  'File Deleted': ['file_deleted', FILE],
  'File Download': ['file_download', FILE],
  'File Download Failed': ['file_download_incomplete', INCOMPLETE],
  'File Moved': ['file_moved', [...MEMBERS, 'new_path', 'old_path']],
  'File Upload': ['file_upload', FILE],
  'File Upload Failed': ['file_upload_incomplete', INCOMPLETE],
  'Files Shared': ['files_shared', ['files', 'performed_by']],
  'Legal Agreement Response': ['legal_agreement_response', ['response', 'title']],
  'Registry Exported': ['registry_exported', [...BY_REP, 'root_path']],
  'Registry Key Added': ['registry_key_added', REGISTRY_KEY],
  'Registry Key Deleted': ['registry_key_deleted', REGISTRY_KEY],
  'Registry Key Renamed': ['registry_key_renamed', [...BY_REP, 'new_key', 'old_key', 'path']],
  'Session Assigned': ['session_assigned', ['timeout']],
  'Session Assignment Response': ['session_assignment_response', ['response']],
  'Session Foreground Window Changed': ['session_foreground_window_changed', ['exe_name', 'window_name']],
  'Session Note Added': ['session_note_added', [...BY_REP, 'body']],
  'Show My Screen Recording': ['show_my_screen_recording', BY_REP],
  'System Information Retrieved': ['system_information_retrieved', ['system_information']],
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
  const [name, fields = []] = LOGGED_EVENTS[event.eventType] ?? [];
  if (name === undefined) {
    return undefined;
  }
  const known = knownValues(event);
  const data = fields.flatMap((field) => (known[field] === undefined ? [] : [[field, known[field]]]));
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
