import * as vscode from 'vscode';
import * as v from 'valibot';
import { describeAction } from '../../../command-api/actions.ts';
import { parseBbCode } from '../../../command-api/bbCode.ts';
import { maxLengthOf } from '../../../schema/checkValue.ts';
import { guideParams } from '../../../command-api/guideParams.ts';
import { validateParams } from '../../../command-api/validate.ts';
import { DisposableStore } from '../../../base/disposable.ts';
import { addressProblem } from '../../../webviews/chatComposer/draft.ts';
import {
  BY_USERNAME,
  type ComposerState,
  type Draft,
  type SentMessage,
  type ToComposer,
} from '../../../webviews/chatComposer/messages.ts';
import { timeText } from '../../platform/durations.ts';
import { COMPOSER_VIEW_TYPE } from '../../platform/pages/viewTypes.ts';
import { pageFolder, pageHtml, pageIcon } from '../../platform/pages/pageHtml.ts';
import { problemText } from '../../platform/problems.ts';
import type { ActiveSite } from '../../sites/siteAccess.ts';
import {
  chatPlace,
  everybody,
  placeName,
  recipientsIn,
  sendersIn,
  sessionsAt,
  system,
  type ChatPlace,
} from './chatPlaces.ts';
import { composerTexts } from './composerTexts.ts';
import { ownUserId } from '../../shared/pickers/people.ts';
import { runOnSessions, type SessionAnswer } from './runOnSessions.ts';

const { t } = vscode.l10n;
const ACTION = 'send_chat_message';

const choice = v.object({ id: v.string(), label: v.string() });
const draftSchema = v.object({
  sender: choice,
  recipient: choice,
  body: v.string(),
  said: v.optional(v.object({ text: v.string(), timestamp: v.number() })),
});
const fromComposer = v.union([
  v.object({ type: v.literal('ready') }),
  v.object({ type: v.picklist(['edit', 'send']), draft: draftSchema }),
]);

/** Whose chat it is: kept with the draft, so that it comes back to the same place of the same site. */
const chatSchema = v.object({ siteId: v.string(), siteLabel: v.string(), place: chatPlace, name: v.string() });
type Chat = v.InferOutput<typeof chatSchema>;
const keptChat = v.object({ restore: chatSchema, draft: draftSchema });

/** The composers that are open, by the site and the place they write to. */
const open = new Map<string, ChatComposer>();

/**
 * Opens the page in which messages to sessions or a team are written, or brings it to the front. Resolves with the
 * answer to the first message that is sent; undefined when the page is closed before.
 */
export function composeChat(
  active: ActiveSite,
  extensionUri: vscode.Uri,
  place: ChatPlace,
): Promise<SessionAnswer<'send_chat_message'>> {
  const { site } = active.access();
  const chat = { siteId: site.id, siteLabel: site.label, place, name: placeName(active, place) };
  const opened = open.get(keyOf(chat));
  if (opened) {
    return opened.reveal();
  }
  const own = `rep:${ownUserId(active) ?? ''}`;
  const sender = sendersIn(active, place).find(({ id }) => id === own) ?? system();
  const draft = { sender, recipient: everybody(), body: '' };
  const panel = vscode.window.createWebviewPanel(COMPOSER_VIEW_TYPE, '', vscode.ViewColumn.Active, {
    enableScripts: true,
    localResourceRoots: [pageFolder(extensionUri)],
  });
  return new ChatComposer(active, extensionUri, panel, chat, draft).reveal();
}

/** Fills a panel that the window restores after a reload with the message that was being written in it. */
export function restoreChat(
  active: ActiveSite,
  extensionUri: vscode.Uri,
  panel: vscode.WebviewPanel,
  state: unknown,
): void {
  const kept = v.safeParse(keptChat, state);
  if (!kept.success || open.has(keyOf(kept.output.restore))) {
    panel.dispose();
    return;
  }
  panel.webview.options = { enableScripts: true, localResourceRoots: [pageFolder(extensionUri)] };
  new ChatComposer(active, extensionUri, panel, kept.output.restore, kept.output.draft);
}

function keyOf({ siteId, place }: Chat): string {
  return JSON.stringify([siteId, place]);
}

class ChatComposer {
  readonly #active: ActiveSite;
  readonly #panel: vscode.WebviewPanel;
  readonly #resources = new DisposableStore();
  readonly #first = Promise.withResolvers<SessionAnswer<'send_chat_message'>>();
  /** The sessions that were in progress while the page was open: who was never seen may be known by the LSID alone. */
  readonly #seen = new Set<string>();
  readonly #sent: SentMessage[] = [];
  #chat: Chat;
  #draft: Draft;
  #shown = '';

  constructor(active: ActiveSite, extensionUri: vscode.Uri, panel: vscode.WebviewPanel, chat: Chat, draft: Draft) {
    this.#active = active;
    this.#chat = chat;
    this.#draft = draft;
    this.#panel = panel;
    open.set(keyOf(chat), this);
    panel.title = t('Chat: {0}', chat.name);
    panel.iconPath = pageIcon(extensionUri);
    const { webview } = panel;
    this.#resources.add(webview.onDidReceiveMessage((message: unknown) => void this.#receive(message)));
    for (const changed of [active.onDidChange, active.onDidChangeStatus, active.onDidReplaceModel]) {
      this.#resources.add(changed(() => this.#follow()));
    }
    panel.onDidDispose(() => {
      this.#resources.dispose();
      this.#first.resolve(undefined);
      open.delete(keyOf(chat));
    });
    webview.html = pageHtml(webview, extensionUri, 'chatComposer', t('Chat'));
  }

  reveal(): Promise<SessionAnswer<'send_chat_message'>> {
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
      await this.#send(this.#draft);
    }
  }

  /** Sends the draft as the page showed it, or not at all: somebody may have left since. */
  async #send(draft: Draft): Promise<void> {
    const problem = addressProblem(this.#state(), draft);
    try {
      const answer = problem === '' ? await this.#run(draft) : undefined;
      if (answer === undefined) {
        this.#post({ type: 'failed', problem });
        return;
      }
      const { sender, recipient, body } = draft;
      const to = recipient.id === '' ? '' : recipient.label;
      const sent = { from: sender.label, to, at: timeText(Date.now()), nodes: parseBbCode(body) };
      this.#sent.push(sent);
      this.#draft = { ...draft, body: '', said: undefined };
      this.#post({ type: 'sent', ...sent });
      this.#first.resolve(answer);
    } catch (error) {
      this.#post({ type: 'failed', problem: problemText(error) });
    }
  }

  #run(draft: Draft): Promise<SessionAnswer<'send_chat_message'>> {
    const { place } = this.#chat;
    if ('teamId' in place) {
      return this.#active.access().commands.runNamed(ACTION, this.#params(draft));
    }
    const sessions = { targets: sessionsAt(this.#active, place), gone: 0, title: t('Send Chat Message') };
    const question = t('Send the message to {0}?', this.#chat.name);
    return runOnSessions(this.#active, ACTION, sessions, argumentOf(draft), { question, go: t('Send') });
  }

  /** What keeps the draft from being sent, by who is there and by the table of actions; '' for nothing. */
  #problem(): string {
    try {
      const { account } = this.#active.access();
      const facts = { now: this.#active.siteNow(), ...(account && { apiVersion: account.apiVersion }) };
      validateParams(ACTION, this.#params(this.#draft), facts);
      return addressProblem(this.#state(), this.#draft);
    } catch (error) {
      return addressProblem(this.#state(), this.#draft) || problemText(error);
    }
  }

  /** The parameters of the message to the team, or to the first of the sessions. */
  #params(draft: Draft): Record<string, unknown> {
    const { place } = this.#chat;
    const where = 'teamId' in place ? place : { lsid: place.lsids[0] };
    return guideParams(ACTION, { ...where, ...argumentOf(draft) });
  }

  #state(): ComposerState {
    const { place, name } = this.#chat;
    const { body } = describeAction(ACTION).parameters;
    return {
      title: t('Chat: {0}', name),
      // The people of another site would be offered for this one's.
      senders: this.#isActive() ? sendersIn(this.#active, place) : [],
      recipients: this.#isActive() ? recipientsIn(this.#active, place) : [],
      blocked: this.#blocked(),
      maxLength: (body && maxLengthOf(body, this.#apiVersion())) ?? 0,
      texts: composerTexts(),
    };
  }

  #apiVersion(): string | undefined {
    return this.#isActive() && this.#active.signedIn ? this.#active.access().account?.apiVersion : undefined;
  }

  #isActive(): boolean {
    return this.#active.site?.id === this.#chat.siteId;
  }

  #blocked(): string {
    const { place, siteLabel } = this.#chat;
    if (!this.#isActive()) {
      return t('This message is for {0}. It is kept until you switch to that site.', siteLabel);
    }
    const gone = sessionsAt(this.#active, place).filter(({ id, lsid }) => id === undefined && this.#seen.has(lsid));
    return gone.length > 0 ? t('The session is no longer in progress. The message is kept.') : '';
  }

  /** Representatives and sessions come and go while somebody writes. */
  #follow(): void {
    if (JSON.stringify(this.#look()) !== this.#shown) {
      this.#show();
    }
  }

  #look(): ComposerState {
    const { place } = this.#chat;
    const known = this.#isActive() ? sessionsAt(this.#active, place).filter(({ id }) => id !== undefined) : [];
    for (const { lsid } of known) {
      this.#seen.add(lsid);
    }
    if (this.#isActive() && ('teamId' in place || known.length === place.lsids.length)) {
      this.#chat = { ...this.#chat, name: placeName(this.#active, place) };
    }
    return this.#state();
  }

  #show(): void {
    const state = this.#look();
    this.#shown = JSON.stringify(state);
    this.#panel.title = state.title;
    this.#post({ type: 'show', state, draft: this.#draft, sent: this.#sent, restore: this.#chat });
  }

  #post(message: ToComposer): void {
    void this.#panel.webview.postMessage(message);
  }
}

/** The message as the commands' arguments have it. */
function argumentOf({ sender, recipient, body, said }: Draft): Readonly<Record<string, unknown>> {
  const to = recipient.id.startsWith(BY_USERNAME)
    ? { toRepUsername: recipient.id.slice(BY_USERNAME.length) }
    : { toRep: recipient.id };
  return {
    body,
    ...(sender.id !== '' && { impersonate: sender.id }),
    ...(recipient.id !== '' && to),
    ...(said && { timestamp: said.timestamp }),
  };
}
