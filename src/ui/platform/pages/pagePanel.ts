import * as vscode from 'vscode';
import * as v from 'valibot';
import { append } from '../../../base/lists.ts';
import { fromPage, type FromPage, type Head, type ToPage } from '../../../webviews/report/messages.ts';
import { problemText } from '../problems.ts';
import { showProblem } from '../showProblem.ts';
import { openLink } from './openLink.ts';
import type { PageArgument, PageSpec, PageWriter } from './page.ts';
import type { PageSite } from './pageOfSite.ts';
import { isUnreachable } from '../unreachable.ts';
import { pageHtml } from './pageHtml.ts';
import { PageRecord } from './pageRecord.ts';
import { pageTexts } from './pageTexts.ts';
import { saveTable } from './saveTable.ts';

/** As many messages may be on their way to a page: a long table does not block it, and its head comes with the first. */
const MESSAGES_AT_ONCE = 6;

const received = v.variant('type', [v.object({ type: v.literal('ready') }), fromPage]);

/** What a panel shows, and whose it is. */
export interface OpenedPage {
  readonly kind: string;
  readonly spec: PageSpec;
  readonly site: PageSite | undefined;
}

/** One page in its panel. */
export class PagePanel implements vscode.Disposable {
  readonly #panel: vscode.WebviewPanel;
  readonly #kind: string;
  readonly #record = new PageRecord();
  /** Whose it is; undefined where there was no site when it was opened. */
  readonly site: PageSite | undefined;
  #spec: PageSpec;
  /** Why the last try to load it failed. */
  #failure: unknown;
  #loading = new AbortController();
  /** What has not been told yet. */
  #queue: ToPage[] = [];
  /** How many more messages the page takes now; none before it is there. */
  #room = 0;

  constructor(panel: vscode.WebviewPanel, extensionUri: vscode.Uri, { kind, spec, site }: OpenedPage) {
    this.#panel = panel;
    this.site = site;
    this.#kind = kind;
    this.#spec = spec;
    panel.webview.onDidReceiveMessage((message: unknown) => void this.#receive(message));
    panel.webview.html = pageHtml(panel.webview, extensionUri, 'report', vscode.l10n.t('Report'));
    this.show(spec);
  }

  /** Shows another page in the same panel. */
  show(spec: PageSpec): void {
    this.#spec = spec;
    this.#panel.title = spec.title;
    this.#record.clear();
    this.#send([this.#start(), { type: 'clear' }]);
    void this.#load();
  }

  /** What the page is about now; its form may have asked for something else than it was opened with. */
  get argument(): PageArgument {
    return this.#spec.argument;
  }

  /** Whether all it will show is there, so that nothing is asked of its site any more. */
  get isAtRest(): boolean {
    const state = this.#record.progress?.state;
    return state === 'complete' || state === 'incomplete';
  }

  /** Whether its site could not be reached, which passes by itself. */
  get isCutOff(): boolean {
    return isUnreachable(this.#failure);
  }

  /** Loads it anew. */
  again(): void {
    this.show(this.#spec);
  }

  reveal(): void {
    this.#panel.reveal();
  }

  dispose(): void {
    this.#loading.abort();
    this.#panel.dispose();
  }

  #start(): ToPage {
    return { type: 'start', texts: pageTexts(), restore: this.#restore() };
  }

  #restore(): object {
    return { kind: this.#kind, argument: this.#spec.argument, ...(this.site && { site: this.site }) };
  }

  async #load(): Promise<void> {
    this.#loading.abort();
    const loading = new AbortController();
    this.#loading = loading;
    this.#failure = undefined;
    const page = this.#writer(loading.signal);
    if (!this.#record.hasHead) {
      this.#put(this.#plainHead(), loading.signal);
    }
    page.loading(vscode.l10n.t('Loading…'));
    try {
      const progress = await this.#spec.load(page, loading.signal);
      if (progress.state === 'refused') {
        this.#forgetHead(loading.signal);
      }
      this.#put({ type: 'progress', progress }, loading.signal);
    } catch (error) {
      this.#failure = loading.signal.aborted ? this.#failure : error;
      this.#forgetHead(loading.signal);
      this.#put({ type: 'progress', progress: { state: 'failed', text: problemText(error) } }, loading.signal);
    }
  }

  /** Where nothing is shown, what the head told belongs to what was shown before. */
  #forgetHead(signal: AbortSignal): void {
    if (!this.#record.hasSections) {
      this.#put(this.#plainHead(), signal);
    }
  }

  #plainHead(): Extract<ToPage, { type: 'head' }> {
    return { type: 'head', head: { title: this.#spec.title, facts: [], actions: [] } };
  }

  #head(head: Head, signal: AbortSignal): void {
    this.#put({ type: 'head', head }, signal);
    if (this.#spec.tab && !signal.aborted) {
      this.#panel.title = this.#spec.tab(head);
    }
  }

  /** What an older load still writes is not shown. */
  #writer(signal: AbortSignal): PageWriter {
    return {
      head: (head) => this.#head(head, signal),
      query: (form) => this.#put({ type: 'query', form }, signal),
      section: (section) => this.#put({ type: 'section', section }, signal),
      rows: (section, rows) => signal.aborted || this.#send(this.#record.addRows(section, rows)),
      lines: (section, lines) => signal.aborted || this.#send(this.#record.addLines(section, lines)),
      inSight: () => this.#inSight(signal),
      following: (text) => this.#put({ type: 'progress', progress: { state: 'following', text } }, signal),
      loading: (text, share) =>
        this.#put(
          { type: 'progress', progress: { state: 'loading', text, ...(share !== undefined && { share }) } },
          signal,
        ),
    };
  }

  /** Until the page can be seen, or what is written to it goes nowhere any more. */
  async #inSight(signal: AbortSignal): Promise<void> {
    while (!signal.aborted && !this.#panel.visible) {
      await new Promise<void>((resolve) => {
        const stop = (): void => {
          listening.dispose();
          signal.removeEventListener('abort', stop);
          resolve();
        };
        const listening = this.#panel.onDidChangeViewState(stop);
        signal.addEventListener('abort', stop);
      });
    }
  }

  #put(message: Parameters<PageRecord['put']>[0], signal: AbortSignal): void {
    if (!signal.aborted) {
      this.#send(this.#record.put(message));
    }
  }

  #send(messages: readonly ToPage[]): void {
    append(this.#queue, messages);
    this.#next();
  }

  #next(): void {
    const messages = this.#queue.splice(0, this.#room);
    this.#room -= messages.length;
    for (const message of messages) {
      void this.#panel.webview.postMessage(message);
    }
  }

  /** A page that was hidden begins anew. */
  #restart(): void {
    this.#queue = [this.#start(), ...this.#record.messages];
    this.#room = MESSAGES_AT_ONCE;
    this.#next();
  }

  async #receive(message: unknown): Promise<void> {
    const read = v.safeParse(received, message);
    if (!read.success) {
      return;
    }
    try {
      await this.#carryOut(read.output);
    } catch (error) {
      showProblem(error);
    }
  }

  async #carryOut(message: v.InferOutput<typeof received>): Promise<void> {
    switch (message.type) {
      case 'ready':
        this.#restart();
        break;
      case 'taken':
        this.#room = Math.min(this.#room + 1, MESSAGES_AT_ONCE);
        this.#next();
        break;
      case 'retry':
        this.show(this.#spec);
        break;
      case 'action':
        await this.#spec.onAction?.(message.id, message.row);
        break;
      case 'query':
        if (this.#spec.onQuery) {
          this.show(this.#spec.onQuery(message.values));
        }
        break;
      case 'link':
        await openLink(message.url);
        break;
      case 'save':
        await this.#save(message);
        break;
    }
  }

  async #save({ section, format, rows: chosen }: Extract<FromPage, { type: 'save' }>): Promise<void> {
    const table = this.#record.table(section);
    if (table) {
      const byId = new Map(table.rows.map((row) => [row.id, row]));
      const rows = chosen.flatMap((id) => byId.get(id) ?? []);
      await saveTable({ ...table, rows }, format, this.#spec.title);
    }
  }
}
