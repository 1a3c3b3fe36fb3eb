/**
 * The session events of the event archives, as data (guide: "JSON Tables and Fields for session_event" and "… for
 * Presentation Session Events"). Types, the event list and the demo site all read this table.
 */

/** How a value of an event's `data` is kept. */
export type EventFieldKind =
  /** Text, as the site sends it: typed by people, never to be trusted. */
  | 'text'
  /** A whole number; undefined where the site's value is none. */
  | 'number'
  /** Seconds since the epoch, UTC. */
  | 'timestamp'
  /** An identifier: a string of digits. */
  | 'id'
  /** Who did it, or to whom: see EventMember. */
  | 'member'
  /** Question and answer pairs: see SurveyResponse. */
  | 'responses'
  /** Shared files: see SharedFile. */
  | 'files'
  /** An object of the site's own layout, kept as sent. */
  | 'object';

const byRepresentative = { representative_id: 'id' } as const;
const members = { performed_by: 'member', destination: 'member' } as const;
const file = { ...members, name: 'text', size: 'number' } as const;
const incomplete = { ...members, bytes_transferred: 'number', failure_reason: 'text', name: 'text' } as const;
const recording = { ...byRepresentative, download_url: 'text', view_url: 'text' } as const;
const registryKey = { ...byRepresentative, key: 'text', path: 'text' } as const;
const registryValue = { ...byRepresentative, name: 'text', path: 'text' } as const;

export const SESSION_EVENTS = {
  callback_button_deployed: {
    ...byRepresentative,
    callback_button_id: 'id',
    description: 'text',
    expiration: 'timestamp',
    profile_id: 'id',
    profile_name: 'text',
  },
  callback_button_removed: { ...byRepresentative, callback_button_id: 'id' },
  canned_script_executed: { script_name: 'text' },
  chat_message: { ...members, body: 'text' },
  command_shell_session_started: { ...recording, instance: 'number' },
  customer_exit_survey: { responses: 'responses' },
  directory_created: { ...members, failure_reason: 'text', path: 'text' },
  file_deleted: { ...file, failure_reason: 'text' },
  file_download: file,
  file_download_incomplete: incomplete,
  file_moved: { ...members, failure_reason: 'text', new_path: 'text', old_path: 'text' },
  file_upload: file,
  file_upload_incomplete: incomplete,
  files_shared: { files: 'files', performed_by: 'member' },
  legal_agreement_response: { response: 'text', text: 'text', title: 'text' },
  registry_exported: { ...byRepresentative, root_path: 'text' },
  registry_imported: byRepresentative,
  registry_key_added: registryKey,
  registry_key_deleted: registryKey,
  registry_key_renamed: { ...byRepresentative, new_key: 'text', old_key: 'text', path: 'text' },
  registry_value_added: { ...registryValue, data: 'text', type: 'text' },
  registry_value_deleted: registryValue,
  registry_value_modified: { ...registryValue, new_data: 'text', old_data: 'text', type: 'text' },
  registry_value_renamed: { ...byRepresentative, new_name: 'text', old_name: 'text', path: 'text' },
  representative_survey: { responses: 'responses' },
  // The last two fields come with a presentation's recording.
  screen_recording: { ...recording, presenter_id: 'id', appliance_guid: 'text' },
  screenshot_captured: byRepresentative,
  session_assigned: { ...byRepresentative, timeout: 'number' },
  session_assignment_response: { response: 'text' },
  session_foreground_window_changed: { exe_name: 'text', window_name: 'text' },
  session_note_added: { ...byRepresentative, body: 'text', number: 'number' },
  show_my_screen_recording: { ...recording, instance: 'number' },
  special_action_executed: { action_name: 'text' },
  system_information_retrieved: { system_information: 'object' },
} as const satisfies Record<string, Record<string, EventFieldKind>>;

/** The name of one of the guide's session events. */
export type SessionEventName = keyof typeof SESSION_EVENTS;

/** Who took part in an event: the name-value pairs of `performed_by` and `destination`. */
export interface EventMember {
  /** `representative`, `customer`, `system`, …; empty where the site does not say. */
  readonly type: string;
  readonly name: string;
  /** The representative's user id or the site's own number of the member; empty where there is none. */
  readonly id: string;
}

/** One answered question of a survey. */
export interface SurveyResponse {
  readonly question: string;
  readonly answer: string;
}

/** A file or folder that was shared. */
export interface SharedFile {
  readonly name: string;
  /** Bytes; undefined where the site does not say. */
  readonly size: number | undefined;
  /** `file` or `dir`. */
  readonly type: string;
}

type EventFieldValue<K extends EventFieldKind> = K extends 'number' | 'timestamp'
  ? number
  : K extends 'member'
    ? readonly EventMember[]
    : K extends 'responses'
      ? readonly SurveyResponse[]
      : K extends 'files'
        ? readonly SharedFile[]
        : K extends 'object'
          ? unknown
          : string;

/** The details of an event of that name. Any of them may be missing; unknown ones are kept as sent. */
export type SessionEventData<N extends SessionEventName = SessionEventName> = Readonly<Record<string, unknown>> & {
  readonly [F in keyof (typeof SESSION_EVENTS)[N]]?: (typeof SESSION_EVENTS)[N][F] extends EventFieldKind
    ? EventFieldValue<(typeof SESSION_EVENTS)[N][F]>
    : never;
};

/** A session event of an archive. */
export interface SessionEvent {
  readonly type: 'session_event';
  /** Seconds since the epoch, UTC; undefined where the line has none. */
  readonly timestamp: number | undefined;
  /** The logging session id; empty where the line has none. */
  readonly lsid: string;
  /** One of the guide's names, or another of the site's. */
  readonly name: string;
  readonly data: Readonly<Record<string, unknown>>;
}

/** Whether the event is of that name, and its data so typed. */
export function isSessionEvent<N extends SessionEventName>(
  event: SessionEvent,
  name: N,
): event is SessionEvent & { readonly name: N; readonly data: SessionEventData<N> } {
  return event.name === name;
}
