import { isDeepStrictEqual } from 'node:util';
import * as vscode from 'vscode';
import { systemClock } from '../../../base/clock.ts';
import { Coalescer } from '../../../base/coalescer.ts';
import { DisposableStore } from '../../../base/disposable.ts';
import { commandId } from '../../platform/contributions/commandId.ts';
import { createStatusBarItem, setStatusBarText } from '../../platform/notifications.ts';
import type { LiveState } from '../../sites/liveState.ts';
import type { Moment } from '../../shared/rows/sessionRow.ts';
import { longestWaits, queuesOfInterest, type Wait } from '../../shared/rows/longestWaits.ts';
import { presenceText, type PresenceText } from './presenceText.ts';
import { presenceTooltip } from './presenceTooltip.ts';

const LEAST_PAUSE = 1000;
const WARNING = new vscode.ThemeColor('statusBarItem.warningBackground');

/** The status bar item: one's own status and sessions, or a problem. Hidden without a site. */
export class PresenceItem implements vscode.Disposable {
  readonly #live: LiveState;
  readonly #moment: () => Moment;
  readonly #resources = new DisposableStore();
  readonly #item = this.#resources.add(
    createStatusBarItem('repWorkflows.presence', vscode.StatusBarAlignment.Left, 90),
  );
  #shown: PresenceText | undefined;
  readonly #coalescer = this.#resources.add(new Coalescer(() => this.#update(), systemClock, LEAST_PAUSE));

  constructor(live: LiveState, moment: () => Moment) {
    this.#live = live;
    this.#moment = moment;
    this.#item.name = vscode.l10n.t('Support Presence');
    this.#item.command = commandId('showPresenceMenu');
    this.#resources.add(live.onDidChangeStatus(() => this.#update()));
    this.#resources.add(live.onDidReplaceModel(() => this.#coalescer.request()));
    this.#resources.add(live.onDidChange(() => this.#coalescer.request()));
    this.#update();
  }

  /** Updates the item for waits that have grown; to be called at intervals. */
  requestUpdate(): void {
    this.#coalescer.request();
  }

  /** Returns the waiting sessions in the queues of one's own teams, the longest wait first. */
  waits(): readonly Wait[] {
    const moment = this.#moment();
    return longestWaits(moment, queuesOfInterest(moment.model, this.#live.site?.rep));
  }

  #update(): void {
    if (!this.#live.site) {
      this.#item.hide();
      return;
    }
    const moment = this.#moment();
    const waits = this.waits();
    const shown = presenceText(this.#live, moment, waits);
    const { icon, words, warning } = shown;
    if (!isDeepStrictEqual(shown, this.#shown)) {
      this.#shown = shown;
      setStatusBarText(this.#item, icon, words);
      this.#item.backgroundColor = warning ? WARNING : undefined;
      this.#item.accessibilityInformation = { label: vscode.l10n.t('Support: {0}', words), role: 'button' };
    }
    this.#item.tooltip = presenceTooltip(this.#live, moment, waits);
    this.#item.show();
  }

  dispose(): void {
    this.#resources.dispose();
  }
}
