import { parseJson } from '../../base/json.ts';
import { isRecord } from '../../state/protocol.ts';
import { normalValue } from '../../state/rowValues.ts';
import type { FieldRules, RawRow } from '../../state/rowValues.ts';
import type { Row } from '../../state/tables.ts';
import { normaliseArchiveRow } from './archiveTables.ts';

/** The fields of a row of `table` from their JSON; undefined where the text is no JSON object. */
export function readRow(table: string, text: string): RawRow | undefined {
  const row = parsed(text);
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
  const all = texts.length > 1 ? parsed(`[${texts.join(',')}]`) : undefined;
  if (Array.isArray(all) && all.length === texts.length && all.every(isRecord)) {
    all.forEach((row) => normaliseArchiveRow(table, row));
    return all;
  }
  return texts.map((text) => readRow(table, text)).filter((row) => row !== undefined);
}

/** A row as JSON. */
export function rowText(row: Row): string {
  try {
    return JSON.stringify(row);
  } catch {
    // A site may send what is nested deeper than can be written; the guide knows plain values only.
    return JSON.stringify(Object.fromEntries(Object.entries(row).filter(([, value]) => typeof value !== 'object')));
  }
}

/** `row` after updates of `fields`, by the rules of its table; the first of them is taken over where there is no row. */
export function updatedRow(row: Row | undefined, fields: readonly RawRow[], rules: FieldRules): Row | undefined {
  const [first, ...others] = fields;
  if (first === undefined) {
    return row;
  }
  const updates = row === undefined ? others : fields;
  let is: RawRow = row === undefined ? first : { ...row };
  let hasGaps = row === undefined && setFields(rules, is, first);
  for (const update of updates) {
    hasGaps = setFields(rules, is, update) || hasGaps;
  }
  if (hasGaps) {
    is = withoutGaps(is);
  }
  return is;
}

function parsed(text: string): unknown {
  try {
    return parseJson(text);
  } catch {
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
