import * as vscode from 'vscode';
import * as v from 'valibot';
import type { SessionQuery } from '../../reporting/findSessions.ts';
import { PERIOD, timesOf } from './reportPeriod.ts';
import type { SiteCalendar } from './siteCalendar.ts';

const TIME = v.optional(v.pipe(v.number(), v.integer(), v.minValue(0)));
const WORDS = v.optional(
  v.pipe(
    v.string(),
    v.trim(),
    v.transform((text) => text || undefined),
  ),
);

/** The schema of a search: every one has a time. */
export const SEARCH = v.pipe(
  v.object({
    period: v.optional(PERIOD),
    from: TIME,
    to: TIME,
    by: v.optional(v.picklist(['start', 'end'])),
    ...{ limit: WORDS, externalKey: WORDS, text: WORDS },
  }),
  v.check(
    ({ period, from }) => period !== undefined || from !== undefined,
    vscode.l10n.t('from or period is missing.'),
  ),
);

/** A search as a person asked for it: of a period, which moves on with the calendar, or of fixed times. */
export type SearchQuery = v.InferOutput<typeof SEARCH>;

/** What a search asks for now. */
export function sessionQuery({ period, from = 0, to, ...query }: SearchQuery, calendar: SiteCalendar): SessionQuery {
  return { ...(period === undefined ? { from, to } : timesOf(period, calendar)), ...query };
}
