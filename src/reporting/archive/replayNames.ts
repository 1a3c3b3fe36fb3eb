import type { ReadableModel } from '../../state/source.ts';
import type { Row } from '../../state/tables.ts';
import { eachRow } from './archiveTables.ts';
import type { ModelEvent } from './eventLine.ts';
import { readRow } from './rowText.ts';
import { fieldsIn } from './usualLine.ts';
import type { UsualLine } from './usualLine.ts';
import { idOf } from './values.ts';

/** What is remembered of a session or a presentation, also when it is over; what is not known is missing. */
export interface NamedSession extends Row {
  readonly customer_name?: string;
  readonly customer_company?: string;
  readonly presentation_name?: string;
}

const NAMED = ['support_session', 'presentation_session', 'representative'] as const;
const NAMES = ['customer_name', 'customer_company', 'presentation_name'] as const;
/** More people than a site has. */
const MOST_PEOPLE = 200_000;

/** The names behind the ids in session events: of sessions by `lsid`, of representatives by user id. */
export class ReplayNames {
  readonly #wanted: ReadonlySet<string>;
  readonly #sessions = new Map<string, NamedSession>();
  readonly #people = new Map<string, string>();

  /** @param wanted the sessions whose names are of interest, by `lsid`. */
  constructor(wanted: ReadonlySet<string>) {
    this.#wanted = wanted;
  }

  session(lsid: string): NamedSession | undefined {
    return this.#sessions.get(lsid);
  }

  /** The name that colleagues know a representative by. */
  person(userId: string): string | undefined {
    return this.#people.get(userId);
  }

  /** Takes over the names in a whole model. */
  addAll(model: ReadableModel): void {
    for (const table of NAMED) {
      for (const row of model.rows(table).values()) {
        this.#add(table, row);
      }
    }
  }

  /** Takes over the names in the rows that a line inserts. */
  add(change: ModelEvent['change']): void {
    if ('rows' in change) {
      this.#addLine(change);
      return;
    }
    for (const table of NAMED) {
      const rows = change.insert?.[table];
      if (rows !== undefined) {
        eachRow(rows, (row) => this.#add(table, row));
      }
    }
  }

  #addLine({ verb, rows }: UsualLine): void {
    for (const row of verb === 'insert' ? rows : []) {
      const table = NAMED.find((named) => named === row.table);
      if (table !== undefined) {
        this.#add(table, readRow(table, fieldsIn(row)) ?? {});
      }
    }
  }

  #add(table: (typeof NAMED)[number], row: Row): void {
    if (table === 'representative') {
      this.#addPerson(row);
    } else {
      this.#addSession(row);
    }
  }

  #addSession(row: Row): void {
    const lsid = textIn(row, 'lsid');
    if (this.#wanted.has(lsid)) {
      const named: Record<string, string> = {};
      for (const field of NAMES) {
        const text = textIn(row, field);
        if (text !== '') {
          named[field] = text;
        }
      }
      this.#sessions.set(lsid, named);
    }
  }

  #addPerson(row: Row): void {
    const userId = idOf(row['user_id']) ?? '';
    const name = textIn(row, 'private_display_name') || textIn(row, 'username');
    if (userId !== '' && name !== '' && this.#people.size < MOST_PEOPLE) {
      this.#people.set(userId, name);
    }
  }
}

function textIn(row: Row, field: string): string {
  const value = row[field];
  return typeof value === 'string' ? value : '';
}
