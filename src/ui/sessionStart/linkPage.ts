import * as vscode from 'vscode';
import type { FromLinkPage, ToLinkPage } from '../../webviews/startLink/messages.ts';
import { pageFolder, pageHtml, pageIcon } from '../pages/pageHtml.ts';

const { t } = vscode.l10n;

/** Opens a page beside the editor with `url` as a QR code, for a customer to point a phone at. */
export function showLinkPage(extensionUri: vscode.Uri, title: string, url: string): void {
  const panel = vscode.window.createWebviewPanel('repWorkflows.startLink', title, vscode.ViewColumn.Beside, {
    enableScripts: true,
    localResourceRoots: [pageFolder(extensionUri)],
  });
  panel.iconPath = pageIcon(extensionUri);
  const texts = {
    qrCode: t('QR code of the URL'),
    noQrCode: t('The URL is too long for a QR code.'),
    copy: t('Copy URL'),
  };
  const show = { type: 'show', url, texts } satisfies ToLinkPage;
  panel.webview.onDidReceiveMessage((message: FromLinkPage) => {
    if (message.type === 'ready') {
      void panel.webview.postMessage(show);
    } else {
      void vscode.env.clipboard.writeText(url);
    }
  });
  panel.webview.html = pageHtml(panel.webview, extensionUri, 'startLink', title);
}
