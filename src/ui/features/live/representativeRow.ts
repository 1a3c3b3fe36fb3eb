import * as vscode from 'vscode';
import { presenceOf, sessionCount } from '../../../state/facts.ts';
import type { TableRow } from '../../../state/tables.ts';
import { durationText } from '../../platform/durations.ts';
import { dotted } from '../../platform/plainText.ts';
import { personKey } from '../../shared/rows/idleTimes.ts';
import { representativeName } from '../../shared/rows/names.ts';
import { presenceLook, type PresenceLook } from '../../shared/rows/presenceWords.ts';
import type { Moment } from '../../shared/rows/sessionRow.ts';
import type { TreeRow } from '../../platform/trees/treeContent.ts';

const { t } = vscode.l10n;

/** The look of a presence that the site does not send. */
const UNKNOWN: PresenceLook = { word: '', icon: 'person' };

/** Returns the number of sessions as words; undefined for none. */
function sessionCountText(count: number): string | undefined {
  if (count === 0) {
    return undefined;
  }
  return count === 1 ? t('1 session') : t('{0} sessions', count);
}

/** Returns the row of a representative: presence as shape, colour and word, and the sessions in hand. */
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
  const { word, icon, color } = presence === undefined ? UNKNOWN : presenceLook(presence);
  const name = moment.statusWord?.(row) ?? word;
  const status = presence === 'idle' ? idleText(moment, row, name) : name;
  const self = ownUsername !== undefined && row.username?.toLowerCase() === ownUsername.toLowerCase();
  return {
    label: representativeName(row),
    description: dotted(self ? t('you') : undefined, status, sessionCountText(sessionCount(model, id))),
    icon,
    ...(color && { color }),
    contextValue: self ? 'rep.self' : 'rep',
    collapsible,
  };
}

/** Returns the word for an idle representative, with the idle time if it is known and not short. */
function idleText({ now, idleSince }: Moment, row: TableRow<'representative'>, word: string): string {
  const seconds = now - (idleSince?.get(personKey(row)) ?? now);
  return seconds < 60 ? word : t('{0} {1}', word, durationText(seconds));
}
