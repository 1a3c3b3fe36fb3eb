import type { SiteHistory } from '../past/siteHistory.ts';
import { sessionRecord, type SessionRecord } from './sessionRecord.ts';
import { TEAMS } from '../company/configuration.ts';
import type { FileLinks } from './fileLinks.ts';
import { askedRecords } from './reportQuery.ts';
import { listedElement, sessionElement } from './sessionXml.ts';
import { surveyElement } from './surveyXml.ts';
import type { ReportList } from './reportXml.ts';

/** What a report is made from. */
export interface ReportSource {
  readonly siteHistory: SiteHistory;
  readonly parameters: URLSearchParams;
  readonly links: FileLinks;
}

/** The sessions asked for. @throws Refusal where none has the id. */
export function askedSessions(source: ReportSource): Iterable<SessionRecord[]> {
  return askedRecords(source, sessionRecord, (limit) => limitOf(limit, source.siteHistory));
}

/** Whether a session is among those that a `limit` names (guide: SupportSession). */
function limitOf(limit: string, { staff }: SiteHistory): (record: SessionRecord) => boolean {
  const [kind = '', id = ''] = limit.split(':');
  switch (kind) {
    case 'rep':
      return ({ primaryRep }) => primaryRep?.profile.userId === id;
    case 'team':
      return ({ primaryTeamId }) => (id === 'all' ? primaryTeamId !== undefined : primaryTeamId === id);
    case 'members': {
      const codeName = TEAMS.find((team) => team.id === id)?.codeName ?? '';
      const isMember = (userId = '') => codeName in (staff.get(userId)?.teams ?? {});
      return ({ primaryRep }) => isMember(primaryRep?.profile.userId);
    }
    case 'site':
      return ({ begun }) => begun.siteId === id;
    default:
      return () => true;
  }
}

/** SupportSession. */
export function sessionReport(source: ReportSource): ReportList {
  return {
    root: 'session_list',
    subject: 'session data',
    portions: each(source, (record) => [['session', sessionElement(record, source)]]),
  };
}

/** SupportSessionListing. */
export function sessionListing(source: ReportSource): ReportList {
  return {
    root: 'session_summary_list',
    subject: 'session data',
    portions: each(source, (record) => [['session_summary', listedElement(record)]]),
  };
}

/** SupportCustExitSurvey. */
export function customerSurveyReport(source: ReportSource): ReportList {
  return surveyReport(source, 'customer');
}

/** SupportRepExitSurvey. */
export function repSurveyReport(source: ReportSource): ReportList {
  return surveyReport(source, 'representative');
}

function surveyReport(source: ReportSource, by: 'customer' | 'representative'): ReportList {
  const [kind, id, site] = ['report_type', 'id', 'site_id'].map((name) => source.parameters.get(name) ?? undefined);
  const isWithin = ({ primaryRep, primaryTeamId, begun }: SessionRecord): boolean => {
    const own = kind === 'rep' ? primaryRep?.profile.userId : primaryTeamId;
    // Asked for by session, the kind of report says nothing.
    const isOwn = id === undefined || (id === 'all' ? own !== undefined : own === id);
    return isOwn && (site === undefined || begun.siteId === site);
  };
  return {
    root: 'exit_survey_list',
    subject: 'survey data',
    portions: each(source, (record) =>
      record.surveys
        .filter((survey) => survey.by === by && record.end !== undefined && isWithin(record))
        .map((survey) => ['exit_survey', surveyElement(survey, record)] as const),
    ),
  };
}

type Portion = ReportList['portions'] extends Iterable<infer P> ? P : never;

/** So many sessions are written at once. */
const PORTION = 20;

function* each(source: ReportSource, write: (record: SessionRecord) => Portion): Generator<Portion, void, void> {
  for (const records of askedSessions(source)) {
    yield [];
    for (let first = 0; first < records.length; first += PORTION) {
      yield records.slice(first, first + PORTION).flatMap((record) => write(record));
    }
  }
}
