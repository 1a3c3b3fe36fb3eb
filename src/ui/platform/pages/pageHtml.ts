import { randomBytes } from 'node:crypto';
import * as vscode from 'vscode';

/** The folder that pages may read from. */
export function pageFolder(extensionUri: vscode.Uri): vscode.Uri {
  return vscode.Uri.joinPath(extensionUri, 'dist', 'webviews');
}

/** What a page's tab is marked with. */
export function pageIcon(extensionUri: vscode.Uri): { readonly light: vscode.Uri; readonly dark: vscode.Uri } {
  const file = (theme: string): vscode.Uri => vscode.Uri.joinPath(extensionUri, 'media', `page.${theme}.svg`);
  return { light: file('light'), dark: file('dark') };
}

/**
 * A page's HTML: nothing but the script and style that `bundle` names; what it shows comes as messages.
 * @param title plain words of ours, never what a site sent.
 */
export function pageHtml(webview: vscode.Webview, extensionUri: vscode.Uri, bundle: string, title: string): string {
  const address = (file: string): string =>
    webview.asWebviewUri(vscode.Uri.joinPath(pageFolder(extensionUri), file)).toString();
  const nonce = randomBytes(16).toString('base64url');
  const policy = `default-src 'none'; style-src ${webview.cspSource}; script-src 'nonce-${nonce}'`;
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
  return `<!DOCTYPE html>
<html lang="${vscode.env.language}" data-time-zone="${timeZone}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<link rel="stylesheet" href="${address(`${bundle}.css`)}">
</head>
<body>
<main id="page"></main>
<script type="module" nonce="${nonce}" src="${address(`${bundle}.js`)}"></script>
</body>
</html>`;
}
