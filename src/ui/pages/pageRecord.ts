import { append } from '../../base/lists.ts';
import { withoutAnySignature } from '../../reporting/models/signedAddresses.ts';
import type { ChatLine, Column, PageProgress, Section, TableRow, ToPage } from '../../webviews/report/messages.ts';

/** As many rows go in one message; a page takes the next when it has shown them. */
const ROWS_A_MESSAGE = 500;

/**
 * What a page has been told, so that it can be told again: VS Code throws a page away while it is hidden. Kept as the
 * messages that lead to it, with rows in pieces. No table, nor the file made of it, has the signature of an address.
 */
export class PageRecord {
  #messages: ToPage[] = [];

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
    const shown = message.type === 'query' ? message : withoutAnySignature(message);
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
    const shown = withoutAnySignature(rows);
    const messages = pieces(shown).map((piece) => ({ type: 'rows', section, rows: piece }) as const);
    append(this.#messages, messages);
    return messages;
  }

  /** Adds lines to a conversation. @returns the messages to tell the page. */
  addLines(section: string, lines: readonly ChatLine[]): readonly ToPage[] {
    const messages = pieces(lines).map((piece) => ({ type: 'lines', section, lines: piece }) as const);
    append(this.#messages, messages);
    return messages;
  }

  /** The columns and all rows of a table; undefined where there is none of that name. */
  table(section: string): { readonly columns: readonly Column[]; readonly rows: readonly TableRow[] } | undefined {
    const content = this.#section(section)?.content;
    if (content?.kind !== 'table') {
      return undefined;
    }
    const rows = this.#messages.flatMap((message) =>
      message.type === 'rows' && message.section === section ? message.rows : [],
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

function pieces<T>(list: readonly T[]): readonly (readonly T[])[] {
  const count = Math.ceil(list.length / ROWS_A_MESSAGE);
  return Array.from({ length: count }, (_, index) => list.slice(index * ROWS_A_MESSAGE, (index + 1) * ROWS_A_MESSAGE));
}
