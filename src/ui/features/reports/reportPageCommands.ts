import type { NamedPeriod } from '../../../reporting/models/periods.ts';
import { reportDefinition, type ReportType } from '../../../reporting/reportTypes.ts';
import type { PageArgument } from '../../platform/pages/page.ts';
import type { Pages } from '../../platform/pages/pages.ts';
import type { ActiveSite } from '../../sites/siteAccess.ts';
import { reportsOf } from '../../shared/reports/reportAccess.ts';
import type { ReportPage } from './reportPages.ts';

/** Opens figures by representative, team or public site. Argument: the parameters of SupportSessionSummary. */
export async function openSummary(active: ActiveSite, pages: Pages, argument?: PageArgument): Promise<void> {
  const params = withDefaults('SupportSessionSummary', argument, 'thisWeek', { report_type: 'rep' });
  await openPage(active, pages, 'summary', 'SupportSessionSummary', params);
}

/**
 * Opens surveys. Argument: the parameters of SupportCustExitSurvey, with `type` that report or SupportRepExitSurvey, which
 * has the same.
 */
export async function openSurveys(active: ActiveSite, pages: Pages, argument: PageArgument = {}): Promise<void> {
  const isById = argument['lsid'] !== undefined || argument['lsids'] !== undefined;
  const defaults = { report_type: 'rep', ...(!isById && { id: 'all' }) };
  const params = withDefaults('SupportCustExitSurvey', argument, 'thisWeek', defaults);
  await openPage(active, pages, 'surveys', 'SupportCustExitSurvey', params);
}

/** Opens a day of teams. Argument: the parameters of SupportTeam; or the row id of a team's queue. */
export async function openTeamActivity(
  active: ActiveSite,
  pages: Pages,
  argument?: PageArgument,
  queue = '',
): Promise<void> {
  const team = active.model.rows('queue').get(queue)?.support_team_id;
  const params = withDefaults('SupportTeam', argument, 'today', team === undefined ? {} : { team_id: team });
  await openPage(active, pages, 'team', 'SupportTeam', params);
}

/**
 * Opens a presentation. Argument `{lsid}` or the row of one; with the parameters of PresentationSessionListing and
 * perhaps a `limit`, or with none, the presentations of a period to choose from.
 */
export async function openPresentation(
  active: ActiveSite,
  pages: Pages,
  argument?: PageArgument,
  row = '',
): Promise<void> {
  const lsid = active.model.rows('presentation_session').get(row)?.lsid ?? argument?.['lsid'];
  if (lsid === undefined) {
    const params = withDefaults('PresentationSession', argument, 'thisWeek', {});
    await openPage(active, pages, 'presentations', 'PresentationSessionListing', params);
  } else {
    await openPage(active, pages, 'presentation', 'PresentationSession', { lsid });
  }
}

/** Opens peaks of license usage. Argument: the parameters of LicenseUsage. */
export async function openLicenseUsage(active: ActiveSite, pages: Pages, argument?: PageArgument): Promise<void> {
  const params = withDefaults('LicenseUsage', argument, 'thisWeek', { group_by: 'hour' });
  await openPage(active, pages, 'licenses', 'LicenseUsage', params);
}

/** The site is only asked by the page; what the account may not do, and what is wrong, is said before it opens. */
async function openPage(
  active: ActiveSite,
  pages: Pages,
  kind: ReportPage,
  type: ReportType,
  params: PageArgument,
): Promise<void> {
  reportsOf(active, type);
  // What moves on with the calendar may be another day's where it is open.
  await pages.open(kind, params, params['period'] !== undefined);
}

/** What is given, and defaults for what is not; a named period where no set of parameters has been begun. */
function withDefaults(
  type: ReportType,
  given: PageArgument = {},
  period: NamedPeriod,
  defaults: PageArgument,
): PageArgument {
  const hasSet = reportDefinition(type).sets.some(([first = '']) => given[first] !== undefined);
  return { ...(!hasSet && given['period'] === undefined && { period }), ...defaults, ...given };
}
