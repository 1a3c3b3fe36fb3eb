import { randomBytes } from 'node:crypto';
import * as vscode from 'vscode';

/** The folder that the session-key page may read from. */
export function pageFolder(extensionUri: vscode.Uri): vscode.Uri {
  return vscode.Uri.joinPath(extensionUri, 'dist', 'webviews');
}

/** The page's HTML: nothing but its own script and style; what it shows comes as messages. */
export function cardPage(webview: vscode.Webview, extensionUri: vscode.Uri): string {
  const address = (file: string): string =>
    webview.asWebviewUri(vscode.Uri.joinPath(pageFolder(extensionUri), file)).toString();
  const nonce = randomBytes(16).toString('base64url');
  const policy = `default-src 'none'; style-src ${webview.cspSource}; script-src 'nonce-${nonce}'`;
  return `<!DOCTYPE html>
<html lang="${vscode.env.language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${vscode.l10n.t('Session Key')}</title>
<link rel="stylesheet" href="${address('sessionKey.css')}">
</head>
<body>
<main id="card"></main>
<script nonce="${nonce}" src="${address('sessionKey.js')}"></script>
</body>
</html>`;
}
