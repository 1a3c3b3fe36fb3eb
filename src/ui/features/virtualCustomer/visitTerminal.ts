import * as vscode from 'vscode';
import { DisposableStore } from '../../../base/disposable.ts';
import type { ChatMessage } from '../../../reporting/models/session/transcript.ts';
import { timeText } from '../../platform/durations.ts';
import { oneLine } from '../../platform/plainText.ts';
import { problemText } from '../../platform/problems.ts';
import { showProblem } from '../../platform/showProblem.ts';
import type { SiteAccess } from '../../sites/siteAccess.ts';
import { harmless } from '../../platform/terminalText.ts';
import { messageText, styled } from './ansiText.ts';
import { LineEditor, MARK_PASTES } from './lineEditor.ts';
import type { SessionNews } from './sessionNews.ts';
import { followChat } from './visitChat.ts';
import type { StartedVisit, VirtualVisit } from './virtualVisit.ts';

const { t } = vscode.l10n;

/** The names that the terminal prints before a visit begins. */
export interface VisitNames {
  readonly customer: string;
  readonly queue: string;
  readonly site: string;
}

/**
 * Shows a visit in a terminal: each step with its action, the changes and messages of representatives, and a line to
 * type messages in. When the terminal is closed, or with Ctrl+D, the customer leaves.
 */
export class VisitTerminal implements vscode.Pseudoterminal {
  readonly #visit: VirtualVisit;
  readonly #access: SiteAccess;
  readonly #names: VisitNames;
  readonly #resources = new DisposableStore();
  readonly #write = this.#resources.add(new vscode.EventEmitter<string>());
  readonly #closed = this.#resources.add(new vscode.EventEmitter<void>());
  readonly #line: LineEditor;
  readonly #begun = Promise.withResolvers<StartedVisit>();
  #sending: Promise<void> = Promise.resolve();
  /** `typing`: messages can be sent; `over`: any key closes the terminal. */
  #stage: 'beginning' | 'typing' | 'over' = 'beginning';

  readonly onDidWrite = this.#write.event;
  readonly onDidClose = this.#closed.event;

  /** Resolves once the customer waits; rejects with the reason why that failed. */
  readonly begun = this.#begun.promise;

  constructor(visit: VirtualVisit, access: SiteAccess, names: VisitNames) {
    this.#visit = visit;
    this.#access = access;
    this.#names = names;
    this.#line = new LineEditor(styled(`${names.customer}: `, 'bold', 'cyan'), names.customer.length + 2);
    this.#resources.add(visit);
    this.#resources.add(visit.onNews((news) => this.#printNews(news)));
  }

  open(dimensions: vscode.TerminalDimensions | undefined): void {
    this.#line.columns = dimensions?.columns ?? this.#line.columns;
    this.#write.fire(MARK_PASTES);
    void this.#begin();
  }

  setDimensions({ columns }: vscode.TerminalDimensions): void {
    this.#line.columns = columns;
  }

  handleInput(data: string): void {
    if (this.#stage === 'over') {
      this.#closed.fire();
      return;
    }
    const erased = this.#line.erase();
    const typed = this.#line.type(data);
    if (this.#stage === 'beginning') {
      if (typed.some(({ kind }) => kind === 'end')) {
        this.#closed.fire();
      }
      return;
    }
    this.#write.fire(erased);
    for (const entry of typed) {
      if (entry.kind === 'end') {
        void this.#end();
        return;
      }
      this.#print(`${styled(`${this.#names.customer}: `, 'bold', 'cyan')}${messageText(entry.text)}`);
      this.#sending = this.#sending.then(() => this.#send(entry.text));
    }
    this.#write.fire(this.#line.draw());
  }

  close(): void {
    void this.#leaveQuietly();
    this.#begun.reject(new vscode.CancellationError());
    // Nothing may be waiting for it.
    this.#begun.promise.catch(() => undefined);
  }

  async #begin(): Promise<void> {
    const { queue, customer, site } = this.#names;
    this.#print(styled(t('Virtual customer at {0}', site), 'bold'));
    this.#print();
    try {
      const key = await this.#visit.makeKey();
      this.#step(t('Session key {0} for {1}', harmless(key.shortKey), queue), 'generate_session_key');
      const begun = await this.#visit.arrive(key.shortKey, key.externalKey);
      this.#step(t('{0} is in the queue', customer), 'create_virtual_customer');
      this.#print(styled(`  ${t('Native client: {0}', harmless(begun.downloadUrl))}`, 'dim'));
      this.#print(styled(`  ${t('LSID: {0}', harmless(begun.lsid))}`, 'dim'));
      this.#print();
      this.#print(styled(t('Enter sends a message, Alt+Enter begins a new line, Ctrl+D leaves.'), 'dim'));
      this.#print();
      this.#stage = 'typing';
      this.#resources.add(
        followChat(this.#access, begun.lsid, {
          message: (message) => this.#printMessage(message),
          unavailable: (reason) => this.#note(t('What representatives write cannot be shown. {0}', harmless(reason))),
        }),
      );
      this.#write.fire(this.#line.draw());
      this.#begun.resolve(begun);
    } catch (error) {
      this.#print(styled(harmless(problemText(error)), 'red'));
      this.#finish();
      this.#begun.reject(error);
    }
  }

  async #send(text: string): Promise<void> {
    try {
      await this.#visit.say(text);
    } catch (error) {
      this.#note(problemText(error), true);
    }
  }

  #printNews(news: SessionNews): void {
    switch (news.kind) {
      case 'joined':
        this.#note(t('{0} joined', harmless(news.name)));
        break;
      case 'left':
        this.#note(t('{0} left', harmless(news.name)));
        break;
      case 'moved':
        this.#note(t('Moved to {0}', harmless(news.queue)));
        break;
      case 'ended':
        this.#note(t('The session has ended.'));
        this.#finish();
    }
  }

  #printMessage({ from, body, isSystem }: ChatMessage): void {
    const name = isSystem ? '' : styled(`${harmless(oneLine(from.name))}: `, 'bold', 'green');
    this.#interrupt(() => this.#print(`${name}${messageText(body)}`));
  }

  /** Makes the customer leave, and prints it. */
  async #end(): Promise<void> {
    this.#stage = 'over';
    try {
      await this.#sending;
      if (await this.#visit.leave()) {
        this.#step(t('{0} has left the session', this.#names.customer), 'leave_session');
      }
    } catch (error) {
      this.#print(styled(harmless(problemText(error)), 'red'));
    }
    this.#finish();
  }

  /** Makes the customer leave after the terminal was closed; only a failure is shown. */
  async #leaveQuietly(): Promise<void> {
    try {
      await this.#sending;
      await this.#visit.leave();
    } catch (error) {
      showProblem(error);
    }
    this.#resources.dispose();
  }

  #finish(): void {
    if (this.#stage === 'typing') {
      this.#write.fire(this.#line.erase());
    }
    this.#stage = 'over';
    this.#print(styled(t('Any key closes this terminal.'), 'dim'));
  }

  #step(text: string, action: string): void {
    this.#print(`${styled('✓', 'green')} ${text} ${styled(action, 'dim')}`);
  }

  #note(text: string, isProblem = false): void {
    const line = `${timeText(Date.now())}  ${harmless(text)}`;
    this.#interrupt(() => this.#print(styled(line, isProblem ? 'red' : 'dim')));
  }

  /** Prints above the line that is being typed. */
  #interrupt(print: () => void): void {
    const isTyping = this.#stage === 'typing';
    if (isTyping) {
      this.#write.fire(this.#line.erase());
    }
    print();
    if (isTyping) {
      this.#write.fire(this.#line.draw());
    }
  }

  #print(line = ''): void {
    this.#write.fire(`${line}\r\n`);
  }
}
