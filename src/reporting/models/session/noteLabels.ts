/** The words of a note that are not from the session. */
export interface NoteLabels {
  readonly session: string;
  readonly people: string;
  readonly issue: string;
  readonly chat: string;
  readonly notes: string;
  readonly surveys: string;
  /** Before a name. */
  readonly surveyOf: string;
  readonly files: string;
  readonly systemInformation: string;
  readonly links: string;
  readonly customer: string;
  readonly company: string;
  readonly representative: string;
  readonly teams: string;
  readonly site: string;
  readonly start: string;
  readonly end: string;
  readonly duration: string;
  readonly outcome: string;
  readonly externalKey: string;
  readonly sessionId: string;
  readonly system: string;
  readonly unknown: string;
  readonly private: string;
  readonly time: string;
  readonly event: string;
  readonly by: string;
  readonly file: string;
  readonly bytes: string;
  /** After the number of rows that were left out. */
  readonly more: string;
  readonly recording: string;
  readonly ended: string;
  /** Before a name. */
  readonly endedBy: string;
  readonly inProgress: string;
  /** Of one that goes on no more. */
  readonly noEnd: string;
  /** Of one that may go on or not. */
  readonly notEnded: string;
}

/** In English. */
export const DEFAULT_NOTE_LABELS: NoteLabels = {
  session: 'Session',
  people: 'People',
  issue: 'Issue',
  chat: 'Chat',
  notes: 'Notes',
  surveys: 'Surveys',
  surveyOf: 'Survey of',
  files: 'Files',
  systemInformation: 'System information',
  links: 'Links',
  customer: 'Customer',
  company: 'Company',
  representative: 'Representative',
  teams: 'Teams',
  site: 'Public site',
  start: 'Start',
  end: 'End',
  duration: 'Duration',
  outcome: 'Outcome',
  externalKey: 'External key',
  sessionId: 'Session ID',
  system: 'System',
  unknown: 'Unknown',
  private: 'private',
  time: 'Time',
  event: 'Event',
  by: 'By',
  file: 'File',
  bytes: 'Bytes',
  more: 'more rows',
  recording: 'Recording',
  ended: 'Ended',
  endedBy: 'Ended by',
  inProgress: 'In progress',
  noEnd: 'No end recorded; closed abnormally',
  notEnded: 'Not ended, or closed abnormally',
};
