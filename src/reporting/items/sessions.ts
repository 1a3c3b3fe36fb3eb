import { child } from '../../base/xmlElement.ts';
import { itemReader, itemsAt, list, one, whole, type Item, type ItemReader } from '../itemFields.ts';
import { readEvent, type ReportEvent } from './events.ts';
import { PEOPLE, readAttendee, readNamed, readNamedIfAny, readParticipant, readRepresentative } from './people.ts';
import { readExitSurvey } from './surveys.ts';

/** A recording of a part of a session, as its report lists it. The URLs are signed: treat them as secrets. */
const RECORDING = { instance: 'number', download_url: 'text', view_url: 'text' } as const;

/** A recording that a session's report lists. */
export type ListedRecording = Item<typeof RECORDING>;

const readRecording: ItemReader<ListedRecording> = itemReader(RECORDING);

const CUSTOM_ATTRIBUTE = { display_name: 'text', code_name: 'text', value: 'text' } as const;

/** A custom field of a session. */
export type CustomAttribute = Item<typeof CUSTOM_ATTRIBUTE>;

const readCustomAttributeFields = itemReader(CUSTOM_ATTRIBUTE);

const readCustomAttribute: ItemReader<CustomAttribute> = (element) => {
  const attribute = readCustomAttributeFields(element);
  return { ...attribute, value: attribute.value || element.text.trim() };
};

/** What sessions and presentations have in common. */
const COMMON = {
  lsid: 'text',
  session_type: 'text',
  lseq: 'number',
  start_time: 'time',
  end_time: 'time',
  duration: 'duration',
  session_chat_view_url: 'text',
  session_chat_download_url: 'text',
  session_recording_view_url: 'text',
  session_recording_download_url: 'text',
} as const;

/** The elements of events; the guide's table of presentations has their list under another name. */
const ELEMENTS_OF_EVENTS = ['session_details', 'session_list', 'event'];

const readEvents: ItemReader<readonly ReportEvent[]> = (element) => {
  const details = itemsAt(element, 'session_details', 'event');
  return (details.length > 0 ? details : itemsAt(element, 'session_list', 'event')).map(readEvent);
};

const readUtcOffset: ItemReader<string> = (element) => {
  const start = child(element, 'start_time')?.text ?? '';
  return (/(?:[+-]\d\d:?\d\d|Z)(?=\s*$)/i.exec(start)?.[0] ?? '').toUpperCase();
};

/** What the events of a session add to it. */
const EVENTFUL = {
  /** In the order of the report, which is that of time. */
  events: whole(readEvents, []),
  /** The site's offset from UTC when the session began, as `-05:00`; '' where the site does not tell. */
  utc_offset: whole(readUtcOffset, ''),
} as const;

const SESSION = {
  ...COMMON,
  public_site: one(readNamed),
  jumpoint: one(readNamedIfAny),
  jump_group: one(readNamedIfAny),
  external_key: 'text',
  custom_attributes: list('custom_attribute', readCustomAttribute),
  show_my_screen_recordings: list('show_my_screen_recording', readRecording),
  command_shell_recordings: list('command_shell_recording', readRecording),
  file_transfer_count: 'number',
  file_move_count: 'number',
  file_delete_count: 'number',
  primary_customer: one(readParticipant),
  primary_rep: one(readParticipant),
  primary_team: one(readNamed),
  ...PEOPLE,
  cust_survey_list: list('cust_exit_survey', readExitSurvey),
  rep_survey_list: list('rep_exit_survey', readExitSurvey),
  ...EVENTFUL,
} as const;

/** A support session (guide: SupportSession). Without an end it goes on, or was closed abnormally. */
export type SupportSession = Item<typeof SESSION>;

/** Reads `<session>` of SupportSession. */
export const readSupportSession: ItemReader<SupportSession> = itemReader(SESSION, ELEMENTS_OF_EVENTS);

const PRESENTATION = {
  ...COMMON,
  attendee_list: list('attendee', readAttendee),
  rep_list: list('representative', readRepresentative),
  ...EVENTFUL,
} as const;

/** A presentation (guide: PresentationSession). */
export type PresentationSession = Item<typeof PRESENTATION>;

/** Reads `<session>` of PresentationSession. */
export const readPresentationSession: ItemReader<PresentationSession> = itemReader(PRESENTATION, ELEMENTS_OF_EVENTS);
