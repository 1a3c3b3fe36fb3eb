import { isIP } from 'node:net';
import { SiteDay } from '../base/siteDay.ts';
import { choicesIn, type Choices, type FormName, type ParameterKind } from './parameters.ts';
import { isTooOld, type SiteFacts } from './siteFacts.ts';
import { isLongerThan } from './words.ts';
import { DAY } from '../base/units.ts';

/** The kind of rule that a value breaks. */
export type ValueFaultCode =
  'empty-value' | 'control-character' | 'value-too-long' | 'value-out-of-range' | 'value-not-allowed';

/** A fault of one value. */
export interface ValueFault {
  readonly code: ValueFaultCode;
  /** The requirement, to follow "must". */
  readonly must: string;
  /** The value in the guide's spelling. */
  readonly suggestion?: string | undefined;
}

/** The text to send for a value in the guide's spelling (undefined: send nothing), or its fault. */
export type Checked = { readonly text: string | undefined } | ValueFault;

/** Context that bounds of a value depend on; unknown facts are not checked. */
export interface CheckContext extends Pick<SiteFacts, 'apiVersion' | 'now'> {
  /** True if the call counts in days, because it names a date. */
  readonly inDays?: boolean;
  /** True if the value is used as written, so that only the guide's own spelling is valid. */
  readonly asWritten?: boolean;
}

/** Control characters other than tab and line ends: forms cannot carry them or fields do not show them. */
const UNSENDABLE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/;
const SIZE = /^[1-9]\d{0,4}x[1-9]\d{0,4}$/;
const HOST_LABEL = /^[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?$/i;
const LSID = /^[\da-z](?:[\da-z-]{0,126}[\da-z])?$/i;
/** The fault of a time in the future. */
const IN_FUTURE: ValueFault = { code: 'value-out-of-range', must: 'not lie in the future' };

/** Kinds whose values may be any text. An empty custom field is a value too: it clears the attribute. */
const TEXTS: readonly ParameterKind['kind'][] = ['text', 'host', 'password'];

const FORMS: Readonly<Record<FormName, { readonly shape: string; readonly pattern: RegExp }>> = {
  all: { shape: 'all', pattern: /^all$/ },
  customer: { shape: 'customer', pattern: /^customer$/ },
  general: { shape: 'general', pattern: /^general$/ },
  issue: { shape: 'issue:[code name]', pattern: /^issue:\S{1,1024}$/ },
  members: { shape: 'members:[id]', pattern: /^members:\d{1,20}$/ },
  rep: { shape: 'rep:[id]', pattern: /^rep:\d{1,20}$/ },
  rep_username: { shape: 'rep_username:[username]', pattern: /^rep_username:\S(?:.{0,1022}\S)?$/ },
  site: { shape: 'site:[id]', pattern: /^site:\d{1,20}$/ },
  team: { shape: 'team:[id]', pattern: /^team:\d{1,20}$/ },
  'team:all': { shape: 'team:all', pattern: /^team:all$/ },
};

type Kind<K extends ParameterKind['kind']> = Extract<ParameterKind, { kind: K }>;
type TextKind = Kind<'text' | 'host' | 'password' | 'customField'>;

/** Rules of one kind of value. */
interface KindRules<K extends ParameterKind> {
  /** Describes a valid value, to follow "must be". */
  rule(kind: K, context: CheckContext): string;
  /** Returns the text to send, or the fault. */
  check(
    kind: K,
    value: unknown,
    context: CheckContext,
  ): { readonly text: string | undefined } | ValueFaultCode | ValueFault;
}

const TEXT: KindRules<TextKind> = { rule: textRule, check: checkText };

const KINDS: { readonly [K in ParameterKind['kind']]: KindRules<Kind<K>> } = {
  text: TEXT,
  host: TEXT,
  password: TEXT,
  customField: TEXT,
  integer: {
    rule: ({ min, max, unit }) => {
      const what = unit === undefined ? 'a whole number' : `a whole number of ${unit}`;
      return max === undefined ? `${what} of at least ${min}` : `${what} from ${min} to ${max}`;
    },
    check: ({ min, max = Infinity }, value) => checkNumber(value, min, max),
  },
  duration: {
    rule: (kind, context) =>
      `a whole number of ${context.inDays ? 'days' : 'seconds'} from 0 (until now) to ${longest(kind, context)}`,
    check: (kind, value, context) => checkNumber(value, 0, longest(kind, context)),
  },
  time: {
    rule: ({ past }) =>
      past ? 'a time in the past, in whole seconds since the epoch' : 'a time in seconds since 1970 (UTC)',
    check: checkTime,
  },
  date: {
    rule: () => 'a day of the calendar, as YYYY-MM-DD',
    check: checkDate,
  },
  flag: {
    rule: () => '1 or 0',
    check: checkFlag,
  },
  id: {
    rule: ({ orAll }) => (orAll ? 'an ID of digits, or all' : 'an ID of digits'),
    check: ({ orAll }, value) => matching(value, orAll ? /^(?:\d{1,20}|all)$/ : /^\d{1,20}$/),
  },
  lsid: {
    rule: () => 'the logging session ID of a session',
    check: (_kind, value) => matching(value, LSID),
  },
  sessionKey: {
    rule: () => 'a session key of seven characters',
    check: (_kind, value) => matching(value, /^[A-Za-z\d]{7}$/),
  },
  locale: {
    rule: () => 'a locale code such as en-us',
    check: (_kind, value) => matching(value, /^[a-z]{2,3}(?:-[a-z\d]{2,8}){0,2}$/i),
  },
  hostName: {
    rule: () => 'a host name such as support.example.com, without https:// and without a path',
    check: (_kind, value) => taken(value, isHostName),
  },
  ipAddress: {
    rule: () => 'an IP address such as 203.0.113.5',
    check: (_kind, value) => taken(value, (word) => isIP(word) > 0),
  },
  choice: {
    rule: ({ values }) => oneOf(choicesIn(values)),
    check: ({ values }, value) => orNot(chosen(asWord(value), values)),
  },
  list: {
    rule: (kind) => `a list of ${itemRule(kind)}`,
    check: checkList,
  },
  form: {
    rule: ({ forms }) => oneOf(forms.map((form) => FORMS[form].shape)),
    check: ({ forms }, value) => taken(value, (word) => forms.some((form) => FORMS[form].pattern.test(word))),
  },
  displaySize: {
    rule: ({ values }) => `one of ${choicesIn(values).join(', ')}, or width x height such as 1024x768`,
    check: ({ values }, value) => {
      const word = asWord(value);
      return SIZE.test(word) ? { text: word } : orNot(chosen(word, values));
    },
  },
};

/**
 * Checks one value against its kind and bounds. Numbers are accepted as text, surrounding spaces are trimmed where the
 * kind cannot have any, and choices get the guide's spelling regardless of case. Texts stay unchanged.
 */
export function checkValue(kind: ParameterKind, value: unknown, context: CheckContext = {}): Checked {
  const rules: KindRules<ParameterKind> = KINDS[kind.kind];
  const checked = commonFault(kind, value) ?? rules.check(kind, value, context);
  if (typeof checked === 'string') {
    return fault(kind, context, checked);
  }
  const isOther = context.asWritten && 'text' in checked && checked.text !== undefined && checked.text !== value;
  return isOther ? { ...fault(kind, context), suggestion: checked.text } : checked;
}

/** Describes a valid value with its bounds, to follow "must be". */
export function valueRule(kind: ParameterKind, context: CheckContext = {}): string {
  const rules: KindRules<ParameterKind> = KINDS[kind.kind];
  return rules.rule(kind, context);
}

/** Returns the maximal length of a text parameter for this API version, in characters; undefined if unlimited. */
export function maxLengthOf(kind: ParameterKind, apiVersion: string | undefined): number | undefined {
  const newer = kind.kind === 'text' ? kind.newerMaxLength : undefined;
  if (newer && apiVersion !== undefined && !isTooOld(apiVersion, newer.since)) {
    return newer.maxLength;
  }
  return 'maxLength' in kind ? kind.maxLength : undefined;
}

function fault(kind: ParameterKind, context: CheckContext, code: ValueFaultCode = 'value-not-allowed'): ValueFault {
  const rest = code !== 'value-too-long' && TEXTS.includes(kind.kind) ? ' that is not empty' : '';
  return { code, must: `be ${valueRule(kind, context)}${rest}` };
}

function commonFault(kind: ParameterKind, value: unknown): ValueFaultCode | undefined {
  if (typeof value !== 'string') {
    return undefined;
  }
  if (UNSENDABLE.test(value)) {
    return 'control-character';
  }
  return value.trim() === '' && kind.kind !== 'customField' ? 'empty-value' : undefined;
}

/** Returns a value as text that can be sent; undefined for a number that has lost digits, and for half a character. */
function asText(value: unknown): string | undefined {
  const isExact = typeof value === 'number' && Math.abs(value) <= Number.MAX_SAFE_INTEGER;
  const text = isExact ? String(value) : value;
  return typeof text === 'string' && text.isWellFormed() && !UNSENDABLE.test(text) ? text : undefined;
}

function asWord(value: unknown): string {
  return asText(value)?.trim() ?? '';
}

function orNot(text: string | undefined): { readonly text: string } | ValueFaultCode {
  return text === undefined ? 'value-not-allowed' : { text };
}

function taken(value: unknown, fits: (word: string) => boolean): { readonly text: string } | ValueFaultCode {
  const word = asWord(value);
  return fits(word) ? { text: word } : 'value-not-allowed';
}

function matching(value: unknown, pattern: RegExp): { readonly text: string } | ValueFaultCode {
  return taken(value, (word) => pattern.test(word));
}

function checkText(kind: TextKind, value: unknown, { apiVersion }: CheckContext) {
  const text = asText(value);
  const maxLength = maxLengthOf(kind, apiVersion);
  const maxBytes = kind.kind === 'text' ? kind.maxBytes : undefined;
  const isTooLong =
    text !== undefined &&
    ((maxLength !== undefined && isLongerThan(text, maxLength)) ||
      (maxBytes !== undefined && Buffer.byteLength(text) > maxBytes));
  return isTooLong ? 'value-too-long' : orNot(text);
}

function textRule(kind: TextKind, { apiVersion }: CheckContext): string {
  const what = kind.kind === 'host' ? 'a host name or address' : 'a text';
  const maxLength = maxLengthOf(kind, apiVersion);
  if (kind.kind === 'text' && kind.maxBytes !== undefined) {
    return `${what} of at most ${kind.maxBytes} bytes (letters outside of ASCII take two to four)`;
  }
  return maxLength === undefined ? what : `${what} of at most ${maxLength} characters`;
}

function longest({ maxDays }: Kind<'duration'>, { inDays }: CheckContext): number {
  return inDays ? maxDays : maxDays * DAY;
}

function wholeNumber(value: unknown): number {
  const text = asWord(value);
  const number = /^-?\d{1,16}$/.test(text) ? Number(text) : NaN;
  return Number.isSafeInteger(number) ? number : NaN;
}

function checkNumber(value: unknown, min: number, max: number) {
  const number = wholeNumber(value);
  if (Number.isNaN(number)) {
    return 'value-not-allowed';
  }
  return number >= min && number <= max ? { text: String(number) } : 'value-out-of-range';
}

function checkTime({ past }: Kind<'time'>, value: unknown, context: CheckContext) {
  const seconds = wholeNumber(value);
  if (!(seconds >= 0) || (past && seconds > (context.now ?? Infinity))) {
    return 'value-not-allowed';
  }
  return isInFuture(seconds, context) ? IN_FUTURE : { text: String(seconds) };
}

function checkDate(_kind: Kind<'date'>, value: unknown, context: CheckContext) {
  const day = SiteDay.parse(asWord(value));
  if (day === undefined) {
    return 'value-not-allowed';
  }
  return isInFuture(day.wall, context) ? IN_FUTURE : { text: day.toString() };
}

/** True if a time is more than a day ahead: the site's day may start before ours, and its clock may be ahead. */
function isInFuture(seconds: number, { now = Infinity }: CheckContext): boolean {
  return seconds > now + DAY;
}

function checkFlag({ zero }: Kind<'flag'>, value: unknown) {
  const text = typeof value === 'boolean' ? String(Number(value)) : asWord(value);
  if (text === '1') {
    return { text };
  }
  return text === '0' ? { text: zero ? text : undefined } : 'value-not-allowed';
}

/** Returns the choice that equals `word` regardless of case; the guide itself writes `VT100` and `vt100`. */
function chosen(word: string, values: Choices): string | undefined {
  const lower = word.toLowerCase();
  return choicesIn(values).find((known) => known.toLowerCase() === lower);
}

function isHostName(word: string): boolean {
  return word.length <= 253 && word.split('.').every((label) => HOST_LABEL.test(label));
}

function checkList({ values, of }: Kind<'list'>, value: unknown) {
  const given: readonly unknown[] = Array.isArray(value) ? value : asWord(value).split(',');
  const item = of === 'lsid' ? LSID : /^[^\s,]+$/;
  const words = given.map(asWord);
  const items = words.map((word) => (values ? chosen(word, values) : item.test(word) ? word : undefined));
  return items.length > 0 && !items.includes(undefined) ? { text: items.join(',') } : 'value-not-allowed';
}

function itemRule({ values, of: what }: Kind<'list'>): string {
  if (values !== undefined) {
    return `${oneOf(choicesIn(values))}, or several of them`;
  }
  return what === 'lsid' ? 'one or more logging session IDs' : 'words without commas or spaces';
}

function oneOf(values: readonly string[]): string {
  return values.length > 1 ? `one of ${values.join(', ')}` : values.join();
}
