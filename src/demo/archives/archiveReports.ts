import type { Answer } from '../http/answer.ts';
import type { Archives, IndexedArchive } from './archives.ts';
import { reportError } from '../reports/reportXml.ts';
import { dayNamed, type SiteTime } from '../sim/siteTime.ts';
import { xmlFragment, XML_DECLARATION, type XmlElement } from '../api/xml.ts';

const NAMESPACE = 'https://www.beyondtrust.com/namespaces/API/reporting';
const NONE = 'No archives found for the given search criteria.';
const DATE = /^\d{4}-\d\d-\d\d$/;

/** Answers ArchiveListing (guide: XML Response for ArchiveListing Query). */
export function answerArchiveListing(archives: Archives, parameters: URLSearchParams): Answer {
  const listed = archivesOf(archives, parameters);
  if (listed.length === 0) {
    return xml(reportError(NONE));
  }
  const events = listed.filter(({ kind }) => kind === 'event');
  const content = {
    '@xmlns': NAMESPACE,
    state_archive: listed.filter(({ kind }) => kind === 'state').map((state) => stateElement(state, events, archives)),
    event_archive: events.map(({ from, to, index }) => {
      return { start_time: timeElement(from, archives), end_time: timeElement(to, archives), index };
    }),
  };
  return xml(`${XML_DECLARATION}\n${xmlFragment('archives', content)}\n`);
}

/** Answers Archive: the gzip file, or why there is none. */
export function answerArchive(archives: Archives, parameters: URLSearchParams): Answer {
  const [type, index] = [parameters.get('type'), parameters.get('index')];
  if (type !== 'state' && type !== 'event') {
    return xml(reportError('The type must be state or event.'));
  }
  const found = archivesOf(archives, parameters).find(
    (archive) => archive.kind === type && String(archive.index) === index,
  );
  return found === undefined ? xml(reportError(NONE)) : { status: 200, type: 'application/x-gzip', body: found.bytes };
}

function archivesOf(archives: Archives, parameters: URLSearchParams): readonly IndexedArchive[] {
  const date = parameters.get('date') ?? '';
  return DATE.test(date) ? archives.ofDay(dayNamed(date)) : [];
}

function stateElement(
  { from, index }: IndexedArchive,
  events: readonly IndexedArchive[],
  archives: Archives,
): XmlElement {
  const next = events.find((event) => event.from >= from);
  return { time: timeElement(from, archives), index, ...(next && { event_archive_index: next.index }) };
}

/** By the guide it is `time` in both; real sites write `start_time` for events. */
function timeElement(seconds: number, { time }: { readonly time: SiteTime }): XmlElement {
  return { '@timestamp': seconds, '#text': time.iso(seconds) };
}

function xml(body: string): Answer {
  return { status: 200, type: 'text/xml; charset=utf-8', body };
}
