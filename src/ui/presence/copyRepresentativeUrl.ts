import * as vscode from 'vscode';
import * as v from 'valibot';
import { startSessionUrl } from '../../session-start/startUrl.ts';
import { commandArgument } from '../commands/commandArgument.ts';
import { setStatusBarMessage } from '../notifications.ts';
import { asProblem } from '../problems.ts';
import { pickRepresentative } from '../sessionActions/people.ts';
import { representativeStart } from '../sessionStart/pickStart.ts';
import type { ActiveSite } from '../sites/siteAccess.ts';
import { ownRepresentative } from '../views/ownRepresentative.ts';
import { representativeOfRow } from './whichRepresentative.ts';

const { t } = vscode.l10n;

const argumentSchema = v.object({
  repId: v.optional(v.pipe(v.union([v.string(), v.number()]), v.transform(String))),
});

/**
 * Copies the address by which a customer starts a session with a representative (guide: get_connected_clients,
 * `start_session_url`; else built as the Session Generation API has it): the one of the given row, the one with `repId`
 * (the `user_id`), else oneself; a person who has not said who that is is asked whose. Gives the address; undefined when
 * cancelled.
 */
export async function copyRepresentativeUrl(
  active: ActiveSite,
  argument?: unknown,
): Promise<{ url: string } | undefined> {
  try {
    const userId = await userIdOf(active, argument);
    if (userId === undefined) {
      return undefined;
    }
    const url = await urlOf(active, userId);
    await vscode.env.clipboard.writeText(url);
    setStatusBarMessage(t('Copied {0}', url), 5000);
    return { url };
  } catch (error) {
    throw asProblem(error);
  }
}

async function userIdOf(active: ActiveSite, argument: unknown): Promise<string | undefined> {
  const row = representativeOfRow(active.model, argument);
  const { repId } = commandArgument(row ? {} : argument, argumentSchema);
  const known = row?.user_id ?? repId ?? ownRepresentative(active.model, active.site?.rep)?.row.user_id;
  if (known !== undefined) {
    return known;
  }
  if (argument !== undefined) {
    throw new Error(t('Choose first who you are among the logged-in representatives.'));
  }
  const picked = await pickRepresentative(active, t('Copy Start Session URL'), [], ['rep']);
  return picked?.slice('rep:'.length);
}

async function urlOf(active: ActiveSite, userId: string): Promise<string> {
  const { cache, site } = active.access();
  const clients = await cache.connectedRepresentatives();
  const told = clients.find((client) => client.userId === userId)?.startSessionUrl;
  if (told) {
    return told;
  }
  const start = await representativeStart(active, userId);
  if (!start) {
    throw new Error(t('The site tells no address for sessions with that representative.'));
  }
  return startSessionUrl(site.url, start);
}
