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

/** The sites that links can be of. */
export interface SitesOfLinks {
  readonly active: Pick<ActiveSite, 'site'>;
  readonly sites: { all(): readonly Site[] };
}

/** The forms of `queue_id` (guide: generate_session_key), with nothing in them that could be a sentence or a link. */
const QUEUE_ID = /^(general|(team|rep):\d{1,20}|issue:[\w.-]{1,64}|rep_username:[\p{L}\p{N}._@\\-]{1,64})$/u;

/** The commands that show what a link names. */
const REPORTS: Readonly<Record<string, 'openSessionReport' | 'openTranscript'>> = {
  '/session': 'openSessionReport',
  '/transcript': 'openTranscript',
};

/**
 * Opens links of the form `vscode://rep-workflows.rep-workflows/key?queue=team:3`, and reports by `/session?lsid=…` and
 * `/transcript?lsid=…`, which may name the host of their site as `site`. Anybody can write such a link, so it only looks or begins the flow: a key is generated when the
 * person says so.
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

/** Does what a link says. @throws Error for one that is not known, or names what cannot be. */
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
 * True once the site of a link is the active one: a person is asked before another one becomes it.
 * @throws Error for a link of a site that is not set up here.
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

/** The queue is named to the person before a key is made for it; no other words of a link are ever shown. */
function queueOf(uri: vscode.Uri): string | undefined {
  const queueId = new URLSearchParams(uri.query).get('queue')?.trim();
  if (queueId && !QUEUE_ID.test(queueId)) {
    throw new Error(t('The link names no queue: queue must be as in team:3 or rep_username:jane.'));
  }
  return queueId;
}

/** Nothing but what the id of a session can be made of is handed on. */
function lsidOf(uri: vscode.Uri): string {
  const lsid = new URLSearchParams(uri.query).get('lsid')?.trim() ?? '';
  if (!/^[\w-]{1,128}$/.test(lsid)) {
    throw new Error(t('The link names no session: lsid must consist of letters and digits.'));
  }
  return lsid;
}
