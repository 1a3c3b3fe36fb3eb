import * as vscode from 'vscode';
import { presenceOf, sessionsOf } from '../../state/facts.ts';
import type { ReadableModel } from '../../state/source.ts';
import { dotted } from '../plainText.ts';
import { representativeName } from './names.ts';
import { presenceLook } from './presenceWords.ts';
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
  model: ReadableModel,
  id: string,
  ownUsername: string | undefined,
  collapsible: TreeRow['collapsible'],
): TreeRow | undefined {
  const row = model.rows('representative').get(id);
  if (!row) {
    return undefined;
  }
  const { word, icon, color } = presenceLook(presenceOf(row));
  const self = ownUsername !== undefined && row.username?.toLowerCase() === ownUsername.toLowerCase();
  return {
    label: representativeName(row),
    description: dotted(self ? t('you') : undefined, word, sessionCountText(sessionsOf(model, id).length)),
    icon,
    ...(color && { color }),
    contextValue: self ? 'rep.self' : 'rep',
    collapsible,
  };
}
