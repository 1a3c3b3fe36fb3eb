import { SiteError } from '../site/errors.ts';
import type { ReportClient } from './client.ts';
import type { ExitSurvey } from './items/surveys.ts';

/** Who answered. */
export type SurveyKind = 'customer' | 'representative';

const REPORTS = { customer: 'SupportCustExitSurvey', representative: 'SupportRepExitSurvey' } as const;

/**
 * The surveys after one session. Not all sites let surveys be asked for by the session's id: then those of the seconds
 * around its start are gone through.
 */
export async function surveysOfSession(
  client: Pick<ReportClient, 'collect'>,
  kind: SurveyKind,
  { lsid, startTime }: { readonly lsid: string; readonly startTime: number | null },
  signal?: AbortSignal,
): Promise<readonly ExitSurvey[]> {
  const type = REPORTS[kind];
  const found = await client.collect(type, { lsid, report_type: 'rep' }, signal).catch((error: unknown) => {
    if (startTime === null || !SiteError.is(error, 'site-error', 'bad-answer')) {
      throw error;
    }
    return undefined;
  });
  if (startTime === null || (found && found.items.length > 0)) {
    return found?.items ?? [];
  }
  const around = { start_time: startTime - 1, duration: 3, report_type: 'rep', id: 'all' } as const;
  const { items } = await client.collect(type, around, signal);
  return items.filter((survey) => survey.lsid === lsid);
}
