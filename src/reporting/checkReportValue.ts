import { SiteDay } from '../site/siteDay.ts';
import type { LimitForm, ReportParameter } from './reportParameters.ts';

/** The text to send for a value, or what is wrong with it, to follow "must be" or "must". */
export type CheckedValue = { readonly text: string } | { readonly problem: string };

/** What the bounds of a value depend on. */
export interface CheckContext {
  /** Milliseconds since the epoch. */
  readonly now: number;
  /** Whether the request counts in days, because it names a date. */
  readonly inDays: boolean;
}

const DAY_SECONDS = 86_400;

const LIMITS: Readonly<Record<LimitForm, { readonly shape: string; readonly pattern: RegExp }>> = {
  all: { shape: 'all', pattern: /^all$/ },
  rep: { shape: 'rep:[id]', pattern: /^rep:\d{1,20}$/ },
  'team:all': { shape: 'team:all', pattern: /^team:all$/ },
  team: { shape: 'team:[id]', pattern: /^team:\d{1,20}$/ },
  members: { shape: 'members:[id]', pattern: /^members:\d{1,20}$/ },
  site: { shape: 'site:[id]', pattern: /^site:\d{1,20}$/ },
};

/** The guide's lsids are hexadecimal, mostly of 32 digits; other words do no harm. */
const LSID = /^[\w-]{1,128}$/;

/** Checks one value against the kind and the bounds of its parameter. */
export function checkReportValue(parameter: ReportParameter, value: unknown, context: CheckContext): CheckedValue {
  switch (parameter.kind) {
    case 'date':
      return checkDate(asText(value), context.now);
    case 'timestamp':
      return checkTimestamp(asText(value), context.now);
    case 'duration':
      return checkDuration(asText(value), parameter.maxDays, context.inDays);
    case 'lsid':
      return matching(asText(value), LSID, 'be a session’s id, of letters and digits');
    case 'lsids':
      return checkLsids(value);
    case 'limit':
      return checkLimit(asText(value), parameter.forms);
    case 'choice':
      return parameter.values.includes(asText(value) ?? '')
        ? { text: asText(value) ?? '' }
        : { problem: `be ${oneOf(parameter.values)}` };
    case 'id':
      return matching(asText(value), /^\d{1,20}$/, 'be an ID of digits');
    case 'idOrAll':
      return matching(asText(value), /^(?:\d{1,20}|all)$/, 'be an ID of digits, or all');
    case 'integer':
      return checkInteger(asText(value), parameter.min);
  }
}

/** Numbers are taken for people who write 5 for "5", unless they lost digits already. */
function asText(value: unknown): string | undefined {
  const text = typeof value === 'number' && Number.isSafeInteger(value) ? String(value) : value;
  return typeof text === 'string' ? text.trim() : undefined;
}

function matching(text: string | undefined, pattern: RegExp, problem: string): CheckedValue {
  return text !== undefined && pattern.test(text) ? { text } : { problem };
}

function checkDate(text: string | undefined, now: number): CheckedValue {
  const day = SiteDay.parse(text);
  if (text === undefined || day === undefined) {
    return { problem: 'be a day of the calendar, as YYYY-MM-DD' };
  }
  return inFuture(day.wall * 1000, now) ? { problem: 'not lie in the future' } : { text };
}

function checkTimestamp(text: string | undefined, now: number): CheckedValue {
  const seconds = wholeNumber(text);
  if (seconds === undefined) {
    return { problem: 'be a time in seconds since 1970 (UTC)' };
  }
  return inFuture(seconds * 1000, now) ? { problem: 'not lie in the future' } : { text: String(seconds) };
}

/** The site's day may have begun before ours, and its clock may be ahead: a day's grace covers both. */
function inFuture(time: number, now: number): boolean {
  return time > now + DAY_SECONDS * 1000;
}

function checkDuration(text: string | undefined, maxDays: number, inDays: boolean): CheckedValue {
  const number = wholeNumber(text);
  const max = inDays ? maxDays : maxDays * DAY_SECONDS;
  const unit = inDays ? 'days' : 'seconds';
  return number !== undefined && number <= max
    ? { text: String(number) }
    : { problem: `be a whole number of ${unit} from 0 (until now) to ${max}` };
}

function checkInteger(text: string | undefined, min: number): CheckedValue {
  const number = wholeNumber(text);
  return number !== undefined && number >= min
    ? { text: String(number) }
    : { problem: `be a whole number of at least ${min}` };
}

function wholeNumber(text: string | undefined): number | undefined {
  const number = text !== undefined && /^\d{1,16}$/.test(text) ? Number(text) : NaN;
  return Number.isSafeInteger(number) ? number : undefined;
}

function checkLsids(value: unknown): CheckedValue {
  const given: readonly unknown[] = Array.isArray(value) ? value : (asText(value)?.split(',') ?? []);
  const lsids = given.map((item) => asText(item) ?? '');
  const valid = lsids.length > 0 && lsids.every((lsid) => LSID.test(lsid));
  return valid ? { text: lsids.join(',') } : { problem: 'be a list of one or more session ids, of letters and digits' };
}

function checkLimit(text: string | undefined, forms: readonly LimitForm[]): CheckedValue {
  const valid = text !== undefined && forms.some((form) => LIMITS[form].pattern.test(text));
  return valid ? { text } : { problem: `be ${oneOf(forms.map((form) => LIMITS[form].shape))}` };
}

function oneOf(values: readonly string[]): string {
  return `one of ${values.join(', ')}`;
}
