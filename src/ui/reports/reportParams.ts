import * as v from 'valibot';
import type { ReportParams, XmlReportType } from '../../reporting/reportTypes.ts';
import { validateReport } from '../../reporting/validateReport.ts';
import { commandArgument } from '../commands/commandArgument.ts';
import type { PageArgument } from '../pages/page.ts';
import { withDays } from './reportPeriod.ts';
import type { SiteCalendar } from './siteCalendar.ts';

const PARAMS = v.record(v.string(), v.unknown());

/** The argument of a command that takes a report's parameters; undefined for none, or for a row of a view. */
export function givenParams(argument: unknown): PageArgument | undefined {
  const params = typeof argument === 'string' ? {} : commandArgument(argument, PARAMS);
  return Object.keys(params).length > 0 ? params : undefined;
}

/**
 * A page's argument as parameters by the guide's names, checked against the table of reports.
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
