import * as vscode from 'vscode';
import * as v from 'valibot';
import { systemClock } from '../../../base/clock.ts';
import { Coalescer } from '../../../base/coalescer.ts';
import { DisposableStore } from '../../../base/disposable.ts';
import { Emitter } from '../../../base/event.ts';
import type { Replay } from '../../../reporting/archive/replay/replay.ts';
import type { SiteTime, TableRow } from '../../../webviews/kit/messages.ts';
import { fromReplay, type FromReplay, type ToReplay } from '../../../webviews/replay/messages.ts';
import { momentText } from '../../platform/durations.ts';
import { pageFolder, pageHtml, pageIcon } from '../../platform/pages/pageHtml.ts';
import { pageTexts } from '../../platform/pages/pageTexts.ts';
import { saveTable } from '../../platform/pages/saveTable.ts';
import { showProblem } from '../../platform/showProblem.ts';
import { eventRows, eventTable, GO_TO_EVENT, timeOfRow } from './replayEvents.ts';
import { replayFrame, replayMoment, replayTexts } from './replayMoment.ts';
import type { ReplayPlayer } from './replayPlayer.ts';

/** What the page needs beside the player. */
export interface ReplayPanelParts {
  /** The site's clocks; undefined where they show the person's time. */
  readonly siteTime: () => SiteTime | undefined;
  readonly askTime: () => Promise<unknown>;
  readonly close: () => void;
}

const LEAST_PAUSE = 100;
const ROWS_A_MESSAGE = 500;
/** More cannot be looked through; a shorter span has them all. */
const MOST_EVENTS = 20_000;

const received = v.variant('type', [v.object({ type: v.literal('ready') }), fromReplay]);

/** The page beside the views that moves the replay: time line, buttons, list of events. */
export class ReplayPanel implements vscode.Disposable {
  readonly #replay: Replay;
  readonly #player: ReplayPlayer;
  readonly #parts: ReplayPanelParts;
  readonly #resources = new DisposableStore();
  readonly #closed = this.#resources.add(new Emitter<void>());
  readonly #panel: vscode.WebviewPanel;
  readonly #updating = this.#resources.add(new Coalescer(() => this.#tellMoment(), systemClock, LEAST_PAUSE));
  #rows: readonly TableRow[] | undefined;
  #isReady = false;

  /** Fired when the person closed the page. */
  readonly onDidClose = this.#closed.event;

  constructor(extensionUri: vscode.Uri, replay: Replay, player: ReplayPlayer, parts: ReplayPanelParts) {
    this.#replay = replay;
    this.#player = player;
    this.#parts = parts;
    this.#panel = vscode.window.createWebviewPanel(
      'repWorkflows.replay',
      titleAt(replay.time),
      { viewColumn: vscode.ViewColumn.Active, preserveFocus: false },
      { enableScripts: true, enableFindWidget: true, localResourceRoots: [pageFolder(extensionUri)] },
    );
    this.#panel.iconPath = pageIcon(extensionUri);
    this.#panel.onDidDispose(() => this.#closed.fire());
    this.#panel.webview.onDidReceiveMessage((message: unknown) => void this.#receive(message));
    this.#panel.webview.html = pageHtml(this.#panel.webview, extensionUri, 'replay', vscode.l10n.t('Replay'));
    this.#resources.add(replay.onDidMove(() => this.#updating.request()));
    this.#resources.add(player.onDidChange(() => this.#updating.request()));
  }

  dispose(): void {
    this.#resources.dispose();
    this.#panel.dispose();
  }

  async #receive(message: unknown): Promise<void> {
    const read = v.safeParse(received, message);
    if (!read.success) {
      return;
    }
    try {
      await (read.output.type === 'ready' ? this.#start() : this.#carryOut(read.output));
    } catch (error) {
      showProblem(error);
    }
  }

  async #carryOut(message: FromReplay): Promise<void> {
    switch (message.type) {
      case 'seek':
        await this.#player.seek(message.time);
        break;
      case 'speed':
        this.#player.speed = message.speed;
        break;
      case 'play':
        if (this.#player.isPlaying) {
          this.#player.pause();
        } else {
          await this.#player.play();
        }
        break;
      case 'next':
        await this.#player.step(1);
        break;
      case 'previous':
        await this.#player.step(-1);
        break;
      case 'askTime':
        await this.#parts.askTime();
        break;
      case 'live':
        this.#parts.close();
        break;
      case 'action':
        await this.#goTo(message);
        break;
      case 'save':
        await this.#save(message);
    }
  }

  async #goTo({ id, row = '' }: Extract<FromReplay, { type: 'action' }>): Promise<void> {
    const time = id === GO_TO_EVENT ? timeOfRow(row) : undefined;
    if (time !== undefined) {
      await this.#player.seek(time);
    }
  }

  /** A page that was hidden begins anew. */
  async #start(): Promise<void> {
    this.#rows ??= await this.#readEvents();
    this.#isReady = true;
    this.#post({
      type: 'start',
      texts: pageTexts(),
      words: replayTexts(this.#rows.length >= MOST_EVENTS),
      frame: replayFrame(this.#replay),
      moment: replayMoment(this.#replay, this.#player),
      events: eventTable(this.#replay),
      siteTime: this.#parts.siteTime(),
    });
    for (let at = 0; at < this.#rows.length; at += ROWS_A_MESSAGE) {
      this.#post({ type: 'rows', rows: this.#rows.slice(at, at + ROWS_A_MESSAGE) });
    }
  }

  async #readEvents(): Promise<readonly TableRow[]> {
    const { from, to } = this.#replay;
    const events = await this.#replay.sessionEvents({ from, to: to + 1, limit: MOST_EVENTS });
    return eventRows(events, await this.#replay.namesIn(events), 0);
  }

  #tellMoment(): void {
    this.#panel.title = titleAt(this.#replay.time);
    if (this.#isReady) {
      this.#post({ type: 'moment', moment: replayMoment(this.#replay, this.#player) });
    }
  }

  async #save({ format, rows: chosen }: Extract<FromReplay, { type: 'save' }>): Promise<void> {
    const ids = new Set(chosen);
    const rows = (this.#rows ?? []).filter(({ id }) => ids.has(id));
    await saveTable({ columns: eventTable(this.#replay).columns, rows }, format, vscode.l10n.t('Replay'));
  }

  #post(message: ToReplay): void {
    void this.#panel.webview.postMessage(message);
  }
}

function titleAt(time: number): string {
  return vscode.l10n.t('Replay: {0}', momentText(time));
}
