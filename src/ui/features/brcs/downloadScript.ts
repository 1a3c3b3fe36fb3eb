import { homedir } from 'node:os';
import { basename } from 'node:path';
import * as vscode from 'vscode';
import { systemClock } from '../../../base/clock.ts';
import { checkedClientScript, clientScriptDownload, clientScriptUrl, isForClient } from '../../../brcs/clientScript.ts';
import { currentActions, scriptAction } from '../../../brcs/scriptActions.ts';
import { CLIENT_TYPES_SINCE, type ClientType } from '../../../brcs/scriptParameters.ts';
import { download } from '../../../site/files/download.ts';
import { proposedFileName, safeFileName } from '../../../site/files/fileNames.ts';
import { siteErrorFor } from '../../../site/siteMessages.ts';
import type { ScriptDownload } from './contributions.ts';
import { formUntilDone } from '../../platform/forms/untilDone.ts';
import { withProgress } from '../../platform/notifications.ts';
import { openInBrowser } from '../../platform/openInBrowser.ts';
import { pickWithinVersion, versionProblem } from '../../platform/forms/withinVersion.ts';
import type { PickItem } from '../../platform/prompts.ts';
import { setting } from '../../platform/settings.ts';
import type { SiteAccess } from '../../sites/siteAccess.ts';
import { siteFactsOf } from '../../sites/siteFacts.ts';
import { commandForm, pickAction } from './askCommands.ts';
import { scriptEnding } from './openScript.ts';
import type { ScriptParts } from './scriptParts.ts';

const { t } = vscode.l10n;

/** A script file from the site, or the address of the web console. */
export type DownloadedScript = { readonly uri: string; readonly fileName: string } | { readonly url: string };

/**
 * Requests a script from the site (guide: The BeyondTrust Client Scripting API). The argument is `{type, action,
 * params}`; without it the person is asked. `rep` opens the site's file under its own name; `web_console` opens the URL
 * in the browser. Undefined when cancelled.
 * @throws Error whose message names the parameter and its bound, or says what the site answered.
 */
export async function downloadScript(
  parts: ScriptParts,
  argument?: ScriptDownload,
): Promise<DownloadedScript | undefined> {
  return argument ? fetchScript(parts.active.access(), argument) : downloadByHand(parts);
}

async function fetchScript(access: SiteAccess, asked: ScriptDownload): Promise<DownloadedScript> {
  const request = checkedClientScript(asked);
  const { apiVersion } = access.account ?? {};
  const problem =
    versionProblem(CLIENT_TYPES_SINCE[request.type], apiVersion) ??
    versionProblem(scriptAction(request.action)?.since, apiVersion);
  if (problem !== undefined) {
    throw new Error(t('{0} cannot be asked for: {1}.', request.action, problem));
  }
  if (request.type === 'web_console') {
    const url = clientScriptUrl(access.site.url, request);
    // Not awaited, because VS Code may first ask whether to open the page.
    void openInBrowser(url).catch(() => undefined);
    return { url };
  }
  const script = clientScriptDownload(request);
  const fallback = `${request.action}.${scriptEnding(access.site.company)}`;
  const file = await withProgress(
    { location: vscode.ProgressLocation.Notification, title: t('Downloading the script'), cancellable: true },
    (_progress, token) => {
      const abort = new AbortController();
      token.onCancellationRequested(() => abort.abort());
      return download(access.client, script, {
        target: ({ headers }) => ({
          folder: setting('downloads.folder') || homedir(),
          name: safeFileName(proposedFileName(headers) ?? fallback, fallback),
        }),
        refused: (text) => siteErrorFor(script.action, text, new URL(access.site.url).host),
        clock: systemClock,
        signal: abort.signal,
      });
    },
  );
  const uri = vscode.Uri.file(file.path);
  const opened = await vscode.workspace.openTextDocument(uri);
  const isScript = opened.languageId === 'brcs';
  const document = isScript ? opened : await vscode.languages.setTextDocumentLanguage(opened, 'brcs');
  await vscode.window.showTextDocument(document);
  return { uri: uri.toString(), fileName: basename(file.path) };
}

async function downloadByHand(parts: ScriptParts): Promise<DownloadedScript | undefined> {
  const title = t('Download Console Script');
  const types: readonly (PickItem & { readonly type: ClientType })[] = [
    { label: t('Representative console'), detail: t('The site makes a script for it.'), type: 'rep' },
    { label: t('Web console'), detail: t('It opens in the browser and does it at once.'), type: 'web_console' },
  ];
  const { apiVersion } = siteFactsOf(parts.active);
  const offered = types.map((item) => ({ ...item, since: CLIENT_TYPES_SINCE[item.type] }));
  const type = (await pickWithinVersion(offered, apiVersion, { title, placeHolder: t('For which console?') }))?.type;
  const actions = currentActions().filter((name) => type !== undefined && isForClient(name, type));
  const action = type && (await pickAction(title, actions, parts));
  if (!type || !action) {
    return undefined;
  }
  return formUntilDone(await commandForm({ action }, parts), async (params) => {
    await parts.recent.remember({ action, params });
    return fetchScript(parts.active.access(), { type, action, params: { ...params } });
  });
}
