import * as vscode from 'vscode';
import { callCommand } from '../../platform/commands/callCommand.ts';
import { showProblem } from '../../platform/showProblem.ts';
import type { SessionKeys } from './sessionKeys.ts';

const { t } = vscode.l10n;

/** The forms of `queue_id` (guide: generate_session_key), with nothing in them that could be a sentence or a link. */
const QUEUE_ID = /^(general|(team|rep):\d{1,20}|issue:[\w.-]{1,64}|rep_username:[\p{L}\p{N}._@\\-]{1,64})$/u;

/** The commands that show what a link names. */
const REPORTS: Readonly<Record<string, 'openSessionReport' | 'openTranscript'>> = {
  '/session': 'openSessionReport',
  '/transcript': 'openTranscript',
};

/**
 * Opens links of the form `vscode://rep-workflows.rep-workflows/key?queue=team:3`, and reports by `/session?lsid=…` and
 * `/transcript?lsid=…`. Anybody can write such a link, so it only looks or begins the flow: a key is generated when the
 * person says so.
 */
export function registerUriHandler(keys: Pick<SessionKeys, 'generate' | 'propose'>): vscode.Disposable {
  return vscode.window.registerUriHandler({
    handleUri: async (uri) => {
      try {
        await openUri(uri, keys);
      } catch (error) {
        showProblem(error);
      }
    },
  });
}

/** Does what a link says. @throws Error for one that is not known, or names what cannot be. */
export async function openUri(uri: vscode.Uri, keys: Pick<SessionKeys, 'generate' | 'propose'>): Promise<void> {
  const report = REPORTS[uri.path];
  if (report !== undefined) {
    await callCommand(report, { lsid: lsidOf(uri) });
    return;
  }
  if (uri.path !== '/key') {
    throw new Error(t('Rep Workflows does not know that link.'));
  }
  const queueId = queueOf(uri);
  await (queueId ? keys.propose(queueId) : keys.generate());
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
