import * as vscode from 'vscode';
import { CARD_ACTIONS, type CardAction, type FromCard, type ToCard } from '../../../webviews/sessionKey/messages.ts';
import { pageFolder, pageHtml, pageIcon } from '../../platform/pages/pageHtml.ts';
import { showProblem } from '../../platform/showProblem.ts';
import { cardKey, cardTexts } from './cardTexts.ts';
import type { ValidKey } from './validKeys.ts';

/** Carries out what a button of the card stands for. */
export type CardHandler = (action: CardAction, kept: ValidKey) => Promise<unknown>;

/**
 * The page that shows one session key to hand to a customer. There is one at most; it is not restored after a reload,
 * for keys are forgotten with their window.
 */
export class KeyCard implements vscode.Disposable {
  readonly #extensionUri: vscode.Uri;
  readonly #handler: CardHandler;
  #panel: vscode.WebviewPanel | undefined;
  #kept: ValidKey | undefined;

  constructor(extensionUri: vscode.Uri, handler: CardHandler) {
    this.#extensionUri = extensionUri;
    this.#handler = handler;
  }

  /** Shows `kept`, in the page that is open or in a new one. */
  show(kept: ValidKey): void {
    this.#kept = kept;
    if (this.#panel) {
      this.#panel.reveal(undefined, false);
      this.#send();
    } else {
      this.#panel = this.#open();
    }
  }

  dispose(): void {
    this.#panel?.dispose();
  }

  #open(): vscode.WebviewPanel {
    const panel = vscode.window.createWebviewPanel(
      'repWorkflows.sessionKey',
      vscode.l10n.t('Session Key'),
      vscode.ViewColumn.Active,
      { enableScripts: true, enableFindWidget: true, localResourceRoots: [pageFolder(this.#extensionUri)] },
    );
    panel.iconPath = pageIcon(this.#extensionUri);
    panel.webview.onDidReceiveMessage((message: unknown) => void this.#receive(message));
    panel.onDidDispose(() => (this.#panel = undefined));
    panel.webview.html = pageHtml(panel.webview, this.#extensionUri, 'sessionKey', vscode.l10n.t('Session Key'));
    return panel;
  }

  async #receive(message: unknown): Promise<void> {
    const kept = this.#kept;
    if (!isFromCard(message) || !kept) {
      return;
    }
    if (message.type === 'ready') {
      this.#send();
      return;
    }
    try {
      await this.#handler(message.action, kept);
      if (message.action.startsWith('copy')) {
        this.#post({ type: 'copied', action: message.action });
      }
    } catch (error) {
      showProblem(error);
    }
  }

  #send(): void {
    if (this.#kept) {
      this.#post({ type: 'show', key: cardKey(this.#kept), texts: cardTexts() });
    }
  }

  #post(message: ToCard): void {
    void this.#panel?.webview.postMessage(message);
  }
}

function isFromCard(message: unknown): message is FromCard {
  if (typeof message !== 'object' || message === null || !('type' in message)) {
    return false;
  }
  return (
    message.type === 'ready' ||
    (message.type === 'action' && 'action' in message && CARD_ACTIONS.some((action) => action === message.action))
  );
}
