import { SiteError } from '../../site/errors.ts';
import { HOSTNAME_COLUMN, KIND_COLUMN, kindNamed, type ColumnMapping } from './columns.ts';
import { JUMP_SHORTCUT_KINDS, KIND_NAMES, type JumpShortcutKind } from './kinds.ts';

/** One row of a table: cells by heading. */
export type Cells = Readonly<Record<string, unknown>>;

/**
 * Converts a row to parameters of import_jump_shortcut, by the guide's names, without checking values. Empty cells are
 * left out.
 * @throws SiteError `invalid-parameter` for a cell that is not empty in an unknown column.
 */
export function rowParams(cells: Cells, { columns, unknown }: ColumnMapping): Record<string, unknown> {
  const stray = unknown.find((heading) => isFilled(cellOf(cells, heading)));
  if (stray !== undefined) {
    throw invalid(stray, `The column ${stray} is not known, or there twice. Rename it, or have it ignored.`);
  }
  const params: Record<string, unknown> = {};
  const filled = [...columns].filter(([heading]) => isFilled(cellOf(cells, heading)));
  for (const [heading, column] of filled) {
    params[column] = trimmed(cellOf(cells, heading));
  }
  return withHostname(params);
}

/** Converts the columns `kind` and `hostname` to the hostname parameter of that kind. */
function withHostname(params: Record<string, unknown>): Record<string, unknown> {
  const { [KIND_COLUMN]: word, [HOSTNAME_COLUMN]: hostname, ...others } = params;
  const kind = word === undefined ? undefined : readKind(word);
  const key = kind && JUMP_SHORTCUT_KINDS[kind].key;
  if (key !== undefined && hostname !== undefined && !Object.hasOwn(others, key)) {
    return { ...others, [key]: hostname };
  }
  if (hostname !== undefined) {
    const message = key === undefined ? 'A hostname needs a kind beside it' : `${key} and hostname are both filled`;
    throw invalid(HOSTNAME_COLUMN, `${message}. Kinds are ${KIND_NAMES.join(', ')}.`);
  }
  if (key !== undefined && !Object.hasOwn(others, key)) {
    throw invalid(key, `The hostname of the ${JUMP_SHORTCUT_KINDS[kind ?? 'vpro'].title} is missing.`);
  }
  return others;
}

function readKind(word: unknown): JumpShortcutKind {
  const kind = typeof word === 'string' ? kindNamed(word) : undefined;
  if (!kind) {
    throw invalid(KIND_COLUMN, `kind must be one of ${KIND_NAMES.join(', ')}.`);
  }
  return kind;
}

/** Returns an own cell: a heading may be the name of an inherited property. */
function cellOf(cells: Cells, heading: string): unknown {
  return Object.hasOwn(cells, heading) ? cells[heading] : undefined;
}

function isFilled(cell: unknown): boolean {
  return cell !== undefined && cell !== null && trimmed(cell) !== '';
}

function trimmed(cell: unknown): unknown {
  return typeof cell === 'string' ? cell.trim() : cell;
}

function invalid(parameter: string, message: string): SiteError {
  return new SiteError('invalid-parameter', message, { action: 'import_jump_shortcut', parameter });
}
