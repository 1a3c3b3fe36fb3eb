import * as vscode from 'vscode';
import * as v from 'valibot';
import { describeAction } from '../../command-api/actions.ts';
import { parseBbCode } from '../../command-api/bbCode.ts';
import { maxLengthOf } from '../../command-api/checkValue.ts';
import { guideParams } from '../../command-api/guideParams.ts';
import { validateParams } from '../../command-api/validate.ts';
import { DisposableStore } from '../../base/disposable.ts';
import type { ComposerState, Draft, ToComposer } from '../../webviews/chatComposer/messages.ts';
import { timeText } from '../durations.ts';
import { pageFolder, pageHtml, pageIcon } from '../pages/pageHtml.ts';
import { problemText } from '../problems.ts';
import type { ActiveSite, SiteAccess } from '../sites/siteAccess.ts';
import { placeName, recipientsIn, sendersIn, type ChatPlace } from './chatPlaces.ts';
import { composerTexts } from './composerTexts.ts';
import { ownUserId } from './people.ts';

const ACTION = 'send_chat_message';

const draftSchema = v.object({ sender: v.string(), recipient: v.string(), body: v.string() });
const fromComposer = v.union([
  v.object({ type: v.literal('ready') }),
  v.object({ type: v.picklist(['edit', 'send']), draft: draftSchema }),
]);

/** The composers that are open, by the place they write to. */
const open = new Map<string, ChatComposer>();

/**
 * Opens the page in which messages to a session or a team are written, or brings it to the front. Resolves with the
 * answer to the first message that is sent; undefined when the page is closed before.
 */
export function composeChat(active: ActiveSite, extensionUri: vscode.Uri, place: ChatPlace): Promise<unknown> {
  const key = JSON.stringify([active.access().site.id, place]);
  const composer = open.get(key) ?? new ChatComposer(active, extensionUri, place, () => open.delete(key));
  open.set(key, composer);
  return composer.reveal();
}

class ChatComposer {
  readonly #active: ActiveSite;
  readonly #access: SiteAccess;
  readonly #place: ChatPlace;
  readonly #panel: vscode.WebviewPanel;
  readonly #resources = new DisposableStore();
  readonly #first = Promise.withResolvers<unknown>();
  #draft: Draft;
  #shown = '';

  constructor(active: ActiveSite, extensionUri: vscode.Uri, place: ChatPlace, onClosed: () => void) {
    this.#active = active;
    this.#access = active.access();
    this.#place = place;
    const own = `rep:${ownUserId(active) ?? ''}`;
    const speaksSelf = sendersIn(active, place).some(({ id }) => id === own);
    this.#draft = { sender: speaksSelf ? own : '', recipient: '', body: '' };
    const name = placeName(active, place);
    this.#panel = vscode.window.createWebviewPanel(
      'repWorkflows.chatComposer',
      vscode.l10n.t('Chat: {0}', name),
      vscode.ViewColumn.Active,
      { enableScripts: true, localResourceRoots: [pageFolder(extensionUri)] },
    );
    this.#panel.iconPath = pageIcon(extensionUri);
    const { webview } = this.#panel;
    this.#resources.add(webview.onDidReceiveMessage((message: unknown) => void this.#receive(message)));
    this.#resources.add(active.onDidChange(() => this.#follow()));
    this.#panel.onDidDispose(() => {
      this.#resources.dispose();
      this.#first.resolve(undefined);
      onClosed();
    });
    webview.html = pageHtml(webview, extensionUri, 'chatComposer', vscode.l10n.t('Chat'));
  }

  reveal(): Promise<unknown> {
    this.#panel.reveal();
    return this.#first.promise;
  }

  async #receive(message: unknown): Promise<void> {
    const read = v.safeParse(fromComposer, message);
    if (!read.success) {
      return;
    }
    if (read.output.type === 'ready') {
      this.#show();
      return;
    }
    this.#draft = read.output.draft;
    if (read.output.type === 'edit') {
      this.#post({ type: 'preview', nodes: parseBbCode(this.#draft.body), problem: this.#problem() });
    } else {
      await this.#send();
    }
  }

  async #send(): Promise<void> {
    const { sender, body } = this.#draft;
    const from = sendersIn(this.#active, this.#place).find(({ id }) => id === sender)?.label ?? '';
    try {
      const answer = await this.#access.commands.runNamed(ACTION, this.#params());
      this.#post({ type: 'sent', from, at: timeText(Date.now()), nodes: parseBbCode(body) });
      this.#first.resolve(answer);
    } catch (error) {
      this.#post({ type: 'failed', problem: problemText(error) });
    }
  }

  /** What keeps the draft from being sent, by the table of actions; '' for nothing. */
  #problem(): string {
    try {
      const { account } = this.#access;
      validateParams(ACTION, this.#params(), { ...(account && { apiVersion: account.apiVersion }) });
      return '';
    } catch (error) {
      return problemText(error);
    }
  }

  #params(): Record<string, unknown> {
    const { sender, recipient, body } = this.#draft;
    return guideParams(ACTION, {
      ...this.#place,
      body,
      ...(sender !== '' && { impersonate: sender }),
      ...(recipient !== '' && { toRep: recipient }),
    });
  }

  #state(): ComposerState {
    const { body } = describeAction(ACTION).parameters;
    return {
      title: vscode.l10n.t('Chat: {0}', placeName(this.#active, this.#place)),
      senders: sendersIn(this.#active, this.#place),
      recipients: recipientsIn(this.#active, this.#place),
      maxLength: (body && maxLengthOf(body, this.#access.account?.apiVersion)) ?? 0,
      texts: composerTexts(),
    };
  }

  /** Representatives come and go while somebody writes. */
  #follow(): void {
    if (this.#active.site?.id === this.#access.site.id && JSON.stringify(this.#state()) !== this.#shown) {
      this.#show();
    }
  }

  #show(): void {
    const state = this.#state();
    this.#shown = JSON.stringify(state);
    this.#post({ type: 'show', state, draft: this.#draft });
  }

  #post(message: ToComposer): void {
    void this.#panel.webview.postMessage(message);
  }
}
