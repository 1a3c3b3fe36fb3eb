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
 * Opens surveys. The argument has the parameters of SupportCustExitSurvey and `type`, that report or
 * SupportRepExitSurvey, which has the same parameters.
 */
export async function openSurveys(active: ActiveSite, pages: Pages, argument: PageArgument = {}): Promise<void> {
  const isById = argument['lsid'] !== undefined || argument['lsids'] !== undefined;
  const defaults = { report_type: 'rep', ...(!isById && { id: 'all' }) };
  const params = withDefaults('SupportCustExitSurvey', argument, 'thisWeek', defaults);
  await openPage(active, pages, 'surveys', 'SupportCustExitSurvey', params);
}

/** Opens the page of teams. The argument has the parameters of SupportTeam; a row is the queue of a team. */
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
 * Opens a presentation by `{lsid}` or a row. Without them it opens the list of the presentations of a period: by the
 * parameters of PresentationSessionListing and optionally a `limit`.
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

/**
 * Opens a page that requests its report itself. Missing permissions and wrong parameters are reported before it opens.
 */
async function openPage(
  active: ActiveSite,
  pages: Pages,
  kind: ReportPage,
  type: ReportType,
  params: PageArgument,
): Promise<void> {
  reportsOf(active, type);
  // A page of a named period is loaded again, because its days may have moved since.
  await pages.open(kind, params, params['period'] !== undefined);
}

/** Returns the given parameters with defaults; with a named period if no set of parameters has been begun. */
function withDefaults(
  type: ReportType,
  given: PageArgument = {},
  period: NamedPeriod,
  defaults: PageArgument,
): PageArgument {
  const hasSet = reportDefinition(type).sets.some(([first = '']) => given[first] !== undefined);
  return { ...(!hasSet && given['period'] === undefined && { period }), ...defaults, ...given };
}
