import { MAX_FIELDS, tooMany } from './bounds.ts';
import { TABLES } from '../tables.ts';
import type { FieldKind } from '../tables.ts';

/** A row as it came from JSON, before its values are what `FieldKind` promises. */
export type RawRow = Record<string, unknown>;

/** What a field's values must be, and how to make them so. `convert` gives undefined for what makes no sense. */
interface FieldRule {
  readonly type: 'string' | 'number' | 'boolean';
  readonly convert: (value: unknown) => string | number | boolean | undefined;
}

/** The rules of one table by field. Without a prototype, for fields may be called `constructor`. */
export type FieldRules = Readonly<Record<string, FieldRule | undefined>>;

/** What a `Date` can hold, in seconds: beyond it, formatting throws. */
const LAST_TIMESTAMP = 8.64e12;
const NUMBER = /^\s*-?\d+(?:\.\d+)?\s*$/;

const RULES = {
  text: { type: 'string', convert: toText },
  number: { type: 'number', convert: toNumber },
  timestamp: { type: 'number', convert: toTimestamp },
  flag: { type: 'boolean', convert: toFlag },
  id: { type: 'string', convert: toId },
} as const satisfies Record<string, FieldRule>;

const TABLE_RULES: ReadonlyMap<string, FieldRules> = new Map(
  Object.entries(TABLES).map(([table, fields]) => [table, rulesOf(fields)]),
);

const NO_RULES: FieldRules = rulesOf({});

/** The rules for the fields of `table`; empty ones for a table the guide does not know. */
export function fieldRules(table: string): FieldRules {
  return TABLE_RULES.get(table) ?? NO_RULES;
}

/**
 * Makes the values of `row` what `FieldKind` promises, in place. Known fields whose values make no sense are removed,
 * unknown fields stay as sent. Throws SiteError `too-large` for a row of too many fields.
 */
export function normaliseRow(rules: FieldRules, row: RawRow): void {
  let fields = 0;
  for (const field in row) {
    fields++;
    const value = row[field];
    const normal = normalValue(rules[field], value);
    if (normal === undefined || field === '__proto__') {
      Reflect.deleteProperty(row, field);
    } else if (normal !== value) {
      row[field] = normal;
    }
  }
  if (fields > MAX_FIELDS) {
    throw tooMany('fields in a row', MAX_FIELDS);
  }
}

/** The value by the rule of its field, undefined when it makes no sense; any value of an unknown field is fine. */
export function normalValue(rule: FieldRule | undefined, value: unknown): unknown {
  // Most values are right as they come; '' is left to the rule, for an empty id is none, and so are odd numbers.
  if (rule === undefined || (typeof value === rule.type && value !== '')) {
    return rule?.type === 'number' && !isUsual(value) ? rule.convert(value) : value;
  }
  return rule.convert(value);
}

function isUsual(value: unknown): boolean {
  return typeof value === 'number' && value >= 0 && value <= LAST_TIMESTAMP;
}

function rulesOf(fields: Readonly<Record<string, FieldKind>>): FieldRules {
  const rules = Object.entries(fields).map(([field, kind]) => [field, RULES[ruleName(kind)]] as const);
  return Object.assign(Object.create(null) as Record<string, FieldRule>, Object.fromEntries(rules));
}

function ruleName(kind: FieldKind): keyof typeof RULES {
  return kind === 'key' || typeof kind === 'object' ? 'id' : kind;
}

function toText(value: unknown): string | undefined {
  if (typeof value === 'string') {
    return value;
  }
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : undefined;
}

function toNumber(value: unknown): number | undefined {
  const number = typeof value === 'string' && NUMBER.test(value) ? Number(value) : value;
  return typeof number === 'number' && Number.isFinite(number) ? number : undefined;
}

function toTimestamp(value: unknown): number | undefined {
  const seconds = toNumber(value);
  return seconds !== undefined && Math.abs(seconds) <= LAST_TIMESTAMP ? seconds : undefined;
}

function toFlag(value: unknown): boolean | undefined {
  if (value === true || value === 1 || value === '1' || value === 'true') {
    return true;
  }
  return value === false || value === 0 || value === '0' || value === 'false' ? false : undefined;
}

function toId(value: unknown): string | undefined {
  if (typeof value === 'number') {
    return Number.isSafeInteger(value) ? String(value) : undefined;
  }
  return typeof value === 'string' && value !== '' ? value : undefined;
}
