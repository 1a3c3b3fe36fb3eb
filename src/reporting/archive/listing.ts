import { epochOf } from '../../schema/epoch.ts';
import { wholeNumber } from '../../schema/fields.ts';
import { listItems } from '../../command-api/answers/list.ts';
import { child, textOf, type XmlElement } from '../../base/xmlElement.ts';

/** A snapshot of all rows. Times are seconds since the epoch. */
export interface StateArchive {
  readonly kind: 'state';
  /** The day in the site's time zone, `YYYY-MM-DD`; together with `index` it names the archive. */
  readonly date: string;
  /** Counted per day and kind, from 1. */
  readonly index: number;
  /** When the snapshot was taken. */
  readonly from: number;
  /** The same as `from`. */
  readonly to: number;
  /** The index of the event archive that starts right after the snapshot, where the site tells it. */
  readonly eventArchiveIndex?: number;
}

/** The events of a span of time. Times are seconds since the epoch. */
export interface EventArchive {
  readonly kind: 'event';
  readonly date: string;
  readonly index: number;
  /** The time of the first possible event. */
  readonly from: number;
  /** The time of the last possible event. */
  readonly to: number;
}

/** An archive that can be downloaded. */
export type ListedArchive = StateArchive | EventArchive;

/** How long an event archive is by the guide, in seconds; for one whose end the site does not tell. */
const EVENT_ARCHIVE_SECONDS = 600;
const MINUTE = 60;

/**
 * Reads `<archives>` (guide: XML Response for ArchiveListing Query), in order of time. Entries without index or time
 * name nothing that could be downloaded and are left out.
 * @throws SiteError `bad-answer` for another document.
 */
export function readListing(root: XmlElement, date: string): readonly ListedArchive[] {
  const states = listItems(root, 'archives', 'state_archive').flatMap((element) => readState(element, date));
  // Already known to be a listing, or a list of event archives alone.
  const events = root.children.filter(({ name }) => name === 'event_archive').flatMap((item) => readEvents(item, date));
  return inOrder([...states, ...events]);
}

/** Archives by time, a snapshot before the events that follow it; of several with one name the first stays. */
export function inOrder(archives: readonly ListedArchive[]): readonly ListedArchive[] {
  const known = new Map<string, ListedArchive>();
  for (const archive of archives) {
    const name = `${archive.kind} ${archive.date} ${archive.index}`;
    known.set(name, known.get(name) ?? archive);
  }
  const rank = ({ kind }: ListedArchive): number => (kind === 'state' ? 0 : 1);
  return [...known.values()].sort((a, b) => a.from - b.from || rank(a) - rank(b) || a.index - b.index);
}

/**
 * The first second after an event archive. The guide's end is the time of the last possible event: a site may mean the
 * last second by it (10:09:59) or the end of the span (10:10:00).
 */
export function endOf({ to }: EventArchive): number {
  return (to + 1) % MINUTE === 0 ? to + 1 : to;
}

function readState(element: XmlElement, date: string): readonly StateArchive[] {
  const index = numberIn(element, 'index');
  const time = timeIn(element, 'time', 'start_time');
  const eventArchiveIndex = numberIn(element, 'event_archive_index');
  if (index === undefined || time === undefined) {
    return [];
  }
  const next = eventArchiveIndex === undefined ? {} : { eventArchiveIndex };
  return [{ kind: 'state', date, index, from: time, to: time, ...next }];
}

function readEvents(element: XmlElement, date: string): readonly EventArchive[] {
  const index = numberIn(element, 'index');
  const from = timeIn(element, 'start_time', 'time');
  const to = timeIn(element, 'end_time');
  if (index === undefined || from === undefined) {
    return [];
  }
  return [{ kind: 'event', date, index, from, to: Math.max(to ?? from + EVENT_ARCHIVE_SECONDS, from) }];
}

function timeIn(element: XmlElement, ...names: string[]): number | undefined {
  for (const name of names) {
    const found = child(element, name);
    const time = found && epochOf(found);
    if (time !== undefined) {
      return time;
    }
  }
  return undefined;
}

function numberIn(element: XmlElement, name: string): number | undefined {
  return wholeNumber((textOf(element, name) ?? element.attributes[name] ?? '').trim());
}
