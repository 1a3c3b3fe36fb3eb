import type { ItemReader } from './itemFields.ts';
import {
  readLicenseInterval,
  readListedArchive,
  readListedSession,
  readSessionSummary,
  readTeamActivity,
  type LicenseInterval,
  type ListedArchive,
  type ListedSession,
  type SessionSummary,
  type TeamActivity,
} from './items/lists.ts';
import {
  readPresentationSession,
  readSupportSession,
  type PresentationSession,
  type SupportSession,
} from './items/sessions.ts';
import { readExitSurvey, type ExitSurvey } from './items/surveys.ts';
import type { XmlReportType } from './reportTypes.ts';

/** The items of each report. */
interface Items {
  SupportSession: SupportSession;
  SupportSessionListing: ListedSession;
  SupportSessionSummary: SessionSummary;
  PresentationSession: PresentationSession;
  PresentationSessionListing: ListedSession;
  SupportCustExitSurvey: ExitSurvey;
  SupportRepExitSurvey: ExitSurvey;
  SupportTeam: TeamActivity;
  ArchiveListing: ListedArchive;
  LicenseUsage: LicenseInterval;
}

/** The typed item of report `T`. */
export type ReportItem<T extends XmlReportType = XmlReportType> = Items[T];

const READERS: { readonly [T in XmlReportType]: ItemReader<Items[T]> } = {
  SupportSession: readSupportSession,
  SupportSessionListing: readListedSession,
  SupportSessionSummary: readSessionSummary,
  PresentationSession: readPresentationSession,
  PresentationSessionListing: readListedSession,
  SupportCustExitSurvey: readExitSurvey,
  SupportRepExitSurvey: readExitSurvey,
  SupportTeam: readTeamActivity,
  ArchiveListing: readListedArchive,
  LicenseUsage: readLicenseInterval,
};

/** Reads one repeated element of report `type`. */
export function itemReaderOf<T extends XmlReportType>(type: T): ItemReader<ReportItem<T>> {
  return READERS[type];
}
