import type { ModelUpdate } from '../../../state/connection/protocol.ts';
import type { ReadableModel } from '../../../state/source.ts';
import type { Row } from '../../../state/tables.ts';
import { eachRow } from '../reading/archiveTables.ts';
import { idOf } from '../reading/values.ts';

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
  /** By table and row id, what updates must be added to. */
  readonly #rows = new Map<string, Row>();

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
      for (const [id, row] of model.rows(table)) {
        this.#add(table, id, row);
      }
    }
  }

  /** Takes over the names in the rows that a line inserts or updates; those of rows that go stay. */
  add({ insert, update }: ModelUpdate): void {
    for (const table of NAMED) {
      eachRow(insert?.[table], (id, row) => this.#add(table, id, row));
      eachRow(update?.[table], (id, row) => this.#add(table, id, { ...this.#rows.get(`${table} ${id}`), ...row }));
    }
  }

  #add(table: (typeof NAMED)[number], id: string, row: Row): void {
    const isKept = table === 'representative' ? this.#addPerson(row) : this.#addSession(row);
    if (isKept) {
      this.#rows.set(`${table} ${id}`, row);
    }
  }

  #addSession(row: Row): boolean {
    const lsid = textIn(row, 'lsid');
    if (!this.#wanted.has(lsid)) {
      return false;
    }
    const named: Record<string, string> = {};
    for (const field of NAMES) {
      const text = textIn(row, field);
      if (text !== '') {
        named[field] = text;
      }
    }
    this.#sessions.set(lsid, named);
    return true;
  }

  #addPerson(row: Row): boolean {
    const userId = idOf(row['user_id']) ?? '';
    const name = textIn(row, 'private_display_name') || textIn(row, 'username');
    if (userId === '' || this.#people.size >= MOST_PEOPLE) {
      return false;
    }
    if (name !== '') {
      this.#people.set(userId, name);
    }
    return true;
  }
}

function textIn(row: Row, field: string): string {
  const value = row[field];
  return typeof value === 'string' ? value : '';
}
