import type { ParameterKind, QueueForm } from './parameterKinds.ts';

/** The text to send for a value; undefined to send nothing; or what is wrong with it, to follow "must be". */
export type Checked = { readonly text: string | undefined } | { readonly mustBe: string };

const DIGITS = /^\d{1,20}$/;
const HOST_LABEL = /^[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?$/i;
/** What no form can carry or no field shows: control characters other than tab and line ends. */
const UNSENDABLE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/;

const QUEUE_FORMS: Readonly<Record<QueueForm, { readonly shape: string; readonly pattern: RegExp }>> = {
  general: { shape: 'general', pattern: /^general$/ },
  rep: { shape: 'rep:[number]', pattern: /^rep:\d{1,20}$/ },
  team: { shape: 'team:[number]', pattern: /^team:\d{1,20}$/ },
  rep_username: { shape: 'rep_username:[username]', pattern: /^rep_username:\S(?:.{0,1022}\S)?$/ },
  issue: { shape: 'issue:[code name]', pattern: /^issue:\S{1,1024}$/ },
};

/** Checks one value against the kind and the bounds of its parameter. */
export function checkValue(kind: ParameterKind, value: unknown): Checked {
  switch (kind.kind) {
    case 'text':
      return checkText(value, kind.maxLength);
    case 'customField':
      return checkCustomField(value, kind.maxLength);
    case 'integer':
      return checkInteger(value, kind.min, kind.max);
    case 'id':
      return matching(value, DIGITS, 'an ID of digits');
    case 'flag':
      return checkFlag(value);
    case 'choice':
      return checkChoice(value, kind.values);
    case 'list':
      return checkList(value, kind.values, kind.maxItems);
    case 'queueId':
      return checkQueueId(value, kind.forms);
    case 'hostName':
      return checkHostName(value);
  }
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

function checkInteger(value: unknown, min: number, max: number | undefined): Checked {
  const text = asText(value);
  const number = text !== undefined && /^\d{1,16}$/.test(text) ? Number(text) : NaN;
  const valid = Number.isSafeInteger(number) && number >= min && (max === undefined || number <= max);
  const mustBe = max === undefined ? `a whole number of at least ${min}` : `a whole number from ${min} to ${max}`;
  return valid ? { text: String(number) } : { mustBe };
}

function checkFlag(value: unknown): Checked {
  if ([true, 1, '1'].some((on) => on === value)) {
    return { text: '1' };
  }
  const off = [false, 0, '0'].some((no) => no === value);
  return off ? { text: undefined } : { mustBe: '1 or 0' };
}

function checkChoice(value: unknown, values: readonly string[]): Checked {
  const text = asText(value);
  return text !== undefined && values.includes(text) ? { text } : { mustBe: choices(values) };
}

function choices(values: readonly string[]): string {
  return values.length > 1 ? `one of ${values.join(', ')}` : values.join();
}

function checkList(value: unknown, values: readonly string[] | undefined, maxItems: number | undefined): Checked {
  const given: readonly unknown[] = Array.isArray(value) ? value : (asText(value)?.split(',') ?? []);
  const items = given.map((item) => asText(item)?.trim() ?? '');
  const item = values ? `${choices(values)}, or several of them` : 'words without commas or spaces';
  const valid = items.length > 0 && items.every((text) => (values ? values.includes(text) : /^[^\s,]+$/.test(text)));
  if (!valid) {
    return { mustBe: `a list of ${item}` };
  }
  const tooMany = maxItems !== undefined && items.length > maxItems;
  return tooMany ? { mustBe: `a list of at most ${maxItems} items` } : { text: items.join(',') };
}

function checkQueueId(value: unknown, forms: readonly QueueForm[]): Checked {
  const text = asText(value);
  const valid = text !== undefined && forms.some((form) => QUEUE_FORMS[form].pattern.test(text));
  return valid ? { text } : { mustBe: choices(forms.map((form) => QUEUE_FORMS[form].shape)) };
}

function checkHostName(value: unknown): Checked {
  const text = asText(value) ?? '';
  const valid = text.length <= 253 && text.split('.').every((label) => HOST_LABEL.test(label));
  return valid ? { text } : { mustBe: 'a host name such as support.example.com, without https:// and without a path' };
}
