import * as vscode from 'vscode';
import type { FromLinkPage, ToLinkPage } from '../../../webviews/startLink/messages.ts';
import { pageFolder, pageHtml, pageIcon } from '../../platform/pages/pageHtml.ts';

const { t } = vscode.l10n;

/** A link to show to a customer. */
export interface ShownLink {
  /** Where it leads, in the customer's words. */
  readonly heading: string;
  readonly url: string;
}

/** Opens a page with a link and its QR code, for a customer to point a phone at. */
export function showLinkPage(extensionUri: vscode.Uri, { heading, url }: ShownLink): void {
  const panel = vscode.window.createWebviewPanel('repWorkflows.startLink', heading, vscode.ViewColumn.Active, {
    enableScripts: true,
    localResourceRoots: [pageFolder(extensionUri)],
  });
  const post = (message: ToLinkPage): void => void panel.webview.postMessage(message);
  panel.iconPath = pageIcon(extensionUri);
  panel.webview.onDidReceiveMessage(async (message: FromLinkPage) => {
    if (message.type === 'ready') {
      post({ type: 'show', heading, url, texts: linkTexts() });
    } else {
      await vscode.env.clipboard.writeText(url);
      post({ type: 'copied' });
    }
  });
  panel.webview.html = pageHtml(panel.webview, extensionUri, 'startLink', t('Start Session URL'));
}

function linkTexts() {
  return {
    url: t('URL'),
    qrCode: t('QR code of the URL'),
    noQrCode: t('The URL is too long for a QR code.'),
    copy: t('Copy URL'),
    copied: t('Copied'),
  };
}
