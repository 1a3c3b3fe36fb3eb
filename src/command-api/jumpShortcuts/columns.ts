import { describeAction } from '../actions.ts';
import { JUMP_SHORTCUT_KINDS, KIND_NAMES, type JumpShortcutKind } from './kinds.ts';

/** What a column holds beside a parameter by the guide's name. */
export const KIND_COLUMN = 'kind';
/** The hostname of whatever kind the row's kind column tells. */
export const HOSTNAME_COLUMN = 'hostname';

/** The parameter (or kind, or hostname) that a person chose for a heading; null where the column is to be ignored. */
export type ChosenColumns = Readonly<Record<string, string | null>>;

/** What the columns of a table were taken for. */
export interface ColumnMapping {
  /** By heading: a parameter by the guide's name, `kind` or `hostname`. */
  readonly columns: ReadonlyMap<string, string>;
  /** Headings that mean nothing known, or the same as an earlier one; their cells must be empty. */
  readonly unknown: readonly string[];
}

/** All that a column can be, for a picker. */
export const COLUMNS: readonly string[] = [
  KIND_COLUMN,
  HOSTNAME_COLUMN,
  ...Object.keys(describeAction('import_jump_shortcut').parameters),
];

/** What people call columns, beside the guide's names in any spelling (`Jump Policy`, `jumpPolicy`, `JUMP_POLICY`). */
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

/** The columns of our own result file that come first. The file can be imported again when it was corrected. */
export const RESULT_COLUMNS = ['Row', 'Imported', 'Reason'] as const;

/** Whether a table is a file of results that was written here. */
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

/** Finds out what the columns of a table are, by their headings and what a person chose. */
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

/** The kind that a word names: `shell_jump`, `Shell Jump` and the like. */
export function kindNamed(word: string): JumpShortcutKind | undefined {
  return KIND_BY_WORD.get(bare(word));
}

/** Whether a row of our own result file says that it has been imported. */
export function wasImported(headings: readonly string[], cells: Readonly<Record<string, unknown>>): boolean {
  return isResultFile(headings) && cells[RESULT_COLUMNS[1]] === 'yes';
}

function columnNamed(word: string): string | null | undefined {
  return RESULT_WORDS.includes(word) ? null : BY_WORD.get(word);
}

function bare(word: string): string {
  return word.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
}
