import type { ReadableModel } from '../../../state/source.ts';
import type { Row, TableRow } from '../../../state/tables.ts';
import type { Customers } from './customers.ts';

/** What a user does at one moment, in the terms of the guide's Use Cases. */
export interface Activity {
  readonly username: string;
  /** Whether the representative console is connected. */
  readonly connected: boolean;
  /** The number of rows in `representative_support_session`. */
  readonly sessions: number;
  readonly autoAssign: boolean;
  readonly available: boolean;
  readonly idle: boolean;
  /** The sessions worked on, by `sessionKey`. */
  readonly work: readonly string[];
  /** In how many sessions the user is responsible for a connected customer. */
  readonly active: number;
  /** In how many sessions the user waits for the customer to reconnect. */
  readonly waiting: number;
  /** The row ids of the sessions selected in the consoles. */
  readonly selected: readonly string[];
}

/**
 * What the user with these `representative` rows does: one row, or several where somebody is logged in twice. A flag
 * that the site does not tell counts as connected, not idle, not available.
 */
export function activityOf(model: ReadableModel, customers: Customers, rowIds: Iterable<string>): Activity | undefined {
  const parts = [...rowIds].flatMap((id) => {
    const row = model.rows('representative').get(id);
    return row === undefined ? [] : [partOf(model, customers, id, row)];
  });
  const [first, ...others] = parts;
  return first === undefined ? undefined : others.reduce(together, first);
}

/** A name of a session that no restart gives to another one. */
function sessionKey(id: string, row: TableRow<'support_session'>): string {
  return row.lsid || `${id}@${row.created_timestamp ?? 0}`;
}

/** The user a `representative` row belongs to: the user id; guests may have none. */
export function userOf(id: string, row: TableRow<'representative'>): string {
  return row.user_id || row.username || id;
}

function partOf(model: ReadableModel, customers: Customers, id: string, row: TableRow<'representative'>): Activity {
  const selected = textOf(row, 'selected_support_session_id');
  const worksOn = selected === '' ? undefined : model.rows('support_session').get(selected);
  const isWork =
    row['console_in_focus'] === true &&
    row.routing_idle !== true &&
    worksOn !== undefined &&
    customers.of(selected) === 'connected';
  const links = model.referencing('representative_support_session', 'representative_id', id);
  return {
    username: row.username ?? '',
    connected: row['connected'] !== false,
    sessions: links.size,
    autoAssign: row.routing_enabled === true,
    available: row.routing_available === true,
    idle: row.routing_idle === true,
    work: isWork ? [sessionKey(selected, worksOn)] : [],
    ...countSessions(model, customers, links, row.queue_id),
    selected: selected === '' ? [] : [selected],
  };
}

/** Looks at each session behind rows of `representative_support_session` once; those that are gone do not count. */
function countSessions(
  model: ReadableModel,
  customers: Customers,
  links: ReadonlySet<string>,
  queue: string | undefined,
): Pick<Activity, 'active' | 'waiting'> {
  const rows = model.rows('representative_support_session');
  const seen = links.size > 1 ? new Set<string>() : undefined;
  let active = 0;
  let waiting = 0;
  for (const link of links) {
    const id = rows.get(link)?.support_session_id ?? '';
    const session = model.rows('support_session').get(id);
    if (session === undefined || seen?.has(id) === true) {
      continue;
    }
    seen?.add(id);
    const presence = customers.of(id);
    waiting += presence === 'away' ? 1 : 0;
    active += presence === 'connected' && Boolean(queue) && session.queue_id === queue ? 1 : 0;
  }
  return { active, waiting };
}

function together(a: Activity, b: Activity): Activity {
  return {
    username: a.username || b.username,
    connected: a.connected || b.connected,
    sessions: a.sessions + b.sessions,
    autoAssign: a.autoAssign || b.autoAssign,
    available: a.available || b.available,
    idle: a.idle || b.idle,
    work: [...new Set([...a.work, ...b.work])],
    active: a.active + b.active,
    waiting: a.waiting + b.waiting,
    selected: [...a.selected, ...b.selected],
  };
}

function textOf(row: Row, field: string): string {
  const value = row[field];
  return typeof value === 'string' ? value : '';
}
