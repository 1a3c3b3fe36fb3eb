import { JUMPOINTS } from '../company/jumpShortcuts.ts';
import { attributeName } from '../company/configuration.ts';
import type { RecordedEvent, SessionRecord } from './sessionRecord.ts';
import type { SiteTime } from '../sim/siteTime.ts';
import type { XmlElement } from '../api/xml.ts';
import { eventElement } from './eventXml.ts';
import type { FileLinks, LinkedKind } from './fileLinks.ts';
import { peopleElements, primaryElements, siteElement } from './peopleXml.ts';
import { clockTime, reportTime } from './reportXml.ts';
import type { ReportSource } from './sessionReports.ts';
import { surveyInSession } from './surveyXml.ts';

const EXTERNAL_KEY = 'external_key';
/** Sessions that begin at a Jumpoint. */
const REMOTE = /^(?:remote_|vpro$|shell_jump$)/;

/** Whether the site has a video of the session. */
export function hasRecording({ isRecorded, end }: Pick<SessionRecord, 'isRecorded' | 'end'>): boolean {
  return isRecorded && end !== undefined;
}

/** An incrementing number, "not guaranteed to be unique or strictly sequential". */
export function sequenceNumber({ start }: { readonly start: number }): number {
  return start - 1_500_000_000;
}

/** `<session_summary>` (guide: SupportSessionListing); attributes only. */
export function listedElement(record: SessionRecord): XmlElement {
  const key = record.attributes.get(EXTERNAL_KEY);
  return {
    '@lsid': record.lsid,
    '@lseq': sequenceNumber(record),
    '@has_recording': hasRecording(record) ? 1 : 0,
    ...(key !== undefined && { '@external_key': key }),
  };
}

/** `<session>` (guide: SupportSession). */
export function sessionElement(record: SessionRecord, { links, siteHistory }: ReportSource): XmlElement {
  return {
    '@lsid': record.lsid,
    session_type: 'support',
    lseq: sequenceNumber(record),
    ...timeElements(record, siteHistory.time),
    public_site: siteElement(record),
    ...jumpointElement(record),
    external_key: record.attributes.get(EXTERNAL_KEY) ?? '',
    ...attributeElements(record),
    ...linkElements(record, links),
    ...recordingElements(record, links),
    ...fileCounts(record.events),
    primary_customer: { '@gsnumber': record.customer.gsnumber, '#text': record.customer.name },
    ...primaryElements(record),
    ...peopleElements(record),
    ...surveyElements(record),
    session_details: { event: record.events.map((event) => eventElement(event, eventLinks(event, record, links))) },
  };
}

/** Beginning, end and duration; `<end_time>` is empty for what goes on, and for what nobody saw the end of. */
export function timeElements(
  { start, end, duration }: Pick<SessionRecord, 'start' | 'end' | 'duration'>,
  time: SiteTime,
): XmlElement {
  return {
    start_time: reportTime(start, time),
    end_time: end === undefined ? '' : reportTime(end, time),
    duration: clockTime(duration),
  };
}

/** The addresses of chat and video, for what has ended well. */
export function linkElements(record: Pick<SessionRecord, 'lsid' | 'isRecorded' | 'end'>, links: FileLinks): XmlElement {
  if (record.end === undefined) {
    return {};
  }
  const url = (kind: LinkedKind, isDownload: boolean) =>
    links.url({ kind, lsid: record.lsid, instance: 0, isDownload });
  return {
    session_chat_view_url: url('chat', false),
    session_chat_download_url: url('chat', true),
    ...(hasRecording(record) && {
      session_recording_view_url: url('recording', false),
      session_recording_download_url: url('recording', true),
    }),
  };
}

function jumpointElement({ lsid, begun }: SessionRecord): XmlElement {
  const jumpoint = JUMPOINTS[parseInt(lsid.slice(0, 2), 16) % JUMPOINTS.length];
  return jumpoint && REMOTE.test(begun.startMethod) ? { jumpoint: { '@id': jumpoint.id, '#text': jumpoint.name } } : {};
}

function attributeElements({ attributes }: SessionRecord): XmlElement {
  const custom = [...attributes].filter(([codeName]) => codeName !== EXTERNAL_KEY);
  const custom_attribute = custom.map(([codeName, value]) => ({
    '@display_name': attributeName(codeName),
    '@code_name': codeName,
    '#text': value,
  }));
  return { custom_attributes: { custom_attribute } };
}

/** How many of the events are of one of these types. */
export function countOf(events: readonly RecordedEvent[], ...types: readonly string[]): number {
  return events.filter(({ type }) => types.includes(type)).length;
}

function fileCounts(events: readonly RecordedEvent[]): XmlElement {
  return {
    file_transfer_count: countOf(events, 'File Upload', 'File Download'),
    file_move_count: countOf(events, 'File Moved'),
    file_delete_count: countOf(events, 'File Deleted'),
  };
}

interface Recorded {
  readonly kind: LinkedKind;
  /** What the report counts from; downloads count from 0. */
  readonly first: number;
}

const RECORDED: Readonly<Record<string, Recorded>> = {
  'Show My Screen Recording': { kind: 'show_my_screen', first: 0 },
  'Command Shell Session Started': { kind: 'command_shell', first: 1 },
};

function recordingElements(record: SessionRecord, links: FileLinks): XmlElement {
  if (record.end === undefined) {
    return {};
  }
  const lists = Object.entries(RECORDED).map(([type, { kind, first }]) => {
    const count = countOf(record.events, type);
    const recordings = Array.from({ length: count }, (_, instance) => ({
      '@instance': instance + first,
      ...addresses(kind, instance, record, links),
    }));
    return count > 0 ? { [`${kind}_recordings`]: { [`${kind}_recording`]: recordings } } : {};
  });
  return Object.assign({}, ...lists) as XmlElement;
}

function eventLinks(event: RecordedEvent, record: SessionRecord, links: FileLinks): Record<string, string> {
  const recorded = RECORDED[event.type];
  return recorded && record.end !== undefined
    ? addresses(recorded.kind, Number(event.data?.['instance'] ?? 0) - recorded.first, record, links)
    : {};
}

function addresses(kind: LinkedKind, instance: number, { lsid }: SessionRecord, links: FileLinks) {
  return {
    download_url: links.url({ kind, lsid, instance, isDownload: true }),
    view_url: links.url({ kind, lsid, instance, isDownload: false }),
  };
}

/** Only for sessions that have successfully ended. */
function surveyElements(record: SessionRecord): XmlElement {
  const of = (by: 'customer' | 'representative') =>
    record.end === undefined ? [] : record.surveys.filter((survey) => survey.by === by);
  const [customer, rep] = [of('customer'), of('representative')];
  return {
    ...(customer.length > 0 && {
      cust_survey_list: { cust_exit_survey: customer.map((survey) => surveyInSession(survey, record)) },
    }),
    ...(rep.length > 0 && {
      rep_survey_list: { rep_exit_survey: rep.map((survey) => surveyInSession(survey, record)) },
    }),
  };
}
