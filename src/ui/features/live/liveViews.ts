import * as vscode from 'vscode';
import { systemClock } from '../../../base/clock.ts';
import { Coalescer } from '../../../base/coalescer.ts';
import { DisposableStore } from '../../../base/disposable.ts';
import { isWaiting, waitingCount } from '../../../state/facts.ts';
import { LEAST_INTERVAL_SECONDS } from '../../../state/sources/polling.ts';
import type { CommandName } from '../../platform/contributions/commandId.ts';
import { queuesOfInterest } from '../../shared/rows/longestWaits.ts';
import { setting } from '../../platform/settings.ts';
import type { LiveState } from '../../sites/liveState.ts';
import { FirstRows } from '../../platform/trees/firstRows.ts';
import { LiveTreeView, type LiveTreeOptions } from '../../platform/trees/liveTreeView.ts';
import type { CurrentMoment } from '../../shared/rows/currentMoment.ts';
import { nodeKey } from '../../platform/trees/nodeKeys.ts';
import { PastContent } from './pastContent.ts';
import { ownRepresentative } from '../../shared/rows/ownRepresentative.ts';
import { PresentationsContent } from './presentationsContent.ts';
import { QueuesContent } from './queuesContent.ts';
import { ReportOnClick } from './reportOnClick.ts';
import { RepresentativesContent } from './representativesContent.ts';
import { RowFilter } from './rowFilter.ts';
import { SessionsContent } from './sessionsContent.ts';
import type { Grouping } from './sessionGroups.ts';
import { dimStaleRows } from '../../platform/trees/staleDecorations.ts';
import type { TreeContent } from '../../platform/trees/treeContent.ts';
import { briefMessage, viewMessage } from './viewMessage.ts';

const { t } = vscode.l10n;
const BADGE_PAUSE = 1000;

/** The four live views: sessions, queues, representatives and presentations of the active site. */
export class LiveViews implements vscode.Disposable {
  readonly #live: LiveState;
  readonly #moments: CurrentMoment;
  readonly #resources = new DisposableStore();
  readonly #firstRows = new FirstRows();
  readonly #sessionsContent: SessionsContent;
  readonly #queues: LiveTreeView;
  readonly #sessions: LiveTreeView;
  readonly #representatives: LiveTreeView;
  readonly #views: readonly LiveTreeView[];
  readonly #badge = this.#resources.add(new Coalescer(() => this.#updateBadge(), systemClock, BADGE_PAUSE));

  /** The filters of the Sessions view and the Representatives view. */
  readonly sessionFilter = this.#resources.add(new RowFilter());
  readonly representativeFilter = this.#resources.add(new RowFilter());

  /** @param sessions the options of the views that show sessions. */
  constructor(live: LiveState, moments: CurrentMoment, sessions: LiveTreeOptions) {
    this.#live = live;
    this.#moments = moments;
    const { now } = moments;
    const username = (): string | undefined => live.site?.rep;
    this.#sessionsContent = new SessionsContent(now, this.sessionFilter, this.#firstRows, username);
    const reps = new RepresentativesContent(now, username, this.representativeFilter, this.#firstRows);
    const isPast = (): boolean => live.pastTime !== undefined;
    // If the account may not read reports, the page that opens says so.
    const onClick = (): CommandName => (isPast() ? 'openReplayedSession' : 'openSessionReport');
    const marked = (content: TreeContent): TreeContent => new PastContent(new ReportOnClick(content, onClick), isPast);
    this.#queues = new LiveTreeView('queues', marked(new QueuesContent(now, username, this.#firstRows)), sessions);
    this.#sessions = new LiveTreeView('sessions', marked(this.#sessionsContent), sessions);
    this.#representatives = new LiveTreeView('reps', marked(reps), sessions);
    const presentations = new LiveTreeView('presentations', marked(new PresentationsContent(now)));
    this.#views = [this.#queues, this.#sessions, this.#representatives, presentations];
    for (const view of this.#views) {
      this.#resources.add(view);
    }
    this.#resources.add(dimStaleRows(live));
    this.#follow();
  }

  get grouping(): Grouping {
    return this.#sessionsContent.grouping;
  }

  set grouping(grouping: Grouping) {
    this.#sessionsContent.grouping = grouping;
    this.#sessions.requestRefresh();
  }

  /** Updates texts that depend on the time; to be called at intervals. */
  tick(): void {
    this.#moments.reset();
    this.#requestRefresh();
    this.#updateMessages();
  }

  /** Updates the countdown to the next connection attempt above the rows; to be called every second. */
  countDown(): void {
    if (this.#live.nextTryAt !== undefined) {
      this.#updateMessages();
    }
  }

  /** Shows more of the long list that ends with the given row. */
  showMoreRows(moreKey: string): void {
    this.#firstRows.showMore(moreKey);
    this.#requestRefresh();
  }

  /** Reveals the person's own representative with the sessions in hand. */
  async revealOwn(): Promise<void> {
    const own = ownRepresentative(this.#live.model, this.#live.site?.rep);
    if (own) {
      await this.#representatives.reveal(nodeKey(nodeKey(undefined, 'group', 'loggedIn'), 'rep', own.id));
    }
  }

  /** Reveals a session in the queue where it waits, or in the Sessions view if somebody has taken it. */
  async revealWaiting(sessionId: string): Promise<void> {
    const session = this.#live.model.rows('support_session').get(sessionId);
    if (session?.queue_id !== undefined && isWaiting(this.#live.model, sessionId)) {
      await this.#queues.reveal(nodeKey(nodeKey(undefined, 'queue', session.queue_id), 'session', sessionId));
    } else if (session && this.grouping === 'none') {
      await this.#sessions.reveal(nodeKey(nodeKey(undefined, 'group', 'all'), 'session', sessionId));
    }
  }

  #follow(): void {
    const changed = (): void => {
      this.#moments.reset();
      this.#requestRefresh();
    };
    this.#resources.add(this.#live.onDidChange(changed));
    this.#resources.add(this.#live.onDidTruncate(() => this.#firstRows.reset()));
    this.#resources.add(this.#live.onDidChangeStatus(() => this.tick()));
    this.#resources.add(
      this.#live.onDidReplaceModel(() => {
        this.#firstRows.reset();
        this.#moments.reset();
        for (const view of this.#views) {
          view.requestReset();
        }
      }),
    );
    this.#resources.add(this.sessionFilter.onDidChange(() => this.#filterChanged(this.#sessions, this.sessionFilter)));
    this.#resources.add(
      this.representativeFilter.onDidChange(() =>
        this.#filterChanged(this.#representatives, this.representativeFilter),
      ),
    );
  }

  #filterChanged(view: LiveTreeView, filter: RowFilter): void {
    this.#moments.reset();
    view.description = filter.words;
    view.requestRefresh();
  }

  #requestRefresh(): void {
    this.#badge.request();
    for (const view of this.#views) {
      view.requestRefresh();
    }
  }

  #updateMessages(): void {
    const pollSeconds = Math.max(LEAST_INTERVAL_SECONDS, setting('cache.ttlSeconds'));
    const brief = briefMessage(this.#live, pollSeconds);
    for (const view of this.#views) {
      view.message = view === this.#queues ? viewMessage(this.#live, pollSeconds) : brief;
    }
  }

  #updateBadge(): void {
    const { model, site, pastTime } = this.#live;
    if (pastTime !== undefined) {
      // The badge counts who waits at present, not in a replay.
      this.#queues.badge = undefined;
      return;
    }
    const value = queuesOfInterest(model, site?.rep).reduce((sum, id) => sum + (waitingCount(model, id) ?? 0), 0);
    const tooltip = value === 1 ? t('1 session waiting') : t('{0} sessions waiting', value);
    this.#queues.badge = value > 0 ? { value, tooltip } : undefined;
  }

  dispose(): void {
    this.#resources.dispose();
  }
}
