import type { FormEntries } from '../schema/parameters.ts';
import { checkedForm } from '../site/checkedForm.ts';
import { SiteError } from '../site/errors.ts';
import { isReportType, reportDefinition, REPORT_TYPES, type ReportType } from './reportTypes.ts';

/**
 * Checks `params` (by the guide's names) against the table and gives the form fields to send, `generate_report` first.
 * `now` is in milliseconds since the epoch.
 * @throws SiteError `invalid-parameter`, whose message names the parameter and its bound.
 */
export function validateReport(type: ReportType, params: object, now: number): FormEntries {
  return [['generate_report', type], ...checkedForm(type, reportDefinition(type), params, { now: now / 1000 })];
}

/** The report type that somebody named. @throws SiteError `invalid-parameter` where there is none of that name. */
export function knownReportType(name: string): ReportType {
  if (!isReportType(name)) {
    const known = Object.keys(REPORT_TYPES).join(', ');
    throw new SiteError('invalid-parameter', `type must be one of ${known}.`, { parameter: 'type' });
  }
  return name;
}
