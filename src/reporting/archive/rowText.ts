import { parseJson } from '../../base/json.ts';
import { isRecord } from '../../state/protocol.ts';
import { normalValue } from '../../state/rowValues.ts';
import type { FieldRules, RawRow } from '../../state/rowValues.ts';
import type { Row } from '../../state/tables.ts';
import { normaliseArchiveRow } from './archiveTables.ts';

/** From here on `parseJson` takes bare digits for an id. */
const LONG_INTEGER = 1e15;

/** The fields of a row of `table` from their JSON; undefined where the text is no JSON object. */
export function readRow(table: string, text: string): RawRow | undefined {
  const row = parsed(() => text);
  if (!isRecord(row)) {
    return undefined;
  }
  normaliseArchiveRow(table, row);
  return row;
}

/**
 * The fields that each of some texts has, for those that can be read. All at once is faster; where one of them is no
 * row, each for itself.
 */
export function readRows(table: string, texts: readonly string[]): readonly RawRow[] {
  const all = texts.length > 1 ? parsed(() => `[${texts.join(',')}]`) : undefined;
  if (Array.isArray(all) && all.length === texts.length && all.every(isRecord)) {
    all.forEach((row) => normaliseArchiveRow(table, row));
    return all;
  }
  return texts.map((text) => readRow(table, text)).filter((row) => row !== undefined);
}

/**
 * Fields as JSON. What makes no sense is null, which makes none to any known field either; a large number is written so
 * that it is not taken for an id.
 */
export function fieldsText(fields: Row): string {
  if (Object.values(fields).every(isPlain)) {
    return JSON.stringify(fields);
  }
  const members = Object.keys(fields).map((name) => `${JSON.stringify(name)}:${valueText(fields[name])}`);
  return `{${members.join(',')}}`;
}

function isPlain(value: unknown): boolean {
  return typeof value === 'number'
    ? Math.abs(value) < LONG_INTEGER
    : typeof value === 'string' || typeof value === 'boolean';
}

function valueText(value: unknown): string {
  if (typeof value === 'number' && Math.abs(value) >= LONG_INTEGER) {
    return value.toExponential();
  }
  try {
    return JSON.stringify(value ?? null);
  } catch {
    // A site may send what is nested deeper than can be written; the guide knows plain values only.
    return 'null';
  }
}

/** A row of these fields, which are taken over, by the rules of its table. */
export function insertedRow(fields: RawRow, rules: FieldRules): RawRow {
  return setFields(rules, fields, fields) ? withoutGaps(fields) : fields;
}

/** A row that is inserted with the first of these fields and updated with the others; undefined where there are none. */
export function foldedRow([first, ...updates]: readonly RawRow[], rules: FieldRules): Row | undefined {
  if (first === undefined) {
    return undefined;
  }
  let hasGaps = setFields(rules, first, first);
  for (const update of updates) {
    hasGaps = setFields(rules, first, update) || hasGaps;
  }
  return hasGaps ? withoutGaps(first) : first;
}

function parsed(text: () => string): unknown {
  try {
    return parseJson(text());
  } catch {
    // No JSON, or more than a string can hold.
    return undefined;
  }
}

/** Sets the fields of `row` to the normal values of `fields`; whether some make no sense, and are undefined now. */
function setFields(rules: FieldRules, row: RawRow, fields: RawRow): boolean {
  let hasGaps = false;
  for (const field in fields) {
    if (field === '__proto__') {
      hasGaps = true;
      continue;
    }
    const is = fields[field];
    const normal = normalValue(rules[field], is);
    if (normal !== is || row !== fields) {
      row[field] = normal;
    }
    hasGaps ||= normal === undefined;
  }
  return hasGaps;
}

/** A new object, for deleting from one makes it slow for good. */
function withoutGaps(row: RawRow): RawRow {
  return Object.fromEntries(Object.entries(row).filter(([name, value]) => value !== undefined && name !== '__proto__'));
}
