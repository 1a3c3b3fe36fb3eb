import { setImmediate as nextTurn } from 'node:timers/promises';
import Papa from 'papaparse';
import { unguarded } from '../../base/csv.ts';
import { SiteError } from '../../site/errors.ts';
import { isResultFile } from './columns.ts';
import type { Cells } from './rowParams.ts';

/** One data row of a CSV file. */
export interface CsvRow {
  readonly cells: Cells;
  /** The CSV syntax error of the row, if any. */
  readonly problem?: string;
}

/** The headings and data rows of a CSV file, without blank lines. */
export interface CsvTable {
  readonly headings: readonly string[];
  readonly rows: readonly CsvRow[];
}

const MAX_BYTES = 64 * 1024 * 1024;
const MAX_ROWS = 100_000;
/** Limit of cells; with a column for each of the guide's thirty parameters it allows the maximum of rows. */
const MAX_CELLS = 3_000_000;
const MAX_COLUMNS = 200;
/** Limit of a row; a longer one has an unclosed quote, and would be parsed again with every slice. */
const MAX_ROW_LENGTH = 96 * 1024;
/** Characters parsed before yielding to other tasks: a few milliseconds' worth. */
const SLICE = 32 * 1024;

/** Decodes a CSV file as spreadsheets write it: UTF-8, UTF-16 with a byte order mark, or else Windows-1252. */
export function decodeCsv(bytes: Uint8Array): string {
  if (bytes.length > MAX_BYTES) {
    throw invalid(`The file is larger than ${MAX_BYTES / 1024 / 1024} MB. Split it.`);
  }
  const [first, second] = bytes;
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) {
    return new TextDecoder(first === 0xff ? 'utf-16le' : 'utf-16be').decode(bytes);
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

/**
 * Parses a table whose first row has the headings; detects the delimiter. Yields to other tasks regularly.
 * @throws SiteError `invalid-parameter` without headings, with too many rows or columns, or too long a row;
 * `cancelled`.
 */
export async function readCsv(text: string, signal?: AbortSignal): Promise<CsvTable> {
  let headings: readonly string[] | undefined;
  const rows: CsvRow[] = [];
  for await (const slice of slices(text)) {
    if (signal?.aborted) {
      throw new SiteError('cancelled', 'Cancelled.');
    }
    const data = headings ? slice : slice.slice(1);
    const names = (headings ??= slice[0] && headingsOf(slice[0])) ?? [];
    const isOurs = isResultFile(names);
    const blank: Cells = Object.fromEntries(names.filter((name) => name !== '').map((name) => [name, '']));
    for (const { cells, problem } of data) {
      rows.push(toRow(names, { cells: isOurs ? cells.map(unguarded) : cells, problem }, blank));
    }
    if (rows.length > MAX_ROWS || rows.length * names.length > MAX_CELLS) {
      throw invalid(
        `The file has more than ${Math.min(MAX_ROWS, Math.floor(MAX_CELLS / names.length))} rows. Split it.`,
      );
    }
  }
  if (!headings) {
    throw invalid('The file has no row of headings.');
  }
  return { headings, rows };
}

interface ParsedRow {
  readonly cells: readonly string[];
  readonly problem: string | undefined;
}

function headingsOf({ cells }: ParsedRow): readonly string[] {
  if (cells.length > MAX_COLUMNS) {
    throw invalid(`The file has more than ${MAX_COLUMNS} columns. Check its delimiter and its first row.`);
  }
  return cells.map((heading) => heading.replace(/^\uFEFF/, '').trim());
}

/** Yields the rows of each slice. Papa Parse is paused until the next one is requested. */
async function* slices(text: string): AsyncGenerator<readonly ParsedRow[]> {
  let ready = Promise.withResolvers<Slice | undefined>();
  let unread = 0;
  Papa.parse<string[]>(text, {
    chunkSize: SLICE,
    skipEmptyLines: 'greedy',
    chunk: (results: Papa.ParseResult<string[]>, parser: Papa.Parser) => {
      parser.pause();
      ready.resolve({ rows: parsedRows(results), parser });
    },
    complete: () => ready.resolve(undefined),
  });
  for (let slice = await ready.promise; slice; slice = await ready.promise) {
    const { rows, parser } = slice;
    unread = rows.length > 0 ? 0 : unread + SLICE;
    if (unread > MAX_ROW_LENGTH) {
      parser.abort();
      throw invalid(`No row ends within ${MAX_ROW_LENGTH} characters of the file. Check the quotes.`);
    }
    yield rows;
    ready = Promise.withResolvers();
    await nextTurn();
    parser.resume();
  }
}

interface Slice {
  readonly rows: readonly ParsedRow[];
  readonly parser: Papa.Parser;
}

function parsedRows({ data, errors }: Papa.ParseResult<string[]>): ParsedRow[] {
  const problems = new Map(errors.filter(({ type }) => type === 'Quotes').map(({ row, message }) => [row, message]));
  return data.map((cells, index) => ({ cells, problem: problems.get(index) }));
}

/** Creates a row. `blank` has all headings, so that copying it saves setting each property. */
function toRow(headings: readonly string[], { cells, problem }: ParsedRow, blank: Cells): CsvRow {
  const named = { ...blank };
  for (const [index, heading] of headings.entries()) {
    if (heading !== '') {
      named[heading] = cells[index] ?? '';
    }
  }
  const surplus = cells.length > headings.length && cells.slice(headings.length).some((cell) => cell.trim() !== '');
  const wrong = problem ?? (surplus ? 'The row has more cells than there are headings.' : undefined);
  return wrong === undefined ? { cells: named } : { cells: named, problem: wrong };
}

function invalid(message: string): SiteError {
  return new SiteError('invalid-parameter', message, { action: 'import_jump_shortcut', parameter: 'file' });
}
