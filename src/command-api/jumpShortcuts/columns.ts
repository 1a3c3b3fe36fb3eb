import { describeAction } from '../actions.ts';
import { JUMP_SHORTCUT_KINDS, KIND_NAMES, type JumpShortcutKind } from './kinds.ts';

/** A column with the kind of a row. */
export const KIND_COLUMN = 'kind';
/** A column with the hostname for the row's kind. */
export const HOSTNAME_COLUMN = 'hostname';

/** The parameter (or kind, or hostname) that a person chose for a heading; null to ignore the column. */
export type ChosenColumns = Readonly<Record<string, string | null>>;

/** The meaning of a table's columns. */
export interface ColumnMapping {
  /** By heading: a parameter by the guide's name, `kind` or `hostname`. */
  readonly columns: ReadonlyMap<string, string>;
  /** Headings that are unknown, or mean the same as an earlier one; their cells must be empty. */
  readonly unknown: readonly string[];
}

/** All possible meanings of a column, for a picker. */
export const COLUMNS: readonly string[] = [
  KIND_COLUMN,
  HOSTNAME_COLUMN,
  ...Object.keys(describeAction('import_jump_shortcut').parameters),
];

/** Common names of columns, beside the guide's names in any spelling (`Jump Policy`, `jumpPolicy`, `JUMP_POLICY`). */
const ALIASES: Readonly<Record<string, string>> = {
  type: KIND_COLUMN,
  jumptype: KIND_COLUMN,
  host: HOSTNAME_COLUMN,
  address: HOSTNAME_COLUMN,
  computer: HOSTNAME_COLUMN,
  jumpgroup: 'group',
  comment: 'comments',
  tags: 'tag',
  policy: 'jump_policy',
};

/** The first columns of a result file, which can be corrected and imported again. */
export const RESULT_COLUMNS = ['Row', 'Imported', 'Reason'] as const;

/** True if a table is a result file of this extension. */
export function isResultFile(headings: readonly string[]): boolean {
  return RESULT_COLUMNS.every((column) => headings.includes(column));
}

const RESULT_WORDS: readonly string[] = RESULT_COLUMNS.map(bare);

const BY_WORD: ReadonlyMap<string, string> = new Map([
  ...Object.entries(ALIASES),
  ...COLUMNS.map((column) => [bare(column), column] as const),
]);

const KIND_BY_WORD: ReadonlyMap<string, JumpShortcutKind> = new Map(
  KIND_NAMES.flatMap((kind) => [
    [bare(kind), kind],
    [bare(JUMP_SHORTCUT_KINDS[kind].title), kind],
    [bare(JUMP_SHORTCUT_KINDS[kind].key), kind],
  ]),
);

/** Determines the meaning of a table's columns by their headings and the person's choices. */
export function mapColumns(headings: readonly string[], chosen: ChosenColumns = {}): ColumnMapping {
  const columns = new Map<string, string>();
  const unknown: string[] = [];
  const taken = new Set<string>();
  for (const heading of headings) {
    const choice = Object.hasOwn(chosen, heading) ? chosen[heading] : columnNamed(bare(heading));
    if (choice === undefined || (choice !== null && taken.has(choice))) {
      unknown.push(heading);
    } else if (choice !== null) {
      taken.add(choice);
      columns.set(heading, choice);
    }
  }
  return { columns, unknown };
}

/** Returns the kind with that name: `shell_jump`, `Shell Jump` and the like. */
export function kindNamed(word: string): JumpShortcutKind | undefined {
  return KIND_BY_WORD.get(bare(word));
}

/** True if a row of a result file is marked as imported. */
export function wasImported(headings: readonly string[], cells: Readonly<Record<string, unknown>>): boolean {
  return isResultFile(headings) && cells[RESULT_COLUMNS[1]] === 'yes';
}

function columnNamed(word: string): string | null | undefined {
  return RESULT_WORDS.includes(word) ? null : BY_WORD.get(word);
}

function bare(word: string): string {
  return word.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
}
