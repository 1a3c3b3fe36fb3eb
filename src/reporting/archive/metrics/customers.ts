import type { ReadableModel } from '../../../state/source.ts';
import type { TableRow } from '../../../state/tables.ts';

/** Whether a session's customer is there: `away` where there are customer clients and none of them is connected. */
export type CustomerPresence = 'none' | 'connected' | 'away';

/** A customer client's row in an archive, which tells more than that of the real-time API. */
type ArchivedClient = TableRow<'customer_client'> & { readonly connected?: unknown };

/** The presence of the customers of sessions, looked up once until it is forgotten. */
export class Customers {
  readonly #model: ReadableModel;
  readonly #known = new Map<string, CustomerPresence>();

  constructor(model: ReadableModel) {
    this.#model = model;
  }

  /** By the row id of a session. */
  of(session: string): CustomerPresence {
    let presence = this.#known.get(session);
    if (presence === undefined) {
      presence = presenceOf(this.#model, session);
      this.#known.set(session, presence);
    }
    return presence;
  }

  /** The session or its clients changed. */
  forget(session: string): void {
    this.#known.delete(session);
  }
}

function presenceOf(model: ReadableModel, session: string): CustomerPresence {
  const clients = model.rows('customer_client');
  let found: CustomerPresence = 'none';
  for (const id of model.referencing('customer_client', 'support_session_id', session)) {
    const client: ArchivedClient | undefined = clients.get(id);
    if (client !== undefined && client.connected !== false) {
      return 'connected';
    }
    found = 'away';
  }
  return found;
}
