import * as vscode from 'vscode';
import type { ReadableModel } from '../../../state/source.ts';
import type { CommandCall } from '../../platform/commands/commandCall.ts';
import { durationText } from '../../platform/durations.ts';
import { oneLine } from '../../platform/plainText.ts';
import { customerOf } from '../rows/names.ts';

const { t } = vscode.l10n;
/** Durations are told in tens of seconds; a shorter wait would read as none. */
const JUST_ARRIVED_SECONDS = 10;

/** A session that a command is to act on. */
export interface SessionTarget {
  readonly lsid: string;
  /** The row id in `support_session`; undefined for a session that the live rows do not know. */
  readonly id: string | undefined;
  /** The customer as rows show it; the LSID where the session is not known. */
  readonly name: string;
}

/** The session with `lsid`, known by name where the live rows have it. */
export function sessionTarget(model: ReadableModel, lsid: string): SessionTarget {
  for (const [id, row] of model.rows('support_session')) {
    if (row.lsid === lsid) {
      return { lsid, id, name: customerOf(model, id) };
    }
  }
  return { lsid, id: undefined, name: oneLine(lsid) };
}

/** The sessions that rows of a view stand for. */
export interface SessionSelection {
  readonly targets: readonly SessionTarget[];
  /** How many rows more stand for sessions that are no longer in progress. */
  readonly gone: number;
}

/**
 * The sessions that a command is about which was started on rows of a view: the one that was clicked, and after it the
 * others that are selected with it. Undefined when it was not started on a row of a session.
 * @throws Error when the session that was clicked is no longer in progress.
 */
export function selectedSessions(
  model: ReadableModel,
  { row, rows }: Pick<CommandCall, 'row' | 'rows'>,
): SessionSelection | undefined {
  if (rows.length === 0 || (row && row.kind !== 'session')) {
    return undefined;
  }
  if (sessionsOf(model, [row]).gone > 0) {
    throw new Error(t('That session is no longer in progress.'));
  }
  return sessionsOf(model, [row, ...rows]);
}

/** The sessions that rows stand for, each once; rows of other things are passed over. */
function sessionsOf(model: ReadableModel, rows: CommandCall['rows']): SessionSelection {
  const ids = [...new Set(rows.flatMap((each) => (each?.kind === 'session' ? each.id : [])))];
  const targets = ids.flatMap((id) => targetOf(model, id) ?? []);
  return { targets, gone: ids.length - targets.length + rows.filter((each) => each === undefined).length };
}

/** How long a customer has waited, as a question says it. */
export function waitText(seconds: number): string {
  return seconds < JUST_ARRIVED_SECONDS ? t('has just arrived') : t('waiting for {0}', durationText(seconds));
}

/** The session of a row; undefined when it is no longer in progress. */
export function targetOf(model: ReadableModel, id: string): SessionTarget | undefined {
  const row = model.rows('support_session').get(id);
  return row?.lsid ? { lsid: row.lsid, id, name: customerOf(model, id) } : undefined;
}
