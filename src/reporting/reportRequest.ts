import type { FormEntries } from '../schema/parameters.ts';
import type { SiteRequest } from '../site/http/siteRequest.ts';
import type { ReportType } from './reportTypes.ts';
import { validateReport } from './validateReport.ts';

/** A request for a report. */
export type ReportRequest = SiteRequest & { readonly form: FormEntries };

/**
 * The request for a report with parameters by the guide's names. `now` is in milliseconds since the epoch.
 * @throws SiteError `invalid-parameter`, whose message names the parameter and its bound.
 */
export function reportRequest(
  type: ReportType,
  params: object,
  { now, signal }: { readonly now: number; readonly signal?: AbortSignal | undefined },
): ReportRequest {
  return requestOf(type, validateReport(type, params, now), signal);
}

/** The request for a report with these form fields, `generate_report` first. */
export function requestOf(type: ReportType, form: FormEntries, signal?: AbortSignal): ReportRequest {
  const request = { method: 'POST', path: '/api/reporting', form, readOnly: true, action: type } as const;
  return signal ? { ...request, signal } : request;
}
