/** The traffic of a large site: a snapshot, then row changes of the kinds and sizes the guide's tables lead to. */

const QUEUES = 100;

/** When the traffic begins, in seconds since the epoch. */
export const START = 1_760_000_000;

/** How much traffic there is to be. */
export interface TrafficOptions {
  /** Row ids count up from here. */
  readonly firstId: bigint;
  /** Sessions in the snapshot; about as many stay. */
  readonly sessions: number;
  readonly representatives: number;
  /** Row changes after the snapshot, in all. */
  readonly changes: number;
  readonly changesPerMessage: number;
  /** How many messages there are to a second of the site's clock; one unless told. */
  readonly messagesPerSecond?: number;
  /** Whether every fifth session waits and the representatives serve queues; else all sessions are in hand. */
  readonly waiting?: boolean;
}

type Fields = Record<string, unknown>;
interface Update {
  readonly type: 'model_update';
  readonly insert: Record<string, Record<string, Fields>>;
  readonly update: Record<string, Record<string, Fields>>;
  readonly delete: Record<string, string[]>;
}

/** The messages, newline included: one with the rows of the snapshot, then those with the row changes. */
export function stateTraffic(options: TrafficOptions): readonly Buffer[] {
  const site = new TrafficSite(options);
  const messages = [site.snapshot()];
  for (let done = 0; done < options.changes; done += options.changesPerMessage) {
    messages.push(site.changes());
  }
  return messages;
}

interface Session {
  readonly id: string;
  readonly client: string;
  readonly link: string | undefined;
}

class TrafficSite {
  #nextId: bigint;
  #messages = 0;
  #seed = 1;
  readonly #options: TrafficOptions;
  readonly #queues: string[] = [];
  readonly #representatives: string[] = [];
  readonly #sessions: Session[] = [];

  constructor(options: TrafficOptions) {
    this.#options = options;
    this.#nextId = options.firstId;
  }

  get #now(): number {
    return START + Math.floor(this.#messages / (this.#options.messagesPerSecond ?? 1));
  }

  snapshot(): Buffer {
    const update = emptyUpdate();
    for (let at = 0; at < QUEUES; at++) {
      this.#queues.push(this.#insert(update, 'queue', { code_name: `team_${at}`, name: `Team ${at}`, type: 'team' }));
    }
    for (let at = 0; at < this.#options.representatives; at++) {
      const representative_id = this.#insert(update, 'representative', this.#representative(at));
      this.#representatives.push(representative_id);
      if (this.#options.waiting) {
        const queue_id = this.#pick(this.#queues);
        this.#insert(update, 'representative_queue', { queue_id, representative_id, role: 'member' });
      }
    }
    for (let at = 0; at < this.#options.sessions; at++) {
      this.#open(update);
    }
    return bytes(update);
  }

  /** Seven of ten row changes update a session or a representative; the rest open and close sessions (3 rows each). */
  changes(): Buffer {
    const update = emptyUpdate();
    for (let done = 0; done < this.#options.changesPerMessage;) {
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
    this.#messages++;
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
    const waits = this.#options.waiting === true && this.#random(5) === 0;
    this.#sessions.push({ id, client, link: waits ? undefined : this.#link(update, id) });
  }

  #link(update: Update, support_session_id: string): string {
    const representative_id = this.#pick(this.#representatives);
    return this.#insert(update, 'representative_support_session', { representative_id, support_session_id });
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
    if (session.link !== undefined) {
      (update.delete['representative_support_session'] ??= []).push(session.link);
    }
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
