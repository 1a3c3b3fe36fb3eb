/** The traffic of a large site: a snapshot, then row changes of the kinds and sizes the guide's tables lead to. */

const SNAPSHOT_SESSIONS = 30_000;
const REPRESENTATIVES = 8_000;
const CHANGES = 1_000_000;
const CHANGES_PER_MESSAGE = 100;
const START = 1_760_000_000;

type Fields = Record<string, unknown>;
interface Update {
  readonly type: 'model_update';
  readonly insert: Record<string, Record<string, Fields>>;
  readonly update: Record<string, Record<string, Fields>>;
  readonly delete: Record<string, string[]>;
}

/**
 * The messages, newline included: one of about 100,000 rows, then 10,000 of about 100 row changes. Row ids count up
 * from `firstId`.
 */
export function stateTraffic(options: { readonly firstId: bigint }): readonly Buffer[] {
  const site = new TrafficSite(options.firstId);
  const messages = [site.snapshot()];
  for (let done = 0; done < CHANGES; done += CHANGES_PER_MESSAGE) {
    messages.push(site.changes(CHANGES_PER_MESSAGE));
  }
  return messages;
}

interface Session {
  readonly id: string;
  readonly client: string;
  readonly link: string;
}

class TrafficSite {
  #nextId: bigint;
  #now = START;
  #seed = 1;
  readonly #queues: string[] = [];
  readonly #representatives: string[] = [];
  readonly #sessions: Session[] = [];

  constructor(firstId: bigint) {
    this.#nextId = firstId;
  }

  snapshot(): Buffer {
    const update = emptyUpdate();
    for (let at = 0; at < 100; at++) {
      this.#queues.push(this.#insert(update, 'queue', { code_name: `team_${at}`, name: `Team ${at}`, type: 'team' }));
    }
    for (let at = 0; at < REPRESENTATIVES; at++) {
      this.#representatives.push(this.#insert(update, 'representative', this.#representative(at)));
    }
    for (let at = 0; at < SNAPSHOT_SESSIONS; at++) {
      this.#open(update);
    }
    return bytes(update);
  }

  /** Seven of ten row changes update a session or a representative; the rest open and close sessions (3 rows each). */
  changes(count: number): Buffer {
    const update = emptyUpdate();
    for (let done = 0; done < count;) {
      const dice = this.#random(100);
      if (dice < 5) {
        this.#open(update);
        done += 3;
      } else if (dice < 10) {
        this.#close(update);
        done += 3;
      } else {
        this.#touch(update, dice);
        done++;
      }
    }
    this.#now++;
    return bytes(update);
  }

  #touch(update: Update, dice: number): void {
    if (dice < 50) {
      put(update.update, 'representative', this.#pick(this.#representatives), {
        routing_available: this.#random(2),
        routing_busy: this.#random(2),
        ...(dice < 20 && { routing_idle: this.#random(2) }),
      });
    } else {
      const { id } = this.#pick(this.#sessions);
      put(update.update, 'support_session', id, {
        estimated_pickup_timestamp: this.#now + this.#random(900),
        ...(dice < 70 && { queue_id: this.#pick(this.#queues), queue_entry_timestamp: this.#now }),
      });
    }
  }

  #open(update: Update): void {
    const id = this.#insert(update, 'support_session', this.#session());
    const client = this.#insert(update, 'customer_client', {
      client_type: 'desktop',
      elevated: this.#random(2),
      hostname: `LAPTOP-${this.#random(100_000)}`,
      operating_system: 'Windows 11 Enterprise x64 (24H2)',
      support_session_id: id,
    });
    const representative_id = this.#pick(this.#representatives);
    const link = this.#insert(update, 'representative_support_session', { representative_id, support_session_id: id });
    this.#sessions.push({ id, client, link });
  }

  #close(update: Update): void {
    const at = this.#random(this.#sessions.length);
    const session = this.#sessions[at];
    const last = this.#sessions.pop();
    if (session === undefined || last === undefined) {
      return;
    }
    if (at < this.#sessions.length) {
      this.#sessions[at] = last;
    }
    (update.delete['support_session'] ??= []).push(session.id);
    (update.delete['customer_client'] ??= []).push(session.client);
    (update.delete['representative_support_session'] ??= []).push(session.link);
  }

  #insert(update: Update, table: string, fields: Fields): string {
    const id = String(this.#nextId++);
    put(update.insert, table, id, { created_timestamp: this.#now, ...fields });
    return id;
  }

  #representative(at: number): Fields {
    return {
      private_display_name: `Representative ${at} Söderström`,
      public_display_name: `Rep ${at}`,
      queue_id: this.#pick(this.#queues),
      routing_available: 1,
      routing_busy: 0,
      routing_enabled: 1,
      routing_idle: 0,
      skill_code_names: 'windows,network',
      type: 'normal',
      user_id: String(at + 1),
      username: `rep${at}`,
    };
  }

  #session(): Fields {
    return {
      customer_company: 'Acme GmbH',
      customer_company_code: 'acme',
      customer_description: '',
      customer_name: `Customer ${this.#random(100_000)} Müller`,
      estimated_pickup_timestamp: this.#now + 300,
      issue_code_name: 'vpn',
      issue_description: 'The VPN client says “no route” since this morning.',
      lsid: this.#nextId.toString(16).padStart(32, 'c5a1e0'),
      primary_team_queue_id: this.#pick(this.#queues),
      priority: this.#random(3) + 1,
      public_site_id: '1',
      public_site_name: 'Default',
      queue_entry_timestamp: this.#now,
      queue_id: this.#pick(this.#queues),
      start_method: 'session_key',
    };
  }

  #pick<T>(items: readonly T[]): T {
    const item = items[this.#random(items.length)];
    if (item === undefined) {
      throw new Error('The site has nothing to pick from yet.');
    }
    return item;
  }

  /** Park and Miller's generator: the same traffic on every run. */
  #random(below: number): number {
    this.#seed = (this.#seed * 48_271) % 2_147_483_647;
    return this.#seed % below;
  }
}

function emptyUpdate(): Update {
  return { type: 'model_update', insert: {}, update: {}, delete: {} };
}

function put(tables: Record<string, Record<string, Fields>>, table: string, id: string, fields: Fields): void {
  (tables[table] ??= {})[id] = fields;
}

function bytes(update: Update): Buffer {
  return Buffer.from(`${JSON.stringify(update)}\n`, 'utf8');
}
