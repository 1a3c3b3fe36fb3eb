import type { Metrics, RepMetrics } from '../../../src/reporting/archive/metrics/metrics.ts';
import { apply } from './world.ts';
import type { Change, Fields, World } from './world.ts';

/** The guide's Use Cases counted the slow way: one second after the other, every row looked at anew. */
type Counted = Omit<RepMetrics, 'logins' | 'averageWorkSeconds' | 'concurrentSessionSeconds' | 'username'> & {
  concurrentSessionSeconds: Record<string, number>;
  workBySession: Map<string, number>;
  username: string;
};
type Writable<T> = { -readonly [K in keyof T]: T[K] };

/** Counts the known seconds from `from` to `to`. */
export function countMetrics(
  changes: readonly Change[],
  from: number,
  to: number,
  isKnown: (second: number) => boolean,
): Omit<Metrics, 'reps'> & { readonly reps: Record<string, Omit<RepMetrics, 'logins'>> } {
  const users = new Map<string, Writable<Counted>>();
  const loggedIn: number[] = [];
  const world: World = new Map();
  let next = 0;
  for (let second = Math.min(from, changes[0]?.time ?? from); second < to; second++) {
    for (let change = changes[next]; change !== undefined && change.time <= second; change = changes[next]) {
      apply(world, change);
      next++;
    }
    if (second >= from && isKnown(second)) {
      loggedIn.push(world.get('representative')?.size ?? 0);
      countSecond(world, users);
    }
  }
  const sum = loggedIn.reduce((total, count) => total + count, 0);
  return {
    from,
    to,
    unknownSeconds: to - from - loggedIn.length,
    representativesLoggedIn: {
      min: loggedIn.length === 0 ? 0 : Math.min(...loggedIn),
      max: Math.max(0, ...loggedIn),
      average: loggedIn.length === 0 ? 0 : sum / loggedIn.length,
    },
    reps: Object.fromEntries([...users].map(([user, counted]) => [user, finished(counted)])),
  };
}

function finished({ workBySession, ...counted }: Counted): Omit<RepMetrics, 'logins'> {
  return {
    ...counted,
    averageWorkSeconds: workBySession.size === 0 ? 0 : counted.workSeconds / workBySession.size,
  };
}

function rowsOf(world: World, table: string): readonly (Fields & { rowId: string })[] {
  return [...(world.get(table) ?? [])].map(([rowId, row]) => ({ ...row, rowId }));
}

function countSecond(world: World, users: Map<string, Writable<Counted>>): void {
  const reps = rowsOf(world, 'representative');
  for (const user of new Set(reps.map((rep) => String(rep['user_id'])))) {
    const own = reps.filter((rep) => rep['user_id'] === user);
    const counted = users.get(user) ?? emptyCount();
    users.set(user, counted);
    const username = own[0]?.['username'];
    counted.username = typeof username === 'string' ? username : '';
    countUser(world, own, counted);
  }
}

function countUser(world: World, own: readonly (Fields & { rowId: string })[], counted: Writable<Counted>): void {
  const sessions = rowsOf(world, 'support_session');
  const links = rowsOf(world, 'representative_support_session');
  const clients = rowsOf(world, 'customer_client');
  const clientsOf = (session: string) => clients.filter((client) => client['support_session_id'] === session);
  const isThere = (session: string) => clientsOf(session).some((client) => client['connected'] === true);
  const isAway = (session: string) => clientsOf(session).length > 0 && !isThere(session);
  const any = (field: string) => own.some((rep) => rep[field] === true);
  const joined = own.map((rep) => links.filter((link) => link['representative_id'] === rep.rowId));
  const inAll = joined.reduce((total, list) => total + list.length, 0);

  counted.loggedInSeconds++;
  counted.connectedSeconds += any('connected') ? 1 : 0;
  counted.autoAssignSeconds += any('routing_enabled') ? 1 : 0;
  counted.availableSeconds += any('routing_available') ? 1 : 0;
  counted.idleSeconds += any('routing_idle') ? 1 : 0;
  if (any('connected')) {
    if (inAll === 0) {
      counted.withoutSessionSeconds++;
    } else {
      counted.concurrentSessionSeconds[inAll] = (counted.concurrentSessionSeconds[inAll] ?? 0) + 1;
    }
  }
  const worked = new Set<string>();
  for (const [at, rep] of own.entries()) {
    for (const session of sessions) {
      const isIn = joined[at]?.some((link) => link['support_session_id'] === session.rowId) === true;
      if (isIn && session['queue_id'] === rep['queue_id'] && isThere(session.rowId)) {
        counted.activeSeconds++;
      }
      if (isIn && isAway(session.rowId)) {
        counted.waitingForReconnectSeconds++;
      }
      const isSelected = rep['selected_support_session_id'] === session.rowId;
      if (isSelected && rep['console_in_focus'] === true && rep['routing_idle'] === false && isThere(session.rowId)) {
        worked.add(String(session['lsid']));
      }
    }
  }
  for (const session of worked) {
    counted.workSeconds++;
    counted.workBySession.set(session, (counted.workBySession.get(session) ?? 0) + 1);
  }
}

function emptyCount(): Writable<Counted> {
  return {
    username: '',
    workSeconds: 0,
    activeSeconds: 0,
    loggedInSeconds: 0,
    connectedSeconds: 0,
    withoutSessionSeconds: 0,
    concurrentSessionSeconds: {},
    autoAssignSeconds: 0,
    availableSeconds: 0,
    idleSeconds: 0,
    waitingForReconnectSeconds: 0,
    workBySession: new Map(),
  };
}
