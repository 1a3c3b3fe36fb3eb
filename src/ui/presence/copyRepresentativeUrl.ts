import * as vscode from 'vscode';
import * as v from 'valibot';
import { commandArgument } from '../commands/commandArgument.ts';
import { asProblem } from '../problems.ts';
import type { ActiveSite } from '../sites/siteAccess.ts';
import { resolveNode } from '../views/nodeKeys.ts';
import { ownRepresentative } from '../views/ownRepresentative.ts';

const { t } = vscode.l10n;

const argumentSchema = v.object({
  repId: v.optional(v.pipe(v.union([v.string(), v.number()]), v.transform(String))),
});

/**
 * Copies the address by which a customer starts a session with a representative (guide: get_connected_clients,
 * `start_session_url`): the one of the given row, the one with `repId` (the `user_id`), else oneself. Gives the address.
 */
export async function copyRepresentativeUrl(active: ActiveSite, argument?: unknown): Promise<{ url: string }> {
  const node = resolveNode(argument);
  const row = node?.kind === 'rep' ? active.model.rows('representative').get(node.id) : undefined;
  const { repId } = commandArgument(node ? {} : argument, argumentSchema);
  const userId = row?.user_id ?? repId ?? ownRepresentative(active.model, active.site?.rep)?.row.user_id;
  if (userId === undefined) {
    throw new Error(t('Choose first who you are among the logged-in representatives.'));
  }
  const url = await urlOf(active, userId);
  await vscode.env.clipboard.writeText(url);
  return { url };
}

async function urlOf(active: ActiveSite, userId: string): Promise<string> {
  try {
    const clients = await active.access().cache.connectedRepresentatives();
    const url = clients.find((client) => client.userId === userId)?.startSessionUrl;
    if (!url) {
      throw new Error(t('The site tells no address for sessions with that representative.'));
    }
    return url;
  } catch (error) {
    throw asProblem(error);
  }
}
