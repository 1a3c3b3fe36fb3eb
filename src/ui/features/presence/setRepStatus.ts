import * as vscode from 'vscode';
import { readRepStatuses, type RepStatus } from '../../../command-api/repStatuses.ts';
import type { CommandRow } from '../../platform/commands/commandCall.ts';
import { oneLine } from '../../platform/plainText.ts';
import { showQuickPick } from '../../platform/prompts.ts';
import { setting } from '../../platform/settings.ts';
import type { ActiveSite, SiteAccess } from '../../sites/siteAccess.ts';
import type { SiteParts } from '../../sites/siteParts.ts';
import { representativeName } from '../../shared/rows/names.ts';
import { ownRepresentative } from '../../shared/rows/ownRepresentative.ts';
import { chooseRepresentative } from './chooseRepresentative.ts';
import type { StatusChanges } from './statusChanges.ts';
import { representativeOfRow } from './whichRepresentative.ts';

const { t } = vscode.l10n;

/**
 * Sets a representative's status (guide: set_rep_status): of the given row, of `repId` (the `user_id`), else one's own;
 * asks who the person is if that is not known. The feed brings the change back to the views.
 */
export async function setRepStatus(
  sites: SiteParts,
  given: StatusChanges,
  argument?: { readonly repId?: string | undefined; readonly codeName?: string | undefined },
  clicked?: CommandRow<'rep'>,
): Promise<{ success: string } | undefined> {
  const { active } = sites;
  const row = representativeOfRow(active.model, clicked);
  const access = active.access();
  const id = row?.user_id ?? argument?.repId ?? (await ownUserId(sites, argument === undefined));
  const chosen = id && (argument?.codeName ?? (await pickStatus(access, row ? representativeName(row) : undefined)));
  if (!chosen) {
    return undefined;
  }
  const answer = await access.commands.runArgument('set_rep_status', { repId: id, codeName: chosen });
  const status = (await known.get(access)?.catch(() => undefined))?.find((each) => each.codeName === chosen);
  given.note(id, status?.name ?? chosen, chosen === AVAILABLE.codeName ? '' : status?.displayAs);
  return answer;
}

/** Returns one's own user ID; asks who the person is if that is not known. Undefined when cancelled. */
async function ownUserId(sites: SiteParts, mayAsk: boolean): Promise<string | undefined> {
  const { active } = sites;
  const username = active.site?.rep;
  if (username !== undefined || !mayAsk) {
    return userIdOf(active, username);
  }
  const chosen = await chooseRepresentative(sites);
  return chosen && userIdOf(active, chosen.username);
}

function userIdOf(active: ActiveSite, username: string | undefined): string {
  if (username === undefined) {
    throw new Error(t('Select your representative first, among those who are logged in.'));
  }
  const id = ownRepresentative(active.model, username)?.row.user_id;
  if (id === undefined) {
    throw new Error(t('{0} is not logged in to the representative console.', username));
  }
  return id;
}

async function pickStatus(access: SiteAccess, name: string | undefined): Promise<string | undefined> {
  const title = name === undefined ? t('Set My Status') : t('Set Status of {0}', name);
  const items = statuses(access).then((known) =>
    known.map(({ codeName, name: word, displayAs }) => ({
      label: oneLine(word),
      description: displayAs && displayAs.toLowerCase() !== word.toLowerCase() ? t('shown as {0}', displayAs) : '',
      codeName,
    })),
  );
  return (await showQuickPick(items, { title, placeHolder: t('Select a status') }))?.codeName;
}

/** Sites list only the statuses of not being available. */
export const AVAILABLE: RepStatus = { id: 'available', name: t('Available'), codeName: 'available', displayAs: '' };

/** The statuses of each site, read once: they seldom change, and requests are limited. */
const known = new WeakMap<SiteAccess, Promise<readonly RepStatus[] | undefined>>();

/** Returns the statuses that can be set, available first; cached while signed in. */
export async function statuses(access: SiteAccess): Promise<readonly RepStatus[]> {
  const reading = known.get(access) ?? readRepStatuses(access.client);
  known.set(access, reading);
  try {
    const read = await reading;
    if (!read) {
      return setting('presence.statuses').map((codeName) => ({ ...AVAILABLE, id: codeName, name: codeName, codeName }));
    }
    return read.some(({ codeName }) => codeName === AVAILABLE.codeName) ? read : [AVAILABLE, ...read];
  } catch (error) {
    known.delete(access);
    throw error;
  }
}
