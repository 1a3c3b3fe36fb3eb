import type { Uri } from 'vscode';
import * as v from 'valibot';
import { NAMED_PERIODS } from '../../reporting/models/periods.ts';

/** What the arguments of several commands hold. They load no VS Code: the manifest's generator reads them. */

/** The name of a period, which moves on with the calendar. */
export const PERIOD = v.picklist(NAMED_PERIODS);

/** Parameters by the guide's own names; the table of the action or report checks them. */
export const PARAMS = v.record(v.string(), v.unknown());

/** A file or document: its path or address, or a Uri of VS Code. */
export const FILE = v.union([v.string(), v.custom<Uri>(isUri)]);

/** The ID of a representative, a user ID of the site. */
export const REP_ID = v.pipe(v.union([v.string(), v.number()]), v.transform(String));

/** Which session. */
export const SESSION = v.object({ lsid: v.optional(v.pipe(v.string(), v.trim(), v.nonEmpty())) });

/** Which session a report is about. */
export type SessionArgument = v.InferOutput<typeof SESSION>;

const TIME = v.optional(v.pipe(v.number(), v.integer(), v.minValue(0)));
const WORDS = v.optional(
  v.pipe(
    v.string(),
    v.trim(),
    v.transform((text) => text || undefined),
  ),
);

/** A search of sessions: every one has a time. */
export const SEARCH = v.pipe(
  v.object({
    period: v.optional(PERIOD),
    from: TIME,
    to: TIME,
    by: v.optional(v.picklist(['start', 'end'])),
    ...{ limit: WORDS, externalKey: WORDS, text: WORDS },
  }),
  v.check(({ period, from }) => period !== undefined || from !== undefined, 'from or period is missing.'),
);

/** A search as a person asked for it: of a period, which moves on with the calendar, or of fixed times. */
export type SearchQuery = v.InferOutput<typeof SEARCH>;

function isUri(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'scheme' in value && 'fsPath' in value && 'with' in value;
}
