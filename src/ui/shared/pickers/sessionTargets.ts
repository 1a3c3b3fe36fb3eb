import * as vscode from 'vscode';
import type { ReadableModel } from '../../../state/source.ts';
import type { CommandCall } from '../../platform/commands/commandCall.ts';
import { durationText } from '../../platform/durations.ts';
import { oneLine } from '../../platform/plainText.ts';
import { customerOf } from '../rows/names.ts';

const { t } = vscode.l10n;
/** Waits are shown in tens of seconds, so that a shorter wait would read as zero. */
const JUST_ARRIVED_SECONDS = 10;

/** A session to act on. */
export interface SessionTarget {
  readonly lsid: string;
  /** The row id in `support_session`; undefined if the live rows do not have it. */
  readonly id: string | undefined;
  /** The customer's name as in rows; the LSID if the session is unknown. */
  readonly name: string;
}

/** Returns the session with `lsid`, with its customer's name if the live rows have it. */
export function sessionTarget(model: ReadableModel, lsid: string): SessionTarget {
  for (const [id, row] of model.rows('support_session')) {
    if (row.lsid === lsid) {
      return { lsid, id, name: customerOf(model, id) };
    }
  }
  return { lsid, id: undefined, name: oneLine(lsid) };
}

/** The sessions of selected rows. */
export interface SessionSelection {
  readonly targets: readonly SessionTarget[];
  /** The number of other rows whose sessions are no longer in progress. */
  readonly gone: number;
}

/**
 * Returns the sessions of a command that was started on rows of a view: the clicked one first, then the other selected
 * ones. Undefined if the clicked row is no session.
 * @throws Error if the clicked session is no longer in progress.
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

/** Returns the sessions of rows, each once; other rows are skipped. */
function sessionsOf(model: ReadableModel, rows: CommandCall['rows']): SessionSelection {
  const ids = [...new Set(rows.flatMap((each) => (each?.kind === 'session' ? each.id : [])))];
  const targets = ids.flatMap((id) => targetOf(model, id) ?? []);
  return { targets, gone: ids.length - targets.length + rows.filter((each) => each === undefined).length };
}

/** Returns the customer's waiting time for a question. */
export function waitQuestionText(seconds: number): string {
  return seconds < JUST_ARRIVED_SECONDS ? t('has just arrived') : t('waiting for {0}', durationText(seconds));
}

/** Returns the session of a row; undefined if it is no longer in progress. */
export function targetOf(model: ReadableModel, id: string): SessionTarget | undefined {
  const row = model.rows('support_session').get(id);
  return row?.lsid ? { lsid: row.lsid, id, name: customerOf(model, id) } : undefined;
}
