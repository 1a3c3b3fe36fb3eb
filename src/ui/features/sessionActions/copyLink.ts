import * as vscode from 'vscode';
import type { CommandRow } from '../../platform/commands/commandCall.ts';
import { showResult } from '../../platform/resultLine.ts';
import { pickSession } from '../../shared/pickers/pickSession.ts';
import { siteHost } from '../../shared/siteLinks.ts';
import type { ActiveSite } from '../../sites/siteAccess.ts';

const EXTENSION = 'rep-workflows.rep-workflows';

/**
 * Copies a link that opens the report of a session in VS Code. It has the site's host, so that it opens at the right
 * site. The session is that of the LSID or the row, else the one that the person picks.
 */
export async function copyLink(
  active: ActiveSite,
  lsid: string | undefined,
  row: CommandRow<'session' | 'report'> | undefined,
): Promise<{ uri: string } | undefined> {
  const title = vscode.l10n.t('Copy Link');
  const session = lsid ?? lsidOf(active, row) ?? (await pickSession(active, title))?.lsid;
  if (session === undefined) {
    return undefined;
  }
  const { site } = active.access();
  const query = new URLSearchParams({ lsid: session, site: siteHost(site) });
  const uri = `${vscode.env.uriScheme}://${EXTENSION}/session?${query.toString()}`;
  await vscode.env.clipboard.writeText(uri);
  showResult(vscode.l10n.t('Link copied'));
  return { uri };
}

function lsidOf({ model }: ActiveSite, row: CommandRow | undefined): string | undefined {
  return row?.kind === 'report' ? row.id : model.rows('support_session').get(row?.id ?? '')?.lsid;
}
