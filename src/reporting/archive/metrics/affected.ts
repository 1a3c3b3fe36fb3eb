import type { ChangeSet } from '../../../state/model/changeSet.ts';
import type { ReadableModel } from '../../../state/source.ts';
import type { Row } from '../../../state/tables.ts';

/** Whom a change may make do something else. */
export interface Affected {
  /** Row ids of `representative`. */
  readonly representatives: ReadonlySet<string>;
  /** Row ids of `support_session`: all who are in them may do something else, too. */
  readonly sessions: ReadonlySet<string>;
}

/** Reads a change set for what the metrics hang on: who is in a session, its queue, and whether its customer is there. */
export function affectedBy(changes: ChangeSet, model: ReadableModel): Affected {
  const representatives = new Set<string>();
  const sessions = new Set<string>();
  for (const row of changedRows(changes, model, 'representative_support_session')) {
    add(representatives, row['representative_id']);
  }
  for (const row of changedRows(changes, model, 'customer_client')) {
    add(sessions, row['support_session_id']);
  }
  for (const id of changedSessions(changes)) {
    sessions.add(id);
  }
  return { representatives, sessions };
}

/** The row ids of the representatives who are in a session. */
export function representativesIn(session: string, model: ReadableModel): ReadonlySet<string> {
  const representatives = new Set<string>();
  const links = model.rows('representative_support_session');
  for (const link of model.referencing('representative_support_session', 'support_session_id', session)) {
    add(representatives, links.get(link)?.representative_id);
  }
  return representatives;
}

/** The rows of `table` that came, went or changed, before and after. */
function changedRows(changes: ChangeSet, model: ReadableModel, table: string): readonly Row[] {
  const rows = model.rows(table);
  const ids = [...(changes.inserted.get(table) ?? []), ...(changes.updated.get(table) ?? [])];
  return [
    ...ids.map((id) => rows.get(id) ?? {}),
    ...(changes.before.get(table)?.values() ?? []),
    ...(changes.deleted.get(table)?.values() ?? []),
  ];
}

function changedSessions(changes: ChangeSet): readonly string[] {
  const table = 'support_session';
  const moved = [...(changes.before.get(table) ?? [])].filter(([, row]) => 'queue_id' in row || 'lsid' in row);
  return [
    ...(changes.inserted.get(table) ?? []),
    ...moved.map(([id]) => id),
    ...(changes.deleted.get(table)?.keys() ?? []),
  ];
}

function add(ids: Set<string>, value: unknown): void {
  if (typeof value === 'string') {
    ids.add(value);
  }
}
