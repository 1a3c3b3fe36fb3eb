import { listItems } from '../../../command-api/answers/list.ts';
import type { XmlElement } from '../../../base/xmlElement.ts';
import { readListedArchive } from '../../items/lists.ts';
import { MINUTE } from '../../../base/units.ts';

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

/**
 * Reads `<archives>` (guide: XML Response for ArchiveListing Query), in order of time. Entries without index or time
 * name nothing that could be downloaded and are left out.
 * @throws SiteError `bad-answer` for another document.
 */
export function readListing(root: XmlElement, date: string): readonly ListedArchive[] {
  const states = listItems(root, 'archives', 'state_archive').flatMap((element) => archiveOf(element, date));
  // Already known to be a listing, or a list of event archives alone.
  const events = root.children.filter(({ name }) => name === 'event_archive').flatMap((item) => archiveOf(item, date));
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

function archiveOf(element: XmlElement, date: string): readonly ListedArchive[] {
  const { kind, index, time: from, endTime, eventArchiveIndex: next } = readListedArchive(element);
  if (index === null || from === null) {
    return [];
  }
  const name = { date, index, from };
  return kind === 'state'
    ? [{ kind, ...name, to: from, ...(next !== null && { eventArchiveIndex: next }) }]
    : [{ kind, ...name, to: Math.max(endTime ?? from + EVENT_ARCHIVE_SECONDS, from) }];
}
