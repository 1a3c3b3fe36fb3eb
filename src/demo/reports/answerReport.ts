import {
  reportDefinition,
  type RecordingType,
  type ReportType,
  type XmlReportType,
} from '../../reporting/reportTypes.ts';
import type { ApiAccount } from '../http/accounts.ts';
import type { Answer } from '../http/answer.ts';
import type { Appliance } from '../appliance.ts';
import { answerArchive, answerArchiveListing } from '../archives/archiveReports.ts';
import type { SiteHistory } from '../past/siteHistory.ts';
import { Refusal } from '../api/commands/refusal.ts';
import { FileLinks } from './fileLinks.ts';
import { licenseReport } from './licenseReport.ts';
import { presentationListing, presentationReport } from './presentationReports.ts';
import { recordingAnswer, type RecordedKind, type WantedRecording } from './recordingFiles.ts';
import { askedLsids, readReportQuery, reportTypeNamed, type ReportQuery } from './reportQuery.ts';
import { reportError, writeReport, type ReportList } from './reportXml.ts';
import { sessionListing, sessionReport, surveyReport, type ReportSource } from './sessionReports.ts';
import { summaryReport } from './summaryReport.ts';
import { teamReport } from './teamReport.ts';

/** What a report is answered from. */
export interface ReportCall {
  readonly appliance: Appliance;
  readonly account: ApiAccount;
  /** The site's own host, with its port. */
  readonly host: string;
  readonly parameters: URLSearchParams;
}

type XmlReport = (source: ReportSource) => ReportList;

const REPORTS: Readonly<Record<Exclude<XmlReportType, 'ArchiveListing'>, XmlReport>> = {
  SupportSession: sessionReport,
  SupportSessionListing: sessionListing,
  SupportSessionSummary: summaryReport,
  SupportCustExitSurvey: surveyReport,
  SupportRepExitSurvey: surveyReport,
  SupportTeam: teamReport,
  PresentationSession: presentationReport,
  PresentationSessionListing: presentationListing,
  LicenseUsage: licenseReport,
};

const RECORDINGS: Readonly<Record<RecordingType, RecordedKind>> = {
  SupportSessionRecording: 'recording',
  ShowMyScreenRecording: 'show_my_screen',
  CommandShellRecording: 'command_shell',
  PresentationSessionRecording: 'recording',
};

/** Answers one call of the reporting API (guide: Reporting API). */
export function answerReport(call: ReportCall): Answer {
  const { appliance, account, host, parameters } = call;
  const type = reportTypeNamed(parameters.get('generate_report') ?? '');
  if (type === undefined) {
    return xmlReport([reportError('Invalid report type.')]);
  }
  if (account.permissions[reportDefinition(type).permission] !== 1) {
    return xmlReport([reportError('This API account does not have permission to use this report.')]);
  }
  const { archives, siteHistory, linkSecret } = appliance;
  if (type === 'ArchiveListing' || type === 'Archive') {
    return type === 'Archive' ? answerArchive(archives, parameters) : answerArchiveListing(archives, parameters);
  }
  try {
    const query = readReportQuery(type, parameters, siteHistory.now());
    if (isRecording(type)) {
      return recordingAnswer(siteHistory, wantedRecording(type, query, siteHistory));
    }
    const source = { siteHistory, query, links: new FileLinks(linkSecret, host) };
    return xmlReport(orRefusal(writeReport(REPORTS[type](source))));
  } catch (error) {
    if (error instanceof Refusal) {
      return xmlReport([reportError(error.message)]);
    }
    throw error;
  }
}

/** One permission must not open what another one is for. @throws Refusal */
function wantedRecording(type: RecordingType, query: ReportQuery, siteHistory: SiteHistory): WantedRecording {
  const [lsid = ''] = askedLsids(query);
  const isPresentation = type === 'PresentationSessionRecording';
  if ((siteHistory.presentation(lsid) !== undefined) !== isPresentation) {
    throw new Refusal('Invalid lsid.');
  }
  return { kind: RECORDINGS[type], lsid, instance: Number(query.values.get('instance') ?? 0) };
}

function xmlReport(body: Iterable<string>): Answer {
  return { status: 200, type: 'text/xml; charset=utf-8', body };
}

/** A refusal comes before anything was written. */
function* orRefusal(pieces: Iterable<string>): Generator<string, void, void> {
  try {
    yield* pieces;
  } catch (error) {
    if (!(error instanceof Refusal)) {
      throw error;
    }
    yield reportError(error.message);
  }
}

function isRecording(type: ReportType): type is RecordingType {
  return reportDefinition(type).answer.kind === 'recording';
}
