import * as vscode from 'vscode';
import { systemClock } from '../../../base/clock.ts';
import { Coalescer } from '../../../base/coalescer.ts';
import { DisposableStore } from '../../../base/disposable.ts';
import { Emitter } from '../../../base/event.ts';
import type { Replay } from '../../../reporting/archive/replay.ts';
import {
  EVENTS_SECTION,
  GO_TO_EVENT,
  REPLAY_ACTIONS,
  type ReplayAction,
  type ToReplay,
} from '../../../webviews/replay/messages.ts';
import { SAVE_FORMATS, type SiteTime, type TableRow } from '../../../webviews/report/messages.ts';
import { momentText } from '../../platform/durations.ts';
import { pageFolder, pageHtml, pageIcon } from '../../platform/pages/pageHtml.ts';
import { pageTexts } from '../../platform/pages/pageTexts.ts';
import { saveTable } from '../../platform/pages/saveTable.ts';
import { showProblem } from '../../platform/showProblem.ts';
import { eventRows, eventTable, timeOfRow } from './replayEvents.ts';
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
    const { type, id, row, format } = isFields(message) ? message : {};
    try {
      if (type === 'ready') {
        await this.#start();
      } else if (type === 'action') {
        await this.#carryOut(id, typeof row === 'string' ? row : '');
      } else if (type === 'save') {
        await this.#save(message, format);
      }
    } catch (error) {
      showProblem(error);
    }
  }

  async #carryOut(id: unknown, row: string): Promise<void> {
    const time = id === GO_TO_EVENT ? timeOfRow(row) : undefined;
    if (time !== undefined) {
      await this.#player.seek(time);
    }
    const action = REPLAY_ACTIONS.find((known) => known === id);
    if (action !== undefined) {
      await this.#does[action](Number(row));
    }
  }

  readonly #does: Readonly<Record<ReplayAction, (value: number) => unknown>> = {
    seek: (time) => (Number.isFinite(time) ? this.#player.seek(time) : undefined),
    play: () => (this.#player.isPlaying ? this.#player.pause() : this.#player.play()),
    speed: (speed) => (this.#player.speed = speed),
    next: () => this.#player.step(1),
    previous: () => this.#player.step(-1),
    askTime: () => this.#parts.askTime(),
    live: () => this.#parts.close(),
  };

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

  async #save(message: unknown, format: unknown): Promise<void> {
    const known = SAVE_FORMATS.find((name) => name === format);
    const { section, rows } = isFields(message) ? message : {};
    if (known !== undefined && section === EVENTS_SECTION && Array.isArray(rows)) {
      const chosen = new Set<unknown>(rows);
      const table = {
        columns: eventTable(this.#replay).columns,
        rows: (this.#rows ?? []).filter(({ id }) => chosen.has(id)),
      };
      await saveTable(table, known, vscode.l10n.t('Replay'));
    }
  }

  #post(message: ToReplay): void {
    void this.#panel.webview.postMessage(message);
  }
}

function isFields(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

function titleAt(time: number): string {
  return vscode.l10n.t('Replay: {0}', momentText(time));
}
