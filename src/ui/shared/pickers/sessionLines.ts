import * as vscode from 'vscode';
import { waitingSince } from '../../../state/facts.ts';
import type { LiveState } from '../../sites/liveState.ts';
import { representativeNames } from '../rows/names.ts';
import { waitQuestionText, type SessionSelection, type SessionTarget } from './sessionTargets.ts';

const { t } = vscode.l10n;
/** The most sessions that a dialog lists: a dialog taller than the window hides its buttons. */
const MOST_LISTED = 20;

/** Returns the lines of a dialog: one for each session, and the number of selected ones that are no longer there. */
export function sessionLines(live: LiveState, { targets, gone }: SessionSelection): readonly string[] {
  const lines = targets.slice(0, MOST_LISTED).map((target) => sessionLine(live, target));
  const more = targets.length - lines.length;
  return [
    ...lines,
    ...(more > 0 ? [t('and {0} more', more)] : []),
    ...(gone === 1 ? [t('1 selected session is no longer in progress.')] : []),
    ...(gone > 1 ? [t('{0} selected sessions are no longer in progress.', gone)] : []),
  ];
}

/** Returns the customer's name, or the number of sessions. */
export function namesOf(targets: readonly SessionTarget[]): string {
  const [only, ...others] = targets;
  return only && others.length === 0 ? only.name : t('{0} sessions', targets.length);
}

/** Returns a line for a session: the customer, and who helps or how long the wait is. */
function sessionLine(live: LiveState, target: SessionTarget): string {
  const situation = situationOf(live, target);
  return situation === '' ? target.name : t('{0} – {1}', target.name, situation);
}

/** Returns who helps, or how long the customer has waited; empty for an unknown session. */
function situationOf(live: LiveState, { id }: SessionTarget): string {
  if (id === undefined) {
    return '';
  }
  const { model } = live;
  const reps = representativeNames(model, id);
  const since = waitingSince(model, id);
  if (reps.length > 0) {
    return t('in session with {0}', reps.join(', '));
  }
  return since === undefined ? '' : waitQuestionText(live.siteNow() - since);
}
