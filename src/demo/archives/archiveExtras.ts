import { stableId } from './archiveIds.ts';
import { toWire, type WireRow } from '../sim/rowChanges.ts';
import { customerAddresses, repMachine } from '../company/machines.ts';
import { Random } from '../sim/random.ts';
import { AVAILABLE, PAUSES, routing, type Presence } from '../sim/representatives.ts';

/** The rows that the extras belong to, and the way to change them. */
export interface ExtrasStore {
  rows(table: string): ReadonlyMap<string, WireRow>;
  insert(table: string, id: string, row: WireRow): void;
  update(table: string, id: string, fields: WireRow): void;
  delete(table: string, id: string): void;
}

interface Due {
  readonly time: number;
  readonly happens: (time: number) => void;
}

const REP = 'representative';
const LINK = 'representative_support_session';
const TOOL = 'representative_support_session_tool';
const SUPPORT_TOOLS = ['screen_sharing', 'cobrowse', 'file_transfer', 'system_information', 'remote_shell', 'registry'];

/**
 * What only the archives tell: who looks at what, who has lost the connection, which tools are in use (guide: "JSON
 * Tables and Fields for model_insert and model_update"). Chance goes by the row, not by what else happens meanwhile.
 */
export class ArchiveExtras {
  readonly #seed: number;
  readonly #store: ExtrasStore;
  /** The one that is due first comes last. */
  #due: Due[] = [];
  /** Of those who pause, by the id of their row. */
  readonly #pausing = new Map<string, Presence>();
  #isLive = false;

  constructor(seed: number, store: ExtrasStore) {
    this.#seed = seed;
    this.#store = store;
  }

  /** When the next thing happens; undefined when nothing is planned. */
  get due(): number | undefined {
    return this.#due.at(-1)?.time;
  }

  /** Lets the next thing happen. */
  next(): void {
    const next = this.#due.pop();
    next?.happens(next.time);
  }

  /** Pauses are the live model's from now on. */
  goLive(): void {
    this.#isLive = true;
  }

  /** The fields that a new row has beside those of the real-time API. */
  fieldsOf(table: string, id: string, row: WireRow): WireRow {
    switch (table) {
      case 'customer_client': {
        const session = this.#store.rows('support_session').get(String(row['support_session_id']));
        const { privateIp, publicIp } = customerAddresses(String(session?.['lsid']), String(row['client_type']));
        return { connected: 1, private_ip: privateIp, public_ip: publicIp };
      }
      case REP: {
        const { hostname, operatingSystem, privateIp, publicIp } = repMachine(String(row['user_id']));
        const machine = { hostname, operating_system: operatingSystem, private_ip: privateIp, public_ip: publicIp };
        return { connected: 1, console_in_focus: 1, ...machine };
      }
      case LINK: {
        const random = this.#randomOf(table, id, Number(row['created_timestamp']));
        return { selected_support_session_service_tool: random.chance(0.7) ? 'screen_sharing' : '' };
      }
      default:
        return {};
    }
  }

  /** A row was inserted. */
  inserted(table: string, id: string, time: number): void {
    const random = this.#randomOf(table, id, time);
    if (table === REP) {
      this.#loseFocus(id, time, random);
      this.#pause(id, time, this.#randomOf('pause', id, time));
      this.#loseConnection(table, id, time + random.integer(900, 9000), random);
    } else if (table === 'customer_client' && random.chance(0.35)) {
      this.#loseConnection(table, id, time + random.integer(60, 500), random);
    } else if (table === LINK) {
      this.#refresh(String(this.#store.rows(LINK).get(id)?.['representative_id']));
      this.#work(id, time, random);
    }
  }

  /** A row is about to be deleted. */
  deleting(table: string, id: string): void {
    const link = table === LINK ? this.#store.rows(LINK).get(id) : undefined;
    if (link !== undefined) {
      const tools = [...this.#store.rows(TOOL)].filter(([, row]) => isOf(row, link));
      for (const [tool] of tools) {
        this.#store.delete(TOOL, tool);
      }
    }
  }

  /** A row was deleted; `row` is what it was. */
  deleted(table: string, id: string, row: WireRow): void {
    this.#pausing.delete(id);
    if (table !== LINK) {
      return;
    }
    const rep = String(row['representative_id']);
    this.#refresh(rep);
    if (this.#store.rows(REP).get(rep)?.['selected_support_session_id'] === row['support_session_id']) {
      const [other] = this.#linksOf(rep);
      this.#select(rep, String(other?.['support_session_id'] ?? ''));
    }
  }

  /** Nothing is left. */
  clear(): void {
    this.#due = [];
    this.#pausing.clear();
  }

  #linksOf(rep: string): readonly WireRow[] {
    return [...this.#store.rows(LINK).values()].filter((link) => link['representative_id'] === rep);
  }

  /** The representative pauses now and then, before the live model begins. */
  #pause(id: string, time: number, random: Random): void {
    this.#plan(time + 60 + Math.floor(random.interval(2400)), (begun) => {
      if (!this.#isLive && this.#store.rows(REP).has(id)) {
        this.#pausing.set(id, random.pick(PAUSES));
        this.#refresh(id);
        this.#plan(begun + random.integer(120, 900), (over) => {
          this.#pausing.delete(id);
          this.#refresh(id);
          this.#pause(id, over, random);
        });
      }
    });
  }

  /** Lets the flags of session assignment follow. */
  #refresh(rep: string): void {
    const row = this.#store.rows(REP).get(rep);
    if (this.#isLive || row === undefined) {
      return;
    }
    const flags = toWire(routing(this.#pausing.get(rep) ?? AVAILABLE, this.#linksOf(rep).length));
    const changed = Object.entries(flags).filter(([field, value]) => row[field] !== value);
    if (changed.length > 0) {
      this.#store.update(REP, rep, Object.fromEntries(changed));
    }
  }

  /** The console loses the focus now and then, and gets it back. */
  #loseFocus(id: string, time: number, random: Random): void {
    this.#plan(time + random.integer(90, 700), (away) => {
      if (this.#change(REP, id, { console_in_focus: 0 })) {
        this.#plan(away + random.integer(15, 180), (back) => {
          this.#change(REP, id, { console_in_focus: 1 });
          this.#loseFocus(id, back, random);
        });
      }
    });
  }

  #loseConnection(table: string, id: string, at: number, random: Random): void {
    this.#plan(at, (lost) => {
      if (this.#change(table, id, { connected: 0 })) {
        this.#plan(lost + random.integer(12, 150), () => this.#change(table, id, { connected: 1 }));
      }
    });
  }

  /** The representative turns to the session, and takes up one tool after the other. */
  #work(id: string, time: number, random: Random): void {
    this.#plan(time + random.integer(1, 5), (turned) => {
      const link = this.#store.rows(LINK).get(id);
      if (link !== undefined) {
        this.#select(String(link['representative_id']), String(link['support_session_id']));
        this.#useTools(id, turned + random.integer(3, 40), random);
      }
    });
  }

  #useTools(id: string, at: number, random: Random): void {
    this.#plan(at, (begun) => {
      const link = this.#store.rows(LINK).get(id);
      if (link === undefined) {
        return;
      }
      const tool = random.pick(SUPPORT_TOOLS);
      const row = stableId(`tool ${id} ${begun}`);
      const [representative_id, support_session_id] = [link['representative_id'], link['support_session_id']];
      if (representative_id !== undefined && support_session_id !== undefined) {
        this.#store.update(LINK, id, { selected_support_session_service_tool: tool });
        this.#store.insert(TOOL, row, { created_timestamp: begun, representative_id, support_session_id, tool });
        this.#plan(begun + random.integer(30, 300), (laidDown) => {
          if (this.#store.rows(TOOL).has(row)) {
            this.#store.delete(TOOL, row);
            this.#useTools(id, laidDown + random.integer(10, 200), random);
          }
        });
      }
    });
  }

  #select(rep: string, session: string): void {
    this.#change(REP, rep, { selected_support_session_id: session });
  }

  /** Whether the row is still there. */
  #change(table: string, id: string, fields: WireRow): boolean {
    const isThere = this.#store.rows(table).has(id);
    if (isThere) {
      this.#store.update(table, id, fields);
    }
    return isThere;
  }

  #plan(time: number, happens: Due['happens']): void {
    let at = this.#due.length;
    while (at > 0 && (this.#due[at - 1]?.time ?? Infinity) <= time) {
      at--;
    }
    this.#due.splice(at, 0, { time, happens });
  }

  #randomOf(table: string, id: string, time: number): Random {
    let hash = this.#seed ^ time;
    for (const character of `${table}${id}`) {
      hash = Math.imul(hash ^ character.charCodeAt(0), 0x01000193);
    }
    return new Random(hash);
  }
}

function isOf(tool: WireRow, link: WireRow): boolean {
  return (
    tool['representative_id'] === link['representative_id'] && tool['support_session_id'] === link['support_session_id']
  );
}
