import type { Disposable } from '../../base/disposable.ts';
import type { Event } from '../../base/event.ts';
import type { Site } from '../../site/site.ts';
import type { ChangeSet } from '../../state/model/changeSet.ts';
import type { ReadableModel, StateStatus } from '../../state/source.ts';

/**
 * The live state of this window's active site, for views and the status bar. It outlives a switch of sites: the same
 * object then has the other site's rows.
 */
export interface LiveState extends Disposable {
  /** The active site; undefined if there is none. */
  readonly site: Site | undefined;
  /** False if the active site has no credentials (the person is signed out). */
  readonly signedIn: boolean;
  /** The rows of the active site; an empty model if there is none. Another object after a switch. */
  readonly model: ReadableModel;
  readonly status: StateStatus;
  /** The site's clock minus this machine's, in seconds. */
  readonly skewSeconds: number;
  /** The reason why the state is `reconnecting` or `refused`, or why no connection is attempted. */
  readonly problem: Error | undefined;
  /**
   * The reason why the rows are polled although the account may read the real-time state; undefined if they are not.
   */
  readonly realTimeProblem?: Error | undefined;
  /** The time since which the rows are stale, in milliseconds since the epoch; undefined while they are fresh. */
  readonly staleSince: number | undefined;
  /** The time that a replay shows, in seconds since the epoch; undefined for the present. */
  readonly pastTime?: number | undefined;
  /** The time of the next connection attempt, in milliseconds since the epoch; undefined if none is planned. */
  readonly nextTryAt: number | undefined;
  /** Fired after `site`, `signedIn`, `status`, `problem`, `staleSince` or `nextTryAt` changed. */
  readonly onDidChangeStatus: Event<void>;
  /** Fired after `model` became another object (site added, switched, removed): its users must start over. */
  readonly onDidReplaceModel: Event<void>;
  /** Fired for each step of changes to `model`. */
  readonly onDidChange: Event<ChangeSet>;
  /** Fired after the site voided all rows: `model` has the rows that it sent since. */
  readonly onDidTruncate: Event<void>;
  /** Returns seconds since the epoch, UTC, by the site's clock. */
  siteNow(): number;
}
