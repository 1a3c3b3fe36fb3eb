import { isIP } from 'node:net';
import type { ParameterKind, QueueForm, SenderForm } from './parameterKinds.ts';
import { isOlder, type SiteFacts } from './siteFacts.ts';

/** The text to send for a value; undefined to send nothing; or what is wrong with it, to follow "must be". */
export type Checked = { readonly text: string | undefined } | { readonly mustBe: string };

const DIGITS = /^\d{1,20}$/;
const LSID = /^[\da-z](?:[\da-z-]{0,126}[\da-z])?$/i;
const DISPLAY_SIZE = /^(?:primary|all|[1-9]\d{1,4}x[1-9]\d{1,4})$/;
const HOST_LABEL = /^[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?$/i;
/** What no form can carry or no field shows: control characters other than tab and line ends. */
const UNSENDABLE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/;

const FORMS: Readonly<Record<QueueForm | SenderForm, { readonly shape: string; readonly pattern: RegExp }>> = {
  general: { shape: 'general', pattern: /^general$/ },
  customer: { shape: 'customer', pattern: /^customer$/ },
  rep: { shape: 'rep:[number]', pattern: /^rep:\d{1,20}$/ },
  team: { shape: 'team:[number]', pattern: /^team:\d{1,20}$/ },
  rep_username: { shape: 'rep_username:[username]', pattern: /^rep_username:\S(?:.{0,1022}\S)?$/ },
  issue: { shape: 'issue:[code name]', pattern: /^issue:\S{1,1024}$/ },
};

/** Checks one value against the kind and the bounds of its parameter. */
export function checkValue(kind: ParameterKind, value: unknown, facts: SiteFacts = {}): Checked {
  switch (kind.kind) {
    case 'text':
      return checkText(value, maxLengthOf(kind, facts.apiVersion));
    case 'customField':
      return checkCustomField(value, kind.maxLength);
    case 'integer':
      return checkInteger(value, kind.min, kind.max);
    case 'pastTime':
      return checkPastTime(value, facts.now);
    case 'id':
      return matching(value, DIGITS, 'an ID of digits');
    case 'lsid':
      return matching(value, LSID, 'the logging session ID of a session');
    case 'flag':
      return checkFlag(value, kind.zero === true);
    case 'choice':
      return checkChoice(value, kind.values);
    case 'list':
      return checkList(value, kind.values);
    case 'queueId':
    case 'sender':
      return checkForm(value, kind.forms);
    case 'hostName':
      return checkHostName(value);
    case 'ipAddress':
      return checkIpAddress(value);
    case 'displaySize':
      return matching(value, DISPLAY_SIZE, 'primary, all or a width and height such as 1280x720');
  }
}

/** The longest text that a parameter takes on a site of this API version, in characters; undefined for any. */
export function maxLengthOf(kind: ParameterKind, apiVersion: string | undefined): number | undefined {
  if (kind.kind === 'customField') {
    return kind.maxLength;
  }
  if (kind.kind !== 'text') {
    return undefined;
  }
  const { newerMaxLength: newer } = kind;
  return newer && apiVersion !== undefined && !isOlder(apiVersion, newer.since) ? newer.maxLength : kind.maxLength;
}

/** A value as sendable text; numbers are taken for people who write 5 for "5", unless they lost digits already. */
function asText(value: unknown): string | undefined {
  const exact = typeof value === 'number' && Math.abs(value) <= Number.MAX_SAFE_INTEGER;
  const text = exact ? String(value) : value;
  return typeof text === 'string' && text.isWellFormed() && !UNSENDABLE.test(text) ? text : undefined;
}

function matching(value: unknown, pattern: RegExp, mustBe: string): Checked {
  const text = asText(value);
  return text !== undefined && pattern.test(text) ? { text } : { mustBe };
}

function fits(text: string, maxLength: number | undefined): boolean {
  // Counting UTF-16 units first spares the slow count for nearly every value.
  return maxLength === undefined || text.length <= maxLength || Array.from(text).length <= maxLength;
}

function checkText(value: unknown, maxLength: number | undefined): Checked {
  const text = asText(value);
  const bound = maxLength === undefined ? '' : ` of at most ${maxLength} characters`;
  const valid = text !== undefined && text.trim() !== '' && fits(text, maxLength);
  return valid ? { text } : { mustBe: `a text${bound} that is not empty` };
}

/** An empty custom field is a value: it clears the attribute. */
function checkCustomField(value: unknown, maxLength: number): Checked {
  const text = asText(value);
  const valid = text !== undefined && fits(text, maxLength);
  return valid ? { text } : { mustBe: `a text of at most ${maxLength} characters` };
}

function wholeNumber(value: unknown): number {
  const text = asText(value);
  const number = text !== undefined && /^\d{1,16}$/.test(text) ? Number(text) : NaN;
  return Number.isSafeInteger(number) ? number : NaN;
}

function checkInteger(value: unknown, min: number, max: number | undefined): Checked {
  const number = wholeNumber(value);
  const valid = number >= min && (max === undefined || number <= max);
  const mustBe = max === undefined ? `a whole number of at least ${min}` : `a whole number from ${min} to ${max}`;
  return valid ? { text: String(number) } : { mustBe };
}

function checkPastTime(value: unknown, now: number | undefined): Checked {
  const number = wholeNumber(value);
  const valid = number >= 0 && (now === undefined || number <= now);
  return valid ? { text: String(number) } : { mustBe: 'a time in the past, in whole seconds since the epoch' };
}

function checkFlag(value: unknown, sendsZero: boolean): Checked {
  if ([true, 1, '1'].some((on) => on === value)) {
    return { text: '1' };
  }
  const off = [false, 0, '0'].some((no) => no === value);
  return off ? { text: sendsZero ? '0' : undefined } : { mustBe: '1 or 0' };
}

/** Upper and lower case are the same to people; the guide itself writes `VT100` and `vt100`. */
function checkChoice(value: unknown, values: readonly string[]): Checked {
  const text = asText(value)?.toLowerCase();
  const chosen = values.find((known) => known.toLowerCase() === text);
  return chosen === undefined ? { mustBe: choices(values) } : { text: chosen };
}

function choices(values: readonly string[]): string {
  return values.length > 1 ? `one of ${values.join(', ')}` : values.join();
}

function checkList(value: unknown, values: readonly string[] | undefined): Checked {
  const given: readonly unknown[] = Array.isArray(value) ? value : (asText(value)?.split(',') ?? []);
  const items = given.map((item) => asText(item)?.trim() ?? '');
  const item = values ? `${choices(values)}, or several of them` : 'words without commas or spaces';
  const valid = items.length > 0 && items.every((text) => (values ? values.includes(text) : /^[^\s,]+$/.test(text)));
  return valid ? { text: items.join(',') } : { mustBe: `a list of ${item}` };
}

function checkForm(value: unknown, forms: readonly (QueueForm | SenderForm)[]): Checked {
  const text = asText(value);
  const valid = text !== undefined && forms.some((form) => FORMS[form].pattern.test(text));
  return valid ? { text } : { mustBe: choices(forms.map((form) => FORMS[form].shape)) };
}

function checkHostName(value: unknown): Checked {
  const text = asText(value) ?? '';
  const valid = text.length <= 253 && text.split('.').every((label) => HOST_LABEL.test(label));
  return valid ? { text } : { mustBe: 'a host name such as support.example.com, without https:// and without a path' };
}

function checkIpAddress(value: unknown): Checked {
  const text = asText(value)?.trim() ?? '';
  return isIP(text) > 0 ? { text } : { mustBe: 'an IP address such as 203.0.113.5' };
}
