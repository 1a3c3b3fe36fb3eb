import * as vscode from 'vscode';
import { callCommand } from '../../platform/commands/callCommand.ts';
import { showInformationMessage } from '../../platform/notifications.ts';
import { showProblem } from '../../platform/showProblem.ts';
import type { Site } from '../../../site/site.ts';
import { siteHost } from '../../shared/siteLinks.ts';
import type { ActiveSite } from '../../sites/siteAccess.ts';
import type { SessionKeys } from './sessionKeys.ts';

const { t } = vscode.l10n;

/** The commands on session keys that links use. */
type KeysOfLinks = Pick<SessionKeys, 'generate' | 'propose'>;

/** The sites that a link can name. */
export interface SitesOfLinks {
  readonly active: Pick<ActiveSite, 'site'>;
  readonly sites: { all(): readonly Site[] };
}

/** The forms of `queue_id` (guide: generate_session_key), with no characters for a sentence or a link. */
const QUEUE_ID = /^(general|(team|rep):\d{1,20}|issue:[\w.-]{1,64}|rep_username:[\p{L}\p{N}._@\\-]{1,64})$/u;

/** The commands that links to reports open. */
const REPORTS: Readonly<Record<string, 'openSessionReport' | 'openTranscript'>> = {
  '/session': 'openSessionReport',
  '/transcript': 'openTranscript',
};

/**
 * Opens links of the form `vscode://rep-workflows.rep-workflows/key?queue=team:3`, and reports by `/session?lsid=…` and
 * `/transcript?lsid=…`, with the host of their site as an optional `site`. Anybody can write such a link, so it only
 * shows something or starts a prompt: a key is generated only after the person agrees.
 */
export function registerUriHandler(keys: KeysOfLinks, sites: SitesOfLinks): vscode.Disposable {
  return vscode.window.registerUriHandler({
    handleUri: async (uri) => {
      try {
        await openUri(uri, keys, sites);
      } catch (error) {
        showProblem(error);
      }
    },
  });
}

/**
 * Opens what a link names.
 * @throws Error for an unknown link or an invalid name.
 */
export async function openUri(uri: vscode.Uri, keys: KeysOfLinks, sites: SitesOfLinks): Promise<void> {
  const report = REPORTS[uri.path];
  if (report !== undefined) {
    const lsid = lsidOf(uri);
    if (await isAtSite(uri, sites)) {
      await callCommand(report, { lsid });
    }
    return;
  }
  if (uri.path !== '/key') {
    throw new Error(t('Rep Workflows does not know that link.'));
  }
  const queueId = queueOf(uri);
  await (queueId ? keys.propose(queueId) : keys.generate());
}

/**
 * Resolves to true once the site of a link is the active one; asks before it switches to another site.
 * @throws Error if the site of the link is not set up here.
 */
async function isAtSite(uri: vscode.Uri, { active, sites }: SitesOfLinks): Promise<boolean> {
  const host = new URLSearchParams(uri.query).get('site')?.trim().toLowerCase();
  if (!host || (active.site && siteHost(active.site) === host)) {
    return true;
  }
  const site = sites.all().find((each) => siteHost(each) === host);
  if (!site) {
    throw new Error(t('The link is of a site that is not set up here. Add the site, then open the link again.'));
  }
  const go = t('Switch');
  if ((await showInformationMessage(t('This link is of {0}. Switch to that site?', site.label), go)) !== go) {
    return false;
  }
  await callCommand('switchSite', { siteId: site.id });
  return true;
}

/** The prompt names the queue before a key is generated; no other text of a link is ever shown. */
function queueOf(uri: vscode.Uri): string | undefined {
  const queueId = new URLSearchParams(uri.query).get('queue')?.trim();
  if (queueId && !QUEUE_ID.test(queueId)) {
    throw new Error(t('The link names no queue: queue must be as in team:3 or rep_username:jane.'));
  }
  return queueId;
}

/** Returns the LSID of a link; it has the characters of a session's id only. */
function lsidOf(uri: vscode.Uri): string {
  const lsid = new URLSearchParams(uri.query).get('lsid')?.trim() ?? '';
  if (!/^[\w-]{1,128}$/.test(lsid)) {
    throw new Error(t('The link names no session: lsid must consist of letters and digits.'));
  }
  return lsid;
}
