import { presentationRecord } from './presentationRecord.ts';
import type { Appliance } from '../appliance.ts';
import { Refusal, known, required } from '../api/parameters.ts';
import { answerArchive, answerArchiveListing } from '../archives/archiveReports.ts';
import type { ApiAccount, Permissions } from '../http/accounts.ts';
import type { Answer } from '../http/answer.ts';
import type { SiteHistory } from '../past/siteHistory.ts';
import { FileLinks } from './fileLinks.ts';
import { licenseReport } from './licenseReport.ts';
import { presentationListing, presentationReport } from './presentationReports.ts';
import { recordingAnswer, type RecordedKind } from './recordingFiles.ts';
import { askedLsids, checkQuery, PERIOD, type ReportParameters } from './reportQuery.ts';
import { reportError, writeReport, type ReportList } from './reportXml.ts';
import {
  customerSurveyReport,
  repSurveyReport,
  sessionListing,
  sessionReport,
  type ReportSource,
} from './sessionReports.ts';
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

interface Report extends ReportParameters {
  readonly permission: keyof Permissions;
  /** Writes the XML, or says which recordings these are. */
  readonly content: ((source: ReportSource) => ReportList) | RecordedKind;
}

const ARCHIVES = {
  Archive: answerArchive,
  ArchiveListing: answerArchiveListing,
};

const support = { permission: 'perm_reporting_support', by: PERIOD } as const;
const presentation = { permission: 'perm_reporting_presentation', by: PERIOD } as const;
const byIds = { by: [...PERIOD, 'lsid', 'lsids'] } as const;
const survey = { ...support, ...byIds, needs: ['report_type'], periodNeeds: ['id'] } as const;
const presentationRecording = { ...presentation, by: ['lsid'], content: 'recording' } as const;

const REPORTS: ReadonlyMap<string, Report> = new Map(
  Object.entries<Report>({
    CommandShellRecording: { ...support, by: ['lsid'], needs: ['instance'], content: 'command_shell' },
    LicenseUsage: {
      permission: 'perm_reporting_license',
      by: ['start_date', 'start_time'],
      needs: ['group_by'],
      content: licenseReport,
    },
    // The former name of PresentationSessionRecording.
    PresentationRecording: presentationRecording,
    PresentationSession: { ...presentation, ...byIds, content: presentationReport },
    PresentationSessionListing: { ...presentation, content: presentationListing },
    PresentationSessionRecording: presentationRecording,
    ShowMyScreenRecording: { ...support, by: ['lsid'], needs: ['instance'], content: 'show_my_screen' },
    SupportCustExitSurvey: { ...survey, content: customerSurveyReport },
    SupportRepExitSurvey: { ...survey, content: repSurveyReport },
    SupportSession: { ...support, ...byIds, content: sessionReport },
    SupportSessionListing: { ...support, content: sessionListing },
    SupportSessionRecording: { ...support, by: ['lsid'], content: 'recording' },
    SupportSessionSummary: { ...support, needs: ['report_type'], content: summaryReport },
    SupportTeam: { ...support, content: teamReport },
  }),
);

/** Answers one call of the reporting API (guide: Reporting API). */
export function answerReport(call: ReportCall): Answer {
  try {
    return answerType(required(call.parameters, 'generate_report'), call);
  } catch (error) {
    if (error instanceof Refusal) {
      return xmlReport([reportError(error.message)]);
    }
    throw error;
  }
}

function answerType(type: string, { appliance, account, host, parameters }: ReportCall): Answer {
  const { archives, siteHistory, linkSecret } = appliance;
  if (type === 'ArchiveListing' || type === 'Archive') {
    checkPermission(account, 'perm_reporting_archive');
    return ARCHIVES[type](archives, parameters);
  }
  const report = known(REPORTS.get(type), 'Invalid report type.');
  checkPermission(account, report.permission);
  checkQuery(parameters, report);
  const { content, permission } = report;
  if (typeof content === 'string') {
    return answerRecording(content, permission === presentation.permission, parameters, siteHistory);
  }
  const source = { siteHistory, parameters, links: new FileLinks(linkSecret, host) };
  return xmlReport(orRefusal(writeReport(content(source))));
}

function checkPermission({ permissions }: ApiAccount, permission: keyof Permissions): void {
  if (permissions[permission] !== 1) {
    throw new Refusal('This API account does not have permission to use this report.');
  }
}

/** One permission must not open what another one is for. */
function answerRecording(
  kind: RecordedKind,
  isPresentation: boolean,
  parameters: URLSearchParams,
  siteHistory: SiteHistory,
): Answer {
  const [lsid = ''] = askedLsids(parameters);
  if ((siteHistory.record(lsid, presentationRecord) !== undefined) !== isPresentation) {
    throw new Refusal('Invalid lsid.');
  }
  return recordingAnswer(siteHistory, { kind, lsid, instance: Number(parameters.get('instance')) });
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
