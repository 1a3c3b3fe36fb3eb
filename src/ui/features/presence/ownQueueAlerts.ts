import * as vscode from 'vscode';
import { DisposableStore } from '../../../base/disposable.ts';
import { waitingIn } from '../../../state/facts.ts';
import { callCommand } from '../../platform/commands/callCommand.ts';
import { showInformationMessage } from '../../platform/notifications.ts';
import { setting } from '../../platform/settings.ts';
import { showProblem } from '../../platform/showProblem.ts';
import type { LiveState } from '../../sites/liveState.ts';
import { customerOf } from '../../shared/rows/names.ts';
import { ownRepresentative } from '../../shared/rows/ownRepresentative.ts';
import { queueKey } from '../../shared/rows/longestWaits.ts';

const { t } = vscode.l10n;

/** Notifies about each session that enters one's own queue, if the setting is on. */
export class OwnQueueAlerts implements vscode.Disposable {
  readonly #live: LiveState;
  readonly #isMuted: (queue: string) => boolean;
  readonly #reveal: (sessionId: string) => unknown;
  readonly #resources = new DisposableStore();
  /** The LSIDs of the sessions waiting there; undefined until the rows are fresh. */
  #known: ReadonlySet<string> | undefined;

  /**
   * @param isMuted tells if the alerts of the queue with that `queueKey` are muted.
   * @param reveal shows a waiting session in the Queues view.
   */
  constructor(live: LiveState, isMuted: (queue: string) => boolean, reveal: (sessionId: string) => unknown) {
    this.#live = live;
    this.#isMuted = isMuted;
    this.#reveal = reveal;
    this.#resources.add(live.onDidChange(() => this.#check()));
    this.#resources.add(live.onDidChangeStatus(() => this.#check()));
    this.#resources.add(live.onDidReplaceModel(() => (this.#known = undefined)));
  }

  #check(): void {
    const { model, site, status } = this.#live;
    const queueId = ownRepresentative(model, site?.rep)?.row.queue_id;
    if (status !== 'live' || queueId === undefined) {
      // Sessions that came while the connection was lost are not announced afterwards.
      this.#known = undefined;
      return;
    }
    const sessions = model.rows('support_session');
    const waiting = waitingIn(model, queueId).map((id) => ({ id, lsid: sessions.get(id)?.lsid ?? id }));
    const known = this.#known;
    this.#known = new Set(waiting.map(({ lsid }) => lsid));
    if (known === undefined || !setting('presence.notifyOwnQueue') || this.#isMuted(queueKey(model, queueId))) {
      return;
    }
    for (const { id, lsid } of waiting.filter((session) => !known.has(session.lsid))) {
      void this.#alert(id, lsid, customerOf(model, id));
    }
  }

  async #alert(sessionId: string, lsid: string, customer: string): Promise<void> {
    const join = t('Join');
    const show = t('Show');
    const answer = await showInformationMessage(t('{0} is waiting in your queue.', customer), join, show);
    if (answer === join) {
      await callCommand('joinSession', { lsid }).then(undefined, showProblem);
    } else if (answer === show) {
      await this.#reveal(sessionId);
    }
  }

  dispose(): void {
    this.#resources.dispose();
  }
}
