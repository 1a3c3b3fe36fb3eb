import { append } from '../../../base/lists.ts';
import { withoutAnySignature } from '../../../reporting/models/text/signedAddresses.ts';
import type { ChatLine, Column, TableRow } from '../../../webviews/kit/messages.ts';
import type { PageProgress, Section, ToPage } from '../../../webviews/report/messages.ts';

/** As many rows go in one message; a page takes the next when it has shown them. */
const ROWS_A_MESSAGE = 500;
const CHARACTERS_A_MESSAGE = 1_000_000;
/** So many characters of a text are shown; a file that is saved has all of them. */
const MOST_SHOWN = 20_000;

/**
 * What a page has been told, so that it can be told again: VS Code throws a page away while it is hidden. Kept as the
 * messages that lead to it, with rows in pieces. No table, nor the file made of it, has the signature of an address.
 */
export class PageRecord {
  #messages: ToPage[] = [];
  /** The rows with texts too long to be shown, by what is shown of them. */
  readonly #whole = new WeakMap<TableRow, TableRow>();

  get messages(): readonly ToPage[] {
    return this.#messages;
  }

  /** Forgets all but the head and the form, which stay in sight until others come. */
  clear(): void {
    this.#messages = this.#messages.filter(({ type }) => type === 'head' || type === 'query');
  }

  get hasHead(): boolean {
    return this.#messages.some(({ type }) => type === 'head');
  }

  get hasSections(): boolean {
    return this.#messages.some(({ type }) => type === 'section');
  }

  /** Takes a message that replaces what it repeats. @returns what to tell the page. */
  put(message: Exclude<ToPage, { type: 'rows' | 'lines' | 'clear' | 'start' }>): readonly ToPage[] {
    const shown = message.type === 'query' ? message : shortened(withoutAnySignature(message));
    const isReplaced = (old: ToPage): boolean =>
      message.type === 'section' ? sectionOf(old) === message.section.id : old.type === message.type;
    const at = this.#messages.findIndex(isReplaced);
    const kept = this.#messages.filter((old) => !isReplaced(old));
    // A replaced section keeps its place.
    kept.splice(at < 0 ? kept.length : at, 0, shown);
    this.#messages = kept;
    return [shown];
  }

  /** Adds rows to a table. @returns the messages to tell the page. */
  addRows(section: string, rows: readonly TableRow[]): readonly ToPage[] {
    const shown = withoutAnySignature(rows).map((row) => this.#shown(row));
    const messages = pieces(shown, sizeOfRow).map((piece) => ({ type: 'rows', section, rows: piece }) as const);
    append(this.#messages, messages);
    return messages;
  }

  /** Adds lines to a conversation. @returns the messages to tell the page. */
  addLines(section: string, lines: readonly ChatLine[]): readonly ToPage[] {
    const messages = pieces(lines.map(shortened), sizeOfLine).map(
      (piece) => ({ type: 'lines', section, lines: piece }) as const,
    );
    append(this.#messages, messages);
    return messages;
  }

  #shown(row: TableRow): TableRow {
    const shown = sizeOfRow(row) > MOST_SHOWN ? shortened(row) : row;
    if (shown !== row) {
      this.#whole.set(shown, row);
    }
    return shown;
  }

  /** The columns and all rows of a table; undefined where there is none of that name. */
  table(section: string): { readonly columns: readonly Column[]; readonly rows: readonly TableRow[] } | undefined {
    const content = this.#section(section)?.content;
    if (content?.kind !== 'table') {
      return undefined;
    }
    const rows = this.#messages.flatMap((message) =>
      message.type === 'rows' && message.section === section
        ? message.rows.map((row) => this.#whole.get(row) ?? row)
        : [],
    );
    return { columns: content.columns, rows };
  }

  /** How far the page has come. */
  get progress(): PageProgress | undefined {
    return this.#messages.find((message) => message.type === 'progress')?.progress;
  }

  #section(id: string): Section | undefined {
    for (const message of this.#messages) {
      if (message.type === 'section' && message.section.id === id) {
        return message.section;
      }
    }
    return undefined;
  }
}

function sectionOf(message: ToPage): string | undefined {
  switch (message.type) {
    case 'section':
      return message.section.id;
    case 'rows':
    case 'lines':
      return message.section;
    default:
      return undefined;
  }
}

/** Pieces of a list, each bounded in number and in characters. */
function pieces<T>(list: readonly T[], sizeOf: (item: T) => number): readonly (readonly T[])[] {
  const all: T[][] = [];
  let size = Infinity;
  for (const item of list) {
    size += sizeOf(item);
    const last = all.at(-1);
    if (last && last.length < ROWS_A_MESSAGE && size <= CHARACTERS_A_MESSAGE) {
      last.push(item);
    } else {
      all.push([item]);
      size = sizeOf(item);
    }
  }
  return all;
}

function sizeOfRow({ cells, details = [] }: TableRow): number {
  const size = (value: unknown): number => (typeof value === 'string' ? value.length : 8);
  const inCells = cells.reduce<number>((sum, cell) => sum + size(cell), 0);
  return details.reduce((sum, { label, value }) => sum + label.length + size(value), inCells);
}

function sizeOfLine({ text, files }: ChatLine): number {
  return 2 * text.length + files.reduce((sum, name) => sum + name.length, 0);
}

/** The same with the end of texts left out that nobody would read to it. */
function shortened<T>(value: T): T {
  // A text stays a text, and a list or an object keeps its places and names.
  return copied(value) as T;
}

function copied(value: unknown): unknown {
  if (typeof value === 'string') {
    return value.length > MOST_SHOWN ? `${value.slice(0, MOST_SHOWN).toWellFormed()}…` : value;
  }
  if (Array.isArray(value)) {
    return value.map(copied);
  }
  return typeof value === 'object' && value !== null
    ? Object.fromEntries(Object.entries(value).map(([name, inner]: [string, unknown]) => [name, copied(inner)]))
    : value;
}
