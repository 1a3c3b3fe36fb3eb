import type { ReportParams, XmlReportType } from '../../../reporting/reportTypes.ts';
import { validateReport } from '../../../reporting/validateReport.ts';
import type { PageArgument } from '../../platform/pages/page.ts';
import { withDays } from './reportPeriod.ts';
import type { SiteCalendar } from './siteCalendar.ts';

/**
 * Returns a page's argument as parameters by the guide's names, checked against the table of reports.
 * @throws SiteError `invalid-parameter`
 */
export function checkedParams<T extends XmlReportType>(
  type: T,
  argument: PageArgument,
  calendar: SiteCalendar,
): ReportParams<T> {
  const params = withDays(argument, calendar);
  validateReport(type, params, calendar.now * 1000);
  return params as ReportParams<T>;
}
