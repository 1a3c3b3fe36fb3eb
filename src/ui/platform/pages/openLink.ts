import * as vscode from 'vscode';
import { showWarningMessage } from '../notifications.ts';
import { openInBrowser } from '../openInBrowser.ts';

/** Opens a link that somebody else wrote, after VS Code has asked; anything but http and https is refused. */
export async function openLink(url: string): Promise<void> {
  const target = URL.canParse(url) ? new URL(url) : undefined;
  if (target?.protocol !== 'https:' && target?.protocol !== 'http:') {
    throw new Error(vscode.l10n.t('Only web links can be opened.'));
  }
  const open = vscode.l10n.t('Open');
  const detail = target.href.length > 300 ? `${target.href.slice(0, 300)}…` : target.href;
  const chosen = await showWarningMessage(
    vscode.l10n.t('Open this link from the session?'),
    { modal: true, detail },
    open,
  );
  if (chosen === open) {
    await openInBrowser(target.href);
  }
}
