import { presentationRecord, type PresentationRecord } from './presentationRecord.ts';
import { TEAMS } from '../company/configuration.ts';
import type { XmlElement } from '../api/xml.ts';
import { eventElement } from './eventXml.ts';
import { machineElements, nameElements } from './peopleXml.ts';
import { askedRecords } from './reportQuery.ts';
import type { ReportList } from './reportXml.ts';
import type { ReportSource } from './sessionReports.ts';
import { hasRecording, linkElements, sequenceNumber, timeElements } from './sessionXml.ts';

/** PresentationSession. */
export function presentationReport(source: ReportSource): ReportList {
  return {
    root: 'session_list',
    subject: 'presentation data',
    portions: each(source, (record) => ['session', presentationElement(record, source)]),
  };
}

/** PresentationSessionListing. */
export function presentationListing(source: ReportSource): ReportList {
  return {
    root: 'presentation_summary_list',
    subject: 'presentation data',
    portions: each(source, (record) => {
      const flag = hasRecording(record) ? 1 : 0;
      return ['presentation_summary', { '@lsid': record.lsid, '@has_recording': flag }];
    }),
  };
}

type Item = readonly [string, XmlElement];

function* each(source: ReportSource, write: (record: PresentationRecord) => Item): Generator<Item[], void, void> {
  for (const records of askedRecords(source, presentationRecord, limitOf)) {
    yield records.map(write);
  }
}

/** Presentations belong to who gives them; their teams are the presenter's. */
function limitOf(limit: string): (record: PresentationRecord) => boolean {
  const [kind = '', id = ''] = limit.split(':');
  const isOf = (teams: Readonly<Record<string, unknown>>) =>
    TEAMS.some((team) => (id === 'all' || team.id === id) && team.codeName in teams);
  switch (kind) {
    case 'rep':
      return ({ reps }) => reps.some(({ profile }) => profile.userId === id);
    case 'team':
    case 'members':
      return ({ reps }) => reps.some(({ profile }) => isOf(profile.teams));
    case 'site':
      return () => id === '1';
    default:
      return () => true;
  }
}

function presentationElement(record: PresentationRecord, { links, siteHistory }: ReportSource): XmlElement {
  return {
    '@lsid': record.lsid,
    session_type: 'presentation',
    lseq: sequenceNumber(record),
    ...timeElements(record, siteHistory.time),
    ...linkElements(record, links),
    attendee_list: {
      attendee: record.attendees.map(({ gsnumber, name, publicIp }) => ({
        '@gsnumber': gsnumber,
        username: name,
        public_ip: publicIp,
      })),
    },
    rep_list: {
      representative: record.reps.map((rep) => ({
        '@gsnumber': rep.gsnumber,
        '@id': rep.profile.userId,
        username: rep.profile.username,
        ...nameElements(rep),
        ...machineElements(rep.profile.userId),
        seconds_involved: rep.seconds,
      })),
    },
    session_details: { event: record.events.map((event) => eventElement(event)) },
  };
}
