import type { XmlElement } from '../../base/xmlElement.ts';
import { wholeNumber } from '../../schema/fields.ts';
import { itemReader, list, type Item, type ItemReader } from '../itemFields.ts';
import { readTeamEvent } from './events.ts';
import { readRepresentative, valueOf } from './people.ts';

const LISTED_SESSION = { lsid: 'text', lseq: 'number', has_recording: 'flag', external_key: 'text' } as const;

/** A session in a listing (guide: SupportSessionListing, PresentationSessionListing). */
export type ListedSession = Item<typeof LISTED_SESSION>;

const readListedFields = itemReader(LISTED_SESSION);

/** Reads `<session_summary>` and `<presentation_summary>`. The guide misprints a child `<lseq>` as `<lsid>`. */
export const readListedSession: ItemReader<ListedSession> = (element) => {
  const listed = readListedFields(element);
  const lsid = element.attributes['lsid']?.trim();
  return lsid === undefined || lsid === listed.lsid
    ? listed
    : { ...listed, lsid, lseq: listed.lseq ?? wholeNumber(listed.lsid) ?? null };
};

const SUMMARY = {
  id: 'text',
  type: 'text',
  display_name: 'text',
  total_sessions: 'number',
  avg_sessions_per_weekday: 'decimal',
  avg_duration: 'duration',
} as const;

/** The figures of a representative, a team or a public site (guide: SupportSessionSummary). */
export type SessionSummary = Item<typeof SUMMARY>;

/** Reads `<summary>`. */
export const readSessionSummary: ItemReader<SessionSummary> = itemReader(SUMMARY);

const TEAM_ACTIVITY = {
  id: 'text',
  name: 'text',
  logged_in_representatives: list('representative', readRepresentative),
  events: list('event', readTeamEvent),
} as const;

/** What happened in a team; who was logged in before the first event (guide: SupportTeam). */
export type TeamActivity = Item<typeof TEAM_ACTIVITY>;

/** Reads `<team_activity>`. */
export const readTeamActivity: ItemReader<TeamActivity> = itemReader(TEAM_ACTIVITY);

/** How many licenses of a type were in use. */
export interface LicenseCount {
  readonly licenseType: string;
  /** `login` or `extended_contact`; '' for all together. */
  readonly reason: string;
  readonly count: number | null;
}

const readLicenseCount: ItemReader<LicenseCount> = (element) => ({
  licenseType: valueOf(element, 'license_type'),
  reason: valueOf(element, 'reason'),
  count: wholeNumber(element.text.trim() || valueOf(element, 'count')) ?? null,
});

const LICENSE_INTERVAL = {
  timestamp: 'time',
  datetime: 'text',
  license_count: list('license_count', readLicenseCount),
} as const;

/** A time at which most licenses were in use (guide: LicenseUsage). `datetime` is the site's local time as it says it. */
export type LicenseInterval = Item<typeof LICENSE_INTERVAL>;

/** The counts stand in the interval itself: a list that has no element around it. */
const readLicenseFields = itemReader({
  timestamp: 'time',
  datetime: 'text',
  license_counts: LICENSE_INTERVAL.license_count,
});

/** Reads `<license_time_interval>`. */
export const readLicenseInterval: ItemReader<LicenseInterval> = (element) => {
  const { licenseCounts, ...interval } = readLicenseFields(element);
  return { ...interval, licenseCount: licenseCounts };
};

const ARCHIVE = {
  time: 'time',
  start_time: 'time',
  end_time: 'time',
  index: 'number',
  event_archive_index: 'number',
} as const;

const readArchiveFields = itemReader(ARCHIVE);

/** An archive that can be downloaded (guide: ArchiveListing). */
export interface ListedArchive extends Pick<
  Item<typeof ARCHIVE>,
  'index' | 'endTime' | 'eventArchiveIndex' | 'others'
> {
  readonly kind: 'state' | 'event';
  /** Of the snapshot, or of the first possible event. */
  readonly time: number | null;
}

/** Reads `<state_archive>` and `<event_archive>`; the latter's first time comes under two names. */
export const readListedArchive: ItemReader<ListedArchive> = (element: XmlElement) => {
  const { time, startTime, ...archive } = readArchiveFields(element);
  return { kind: element.name === 'state_archive' ? 'state' : 'event', ...archive, time: time ?? startTime };
};
