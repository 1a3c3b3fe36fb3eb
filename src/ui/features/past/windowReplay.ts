import * as vscode from 'vscode';
import { systemClock } from '../../../base/clock.ts';
import { largest } from '../../../base/lists.ts';
import type { Replay } from '../../../reporting/archive/replay/replay.ts';
import type { Span } from '../../../reporting/archive/span.ts';
import { callCommand } from '../../platform/commands/callCommand.ts';
import type { PastArgument } from './contributions.ts';
import { momentText } from '../../platform/durations.ts';
import { showInputBox, showQuickPick } from '../../platform/prompts.ts';
import type { ActiveSite } from '../../sites/siteAccess.ts';
import type { ArchiveCommands } from './archiveCommands.ts';
import { withArchiveProgress } from './archiveProgress.ts';
import { askSpan } from './askSpan.ts';
import { askedCalendar, calendarOf } from '../../shared/reports/siteCalendar.ts';
import { siteTimeOf } from '../../shared/reports/siteTimedPage.ts';
import { momentsIn } from './pastTimes.ts';
import { personalClock } from '../../../base/personalTime.ts';
import { ReplayPanel } from './replayPanel.ts';
import { ReplayPlayer } from './replayPlayer.ts';
import type { ShownState } from './shownState.ts';

const { t } = vscode.l10n;

/** The parts of the window that a replay needs. */
export interface ReplayParts {
  readonly active: ActiveSite;
  readonly shown: ShownState;
  readonly archives: ArchiveCommands;
  readonly extensionUri: vscode.Uri;
}

/** An open replay. Times are seconds since the epoch. */
export interface OpenedReplay extends Span {
  /** The second that is shown. */
  readonly time: number;
  /** The parts of the span that no archive covers. */
  readonly unknown: readonly Span[];
}

interface Running {
  readonly replay: Replay;
  readonly player: ReplayPlayer;
  readonly panel: ReplayPanel;
}

/** The replay of this window, one at most. The views show its rows until it is closed. */
export class WindowReplay implements vscode.Disposable {
  readonly #parts: ReplayParts;
  readonly #subscription: vscode.Disposable;
  #running: Running | undefined;

  constructor(parts: ReplayParts) {
    this.#parts = parts;
    // The views show the present again: the site was switched, or an alert was opened.
    this.#subscription = parts.shown.onDidChangeStatus(() => {
      if (parts.shown.pastTime === undefined) {
        this.close();
      }
    });
  }

  /**
   * Loads a span of the past and shows it in the views: `{date}` by the site's calendar, or `{from, to}`, beginning at
   * the second `at`; without an argument it asks.
   */
  async open(given: PastArgument = {}): Promise<OpenedReplay | undefined> {
    const archives = this.#parts.archives.client();
    const wanted = await this.#spanOf(given);
    const chosen = wanted ?? (await this.#askSpan());
    if (chosen === undefined) {
      return undefined;
    }
    const replay = await withArchiveProgress(t('Loading the past'), (work) => archives.openReplay(chosen, work));
    if (replay === undefined) {
      return undefined;
    }
    await replay.seek(chosen.at ?? (wanted ? firstKnown(replay) : await firstEvent(replay)));
    this.close();
    this.#show(replay);
    const { from, to, time, unknown } = replay;
    return { from, to, time, unknown };
  }

  /** Returns to the present. */
  close(): void {
    const running = this.#running;
    this.#running = undefined;
    if (running !== undefined) {
      this.#parts.shown.showLive();
      running.panel.dispose();
      running.player.dispose();
      running.replay.dispose();
    }
  }

  async playOrPause(): Promise<void> {
    const { player } = this.#required();
    if (player.isPlaying) {
      player.pause();
    } else {
      await player.play();
    }
  }

  /** Moves to `at`, seconds since the epoch, or to a time that the person types. */
  async askTime(at?: number): Promise<{ time: number } | undefined> {
    const { replay, player } = this.#required();
    const time = at ?? (await askTimeOfDay(replay, replay.time));
    if (time === undefined) {
      return undefined;
    }
    await player.seek(time);
    return { time: replay.time };
  }

  async step(direction: 1 | -1): Promise<{ time: number } | undefined> {
    const { player, replay } = this.#required();
    return (await player.step(direction)) ? { time: replay.time } : undefined;
  }

  /** Opens the report of the session in a row of a replay. */
  async openReport(id = ''): Promise<void> {
    const row = this.#required().replay.model.rows('support_session').get(id);
    if (!row?.lsid) {
      throw new Error(t('At the time that is shown now there is no such session.'));
    }
    await callCommand('openSessionReport', { lsid: row.lsid });
  }

  dispose(): void {
    this.#subscription.dispose();
    this.close();
  }

  #show(replay: Replay): void {
    const { shown, extensionUri } = this.#parts;
    const player = new ReplayPlayer(replay, systemClock);
    const panel = new ReplayPanel(extensionUri, replay, player, {
      siteTime: () => siteTimeOf(calendarOf(this.#parts.active)),
      askTime: () => this.askTime(),
      close: () => this.close(),
    });
    this.#running = { replay, player, panel };
    shown.showPast(replay);
    panel.onDidClose(() => {
      if (this.#running?.panel === panel) {
        this.close();
      }
    });
    void vscode.commands.executeCommand('repWorkflows.queues.focus', { preserveFocus: true });
  }

  #required(): Running {
    if (this.#running === undefined) {
      throw new Error(t('No replay is open. Open one with Replay a Past Day.'));
    }
    return this.#running;
  }

  async #spanOf({ date, from, to, at }: PastArgument) {
    if (from !== undefined && to !== undefined) {
      return { from, to, at };
    }
    return date === undefined ? undefined : { ...(await this.#dayOf(date)), at };
  }

  /** Asks for the span only: the replay begins at the first event, and a click in the time line moves it. */
  async #askSpan(): Promise<(Span & { readonly at: undefined }) | undefined> {
    const span = await askSpan(t('Replay a Past Day'), await askedCalendar(this.#parts.active));
    return span && { ...span, at: undefined };
  }

  async #dayOf(date: string): Promise<Span> {
    const list = await this.#parts.archives.list(date);
    const [first] = list ?? [];
    if (list === undefined || first === undefined) {
      throw new Error(t('The site has no archives of {0}.', date));
    }
    return {
      from: first.from,
      to: largest(
        list.map(({ to }) => to),
        first.from + 1,
      ),
    };
  }
}

async function askTimeOfDay(span: Span, now: number): Promise<number | undefined> {
  const text = await showInputBox({
    title: t('Go to Time'),
    prompt: t('A time of day between {0} and {1}', momentText(span.from), momentText(span.to)),
    value: personalClock(now),
    ignoreFocusOut: true,
    validateInput: (value) => timeProblem(value, span),
  });
  const moments = text === undefined ? [] : momentsIn(text, span);
  return moments.length > 1 ? askMoment(moments) : moments[0];
}

/** Asks for the day if a replay of several days has the time more than once. */
async function askMoment(moments: readonly number[]): Promise<number | undefined> {
  const items = moments.map((time) => ({ label: momentText(time), time }));
  const options = { title: t('Go to Time'), placeHolder: t('On which day?'), ignoreFocusOut: true };
  return (await showQuickPick(items, options))?.time;
}

function timeProblem(text: string, span: Span): string | undefined {
  return momentsIn(text, span).length === 0
    ? t('A time of day between {0} and {1}', momentText(span.from), momentText(span.to))
    : undefined;
}

/** Returns the time of the first event of a session: the hours before it have nothing to show. */
async function firstEvent(replay: Replay): Promise<number> {
  const [event] = await replay.sessionEvents({ from: replay.from, to: replay.to, limit: 1 });
  return event?.timestamp ?? firstKnown(replay);
}

/** Returns the first time at which the rows are known. */
function firstKnown({ from, to, unknown }: Replay): number {
  const [gap] = unknown;
  return gap?.from === from && gap.to < to ? gap.to : from;
}
