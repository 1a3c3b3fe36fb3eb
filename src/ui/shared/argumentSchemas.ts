import type { Uri } from 'vscode';
import * as v from 'valibot';
import { NAMED_PERIODS } from '../../reporting/models/periods.ts';

/**
 * The schemas that the arguments of several commands share. They import nothing from VS Code, because the manifest's
 * generator loads them.
 */

/** A named period, whose days change with the calendar. */
export const PERIOD = v.picklist(NAMED_PERIODS);

/** Parameters by the guide's own names; the table of the action or report checks them. */
export const PARAMS = v.record(v.string(), v.unknown());

/** A file or document: its path or address, or a Uri of VS Code. */
export const FILE = v.union([v.string(), v.custom<Uri>(isUri)]);

/** The ID of a representative, a user ID of the site. */
export const REP_ID = v.pipe(v.union([v.string(), v.number()]), v.transform(String));

/** An optional session. */
export const SESSION = v.object({ lsid: v.optional(v.pipe(v.string(), v.trim(), v.nonEmpty())) });

/** The session of a report. */
export type SessionArgument = v.InferOutput<typeof SESSION>;

const TIME = v.optional(v.pipe(v.number(), v.integer(), v.minValue(0)));
const WORDS = v.optional(
  v.pipe(
    v.string(),
    v.trim(),
    v.transform((text) => text || undefined),
  ),
);

/** A search for sessions, with a period or times. */
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

/** A search for sessions in a named period, whose days change with the calendar, or between fixed times. */
export type SearchQuery = v.InferOutput<typeof SEARCH>;

function isUri(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'scheme' in value && 'fsPath' in value && 'with' in value;
}
