import { isJsonObject, type JsonObject } from './jsonObject.ts';

/** The items of an answer as rows of texts. */
export interface AnswerTable {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** The number of items left out, because there are too many. */
  readonly left: number;
}

const MAX_ROWS = 100_000;
const MAX_COLUMNS = 500;
/** Limit of cells, for memory. */
const MAX_CELLS = 1_000_000;
/** The column for fields without a column of their own, as JSON. */
const REST = '…';
/** Columns with an id in which `-1` means none. */
const NONE_IS_MINUS_ONE = /^(?:jumpoint|jump_group)(?:_id)?$/;

/**
 * Converts an answer's body to a table, with a row per item of a list, or one for an object. Nested values are shown as
 * JSON, as are fields that would make too many columns.
 */
export function answerTable(body: unknown): AnswerTable {
  const items: readonly unknown[] = Array.isArray(body) ? body : [body];
  const shown = items.slice(0, MAX_ROWS).map((item) => (isJsonObject(item) ? item : { value: item }));
  const most = Math.min(MAX_COLUMNS, Math.max(1, Math.floor(MAX_CELLS / Math.max(1, shown.length))));
  const { named, isWhole } = namesOf(shown, most);
  const columns = [...named];
  const places = new Map(columns.map((column, place) => [column, place]));
  const blank = columns.map(() => '');
  const rows = shown.map((fields) => {
    const cells = blank.slice();
    let rest = '';
    for (const name in fields) {
      const place = places.get(name);
      if (place === undefined) {
        rest += `${rest === '' ? '' : ','}${JSON.stringify(name)}:${jsonText(fields[name])}`;
      } else {
        cells[place] = cellText(name, fields[name]);
      }
    }
    if (!isWhole) {
      cells.push(rest === '' ? '' : `{${rest}}`);
    }
    return cells;
  });
  return { columns: isWhole ? columns : [...columns, REST], rows, left: items.length - shown.length };
}

/** Returns the names of fields in order, up to `most`; `isWhole` is true if there are no others. */
function namesOf(items: readonly JsonObject[], most: number): { named: ReadonlySet<string>; isWhole: boolean } {
  const named = new Set<string>();
  for (const fields of items) {
    for (const name in fields) {
      if (named.size === most && !named.has(name)) {
        return { named, isWhole: false };
      }
      named.add(name);
    }
  }
  return { named, isWhole: true };
}

function cellText(column: string, value: unknown): string {
  const isNone = NONE_IS_MINUS_ONE.test(column) && (value === -1 || value === '-1');
  if (value === undefined || value === null || isNone) {
    return '';
  }
  return typeof value === 'string' ? value : jsonText(value);
}

/** Returns JSON; empty for values nested too deeply to print. */
function jsonText(value: unknown): string {
  try {
    return JSON.stringify(value);
  } catch {
    return '…';
  }
}
