import type { ChangeSet, ReadableModel } from '../../state/source.ts';
import type { Row, TableRow } from '../../state/tables.ts';

/** What is remembered of a session or a presentation, also when it is over; what is not known is missing. */
export interface NamedSession extends Row {
  readonly customer_name?: string;
  readonly customer_company?: string;
  readonly presentation_name?: string;
}

/** More than a busy site has in a month. */
const MOST = 200_000;

/** The names behind the ids in session events: of sessions by `lsid`, of representatives by user id. */
export class ReplayNames {
  readonly #sessions = new Map<string, NamedSession>();
  readonly #people = new Map<string, string>();

  session(lsid: string): NamedSession | undefined {
    return this.#sessions.get(lsid);
  }

  /** The name that colleagues know a representative by. */
  person(userId: string): string | undefined {
    return this.#people.get(userId);
  }

  /** Takes over the names in a whole model. */
  addAll(model: ReadableModel): void {
    for (const row of model.rows('support_session').values()) {
      this.#addSession(row);
    }
    for (const row of model.rows('presentation_session').values()) {
      this.#addSession(row);
    }
    for (const row of model.rows('representative').values()) {
      this.#addPerson(row);
    }
  }

  /** Takes over the names in the rows that a step inserted, or named anew. */
  add({ inserted, before }: ChangeSet, model: ReadableModel): void {
    for (const table of ['support_session', 'presentation_session'] as const) {
      const renamed = [...(before.get(table) ?? [])].filter(([, row]) => 'customer_name' in row || 'lsid' in row);
      for (const id of [...(inserted.get(table) ?? []), ...renamed.map(([renamedId]) => renamedId)]) {
        this.#addSession(model.rows(table).get(id) ?? {});
      }
    }
    for (const id of inserted.get('representative') ?? []) {
      this.#addPerson(model.rows('representative').get(id) ?? {});
    }
  }

  #addSession(row: Row): void {
    const lsid = textIn(row, 'lsid');
    if (lsid !== '' && this.#sessions.size < MOST) {
      const fields = ['customer_name', 'customer_company', 'presentation_name'] as const;
      const named = fields.map((field) => [field, textIn(row, field)] as const).filter(([, text]) => text !== '');
      this.#sessions.set(lsid, Object.fromEntries(named));
    }
  }

  #addPerson({ user_id, private_display_name, username }: TableRow<'representative'>): void {
    const name = private_display_name || username;
    if (user_id && name && this.#people.size < MOST) {
      this.#people.set(user_id, name);
    }
  }
}

function textIn(row: Row, field: string): string {
  const value = row[field];
  return typeof value === 'string' ? value : '';
}
