import * as vscode from 'vscode';
import { startSessionUrl } from '../../../session-start/startUrl.ts';
import type { CommandRow } from '../../platform/commands/commandCall.ts';
import { setStatusBarMessage } from '../../platform/notifications.ts';
import { pickRepresentative } from '../../shared/pickers/people.ts';
import { representativeStart } from '../../shared/pickers/pickStart.ts';
import type { ActiveSite } from '../../sites/siteAccess.ts';
import { ownRepresentative } from '../../shared/rows/ownRepresentative.ts';
import { representativeOfRow } from './whichRepresentative.ts';

const { t } = vscode.l10n;

/**
 * Copies the address at which a customer starts a session with a representative (guide: get_connected_clients,
 * `start_session_url`; else built as the Session Generation API has it): of the given row, of `repId` (the `user_id`),
 * else one's own, or of the representative the person picks if their own is not known. Returns the address; undefined
 * when cancelled.
 */
export async function copyRepresentativeUrl(
  active: ActiveSite,
  argument?: RepArgument,
  row?: CommandRow<'rep'>,
): Promise<{ url: string } | undefined> {
  const userId = await userIdOf(active, argument, row);
  if (userId === undefined) {
    return undefined;
  }
  const url = await urlOf(active, userId);
  await vscode.env.clipboard.writeText(url);
  setStatusBarMessage(t('Copied {0}', url), 5000);
  return { url };
}

interface RepArgument {
  readonly repId?: string | undefined;
}

async function userIdOf(
  active: ActiveSite,
  argument: RepArgument | undefined,
  row: CommandRow<'rep'> | undefined,
): Promise<string | undefined> {
  const clicked = representativeOfRow(active.model, row);
  const own = ownRepresentative(active.model, active.site?.rep)?.row.user_id;
  const known = clicked?.user_id ?? argument?.repId ?? own;
  if (known !== undefined) {
    return known;
  }
  if (argument || row) {
    throw new Error(t('Select your representative first, among those who are logged in.'));
  }
  const picked = await pickRepresentative(active, t('Copy Start Session URL'), [], ['rep']);
  return picked?.slice('rep:'.length);
}

async function urlOf(active: ActiveSite, userId: string): Promise<string> {
  const { cache, site } = active.access();
  const clients = await cache.connectedRepresentatives();
  const url = clients.find((client) => client.userId === userId)?.startSessionUrl;
  if (url) {
    return url;
  }
  const start = await representativeStart(active, userId);
  if (!start) {
    throw new Error(t('The site has no address for sessions with that representative.'));
  }
  return startSessionUrl(site.url, start);
}
