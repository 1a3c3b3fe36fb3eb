import * as vscode from 'vscode';
import { DisposableStore } from '../../../base/disposable.ts';
import { findQueue } from '../../../state/findRow.ts';
import { callCommand } from '../../platform/commands/callCommand.ts';
import type { CommandRow } from '../../platform/commands/commandCall.ts';
import { ContextKey } from '../../platform/contextKey.ts';
import type { MuteArgument } from './contributions.ts';
import { durationText } from '../../platform/durations.ts';
import { showWarningMessage } from '../../platform/notifications.ts';
import { oneLine } from '../../platform/plainText.ts';
import { showQuickPick } from '../../platform/prompts.ts';
import { setting } from '../../platform/settings.ts';
import { showProblem } from '../../platform/showProblem.ts';
import type { LiveState } from '../../sites/liveState.ts';
import { customerOf, queueName } from '../../shared/rows/names.ts';
import { ownQueues, ownRepresentative } from '../../shared/rows/ownRepresentative.ts';
import type { Moment } from '../../shared/rows/sessionRow.ts';
import { AlertSchedule } from './alertSchedule.ts';
import { longestWaits, queueKey, type Wait } from '../../shared/rows/longestWaits.ts';
import { HOUR_MS, MINUTE_MS } from '../../../base/units.ts';

const { t } = vscode.l10n;

/** Notifies about long waits, if the setting is on, at growing intervals until somebody takes the session. */
export class WaitingAlerts implements vscode.Disposable {
  readonly #live: LiveState;
  readonly #moment: () => Moment;
  readonly #reveal: (sessionId: string) => unknown;
  readonly #schedule = new AlertSchedule();
  readonly #muted = new ContextKey('alertsMuted');
  readonly #subscriptions = new DisposableStore();
  #lastAlert = -Infinity;
  #site: string | undefined;

  /** @param reveal shows a waiting session in the Queues view. */
  constructor(live: LiveState, moment: () => Moment, reveal: (sessionId: string) => unknown) {
    this.#live = live;
    this.#moment = moment;
    this.#reveal = reveal;
    this.#subscriptions.add(live.onDidReplaceModel(() => this.#followSite()));
  }

  /** A mute belongs to the site: it survives a change between socket and polling, and ends with a switch. */
  #followSite(): void {
    const site = this.#live.site?.id;
    if (site !== this.#site) {
      this.#site = site;
      this.#schedule.unmute();
    }
  }

  /** Shows the alerts that are due; to be called at intervals. At most one notification a minute. */
  check(): void {
    const now = Date.now();
    this.#muted.set(this.#schedule.anyMuted(now));
    const justAlerted = now - this.#lastAlert < MINUTE_MS;
    if (justAlerted || setting('notifications') === 'off' || this.#live.status !== 'live') {
      return;
    }
    const moment = this.#moment();
    const due = this.#schedule.due(longestWaits(moment, this.#queues(moment)), moment.longWaitSeconds, now);
    const [first] = due;
    if (first) {
      this.#lastAlert = now;
      void this.#alert(first, due.length - 1, moment);
    }
  }

  /**
   * Mutes the alerts of a queue or of all for a time: of a row of the Queues view, or of `queueId`, which is the
   * command API's name of a queue (`general`, `team:3`, `rep:5`, `rep_username:bob`) or its code name or name. Throws
   * an Error if no queue has it at present.
   */
  async mute(
    argument?: MuteArgument,
    clicked?: CommandRow<'queue'>,
  ): Promise<{ queueId?: string; until: number } | undefined> {
    const row = clicked?.id ?? this.#rowOf(argument?.queueId);
    const queueId = row === undefined ? undefined : queueKey(this.#live.model, row);
    const minutes = argument ? (argument.minutes ?? Infinity) : await askMinutes();
    if (minutes === undefined) {
      return undefined;
    }
    const until = Math.min(Date.now() + minutes * MINUTE_MS, Number.MAX_SAFE_INTEGER);
    this.#schedule.mute(queueId, until);
    this.#muted.set(true);
    return { ...(queueId !== undefined && { queueId }), until: until / 1000 };
  }

  #rowOf(queueId: string | undefined): string | undefined {
    if (queueId === undefined) {
      return undefined;
    }
    if (queueId.startsWith('issue:')) {
      throw new Error(t('queueId: sessions wait in queues, not in issues. Name the queue of the issue’s team.'));
    }
    const row = findQueue(this.#live.model, queueId);
    if (row === undefined) {
      throw new Error(t('queueId: no queue is named {0} at present.', oneLine(queueId)));
    }
    return row;
  }

  /** True if the alerts of the queue with that `queueKey` are muted now. */
  readonly isMuted = (queue: string): boolean => this.#schedule.isMuted(queue, Date.now());

  unmute(): void {
    this.#schedule.unmute();
    this.#muted.set(false);
  }

  #queues({ model }: Moment): readonly string[] {
    return setting('notifications') === 'all'
      ? [...model.rows('queue').keys()]
      : [...ownQueues(model, this.#live.site?.rep)];
  }

  async #alert(
    { sessionId, lsid, queueId, queue: key, seconds }: Wait,
    others: number,
    { model }: Moment,
  ): Promise<void> {
    const customer = customerOf(model, sessionId);
    const queue = queueName(model.rows('queue').get(queueId));
    const wait = durationText(seconds);
    const message =
      others > 0
        ? others === 1
          ? t('{0} has waited {1} in {2}, and 1 other is over the limit.', customer, wait, queue)
          : t('{0} has waited {1} in {2}, and {3} others are over the limit.', customer, wait, queue, others)
        : t('{0} has waited {1} in {2}.', customer, wait, queue);
    const join = t('Join');
    const show = t('Show');
    const muteQueue = t('Mute {0} for an Hour', queue);
    const isSelf = ownRepresentative(this.#live.model, this.#live.site?.rep) !== undefined;
    const answer = await showWarningMessage(message, ...(isSelf ? [join] : []), show, muteQueue);
    if (answer === join) {
      await callCommand('joinSession', { lsid }).then(undefined, showProblem);
    } else if (answer === show) {
      await this.#reveal(sessionId);
    } else if (answer === muteQueue) {
      this.#schedule.mute(key, Date.now() + HOUR_MS);
      this.#muted.set(true);
    }
  }

  dispose(): void {
    this.#subscriptions.dispose();
  }
}

async function askMinutes(): Promise<number | undefined> {
  const items = [
    { label: t('For 15 minutes'), minutes: 15 },
    { label: t('For an hour'), minutes: 60 },
    { label: t('Until this window is closed'), minutes: Infinity },
  ];
  return (await showQuickPick(items, { title: t('Mute Waiting Alerts'), placeHolder: t('For how long?') }))?.minutes;
}
