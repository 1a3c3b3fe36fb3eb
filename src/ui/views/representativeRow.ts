import * as vscode from 'vscode';
import { presenceOf, sessionsOf } from '../../state/facts.ts';
import { durationText } from '../durations.ts';
import { dotted } from '../plainText.ts';
import { representativeName } from './names.ts';
import { presenceLook } from './presenceWords.ts';
import type { Moment } from './sessionRow.ts';
import type { TreeRow } from './treeContent.ts';

const { t } = vscode.l10n;

/** How many sessions, in words; undefined for none. */
function sessionCountText(count: number): string | undefined {
  if (count === 0) {
    return undefined;
  }
  return count === 1 ? t('1 session') : t('{0} sessions', count);
}

/** A representative: presence as shape, colour and word, and the sessions in hand. */
export function representativeRow(
  moment: Moment,
  id: string,
  ownUsername: string | undefined,
  collapsible: TreeRow['collapsible'],
): TreeRow | undefined {
  const { model } = moment;
  const row = model.rows('representative').get(id);
  if (!row) {
    return undefined;
  }
  const presence = presenceOf(row);
  const { word, icon, color } = presenceLook(presence);
  const status = presence === 'idle' ? idleText(moment, id, word) : word;
  const self = ownUsername !== undefined && row.username?.toLowerCase() === ownUsername.toLowerCase();
  return {
    label: representativeName(row),
    description: dotted(self ? t('you') : undefined, status, sessionCountText(sessionsOf(model, id).length)),
    icon,
    ...(color && { color }),
    contextValue: self ? 'rep.self' : 'rep',
    collapsible,
  };
}

/** With the time where it is known, and more than a moment. */
function idleText({ now, idleSince }: Moment, id: string, word: string): string {
  const seconds = now - (idleSince?.get(id) ?? now);
  return seconds < 60 ? word : t('idle {0}', durationText(seconds));
}
