import type { Disposable } from '../../base/disposable.ts';
import type { Event } from '../../base/event.ts';
import type { Site } from '../../site/site.ts';
import type { ChangeSet } from '../../state/changeSet.ts';
import type { ReadableModel, StateStatus } from '../../state/source.ts';

/**
 * The live state of whichever site is active in this window, as views and the status bar see it. It outlives the
 * sites: after a switch the same object shows the other site's rows.
 */
export interface LiveState extends Disposable {
  /** The active site; undefined when there is none. */
  readonly site: Site | undefined;
  /** False when the active site has no credentials yet (the person is signed out). */
  readonly signedIn: boolean;
  /** The rows of the active site; an empty model when there is none. Not the same object after a switch. */
  readonly model: ReadableModel;
  readonly status: StateStatus;
  /** The site's clock minus ours, in seconds. */
  readonly skewSeconds: number;
  /** Why the state is `reconnecting` or `refused`, or why a connection is not even tried. */
  readonly problem: Error | undefined;
  /** Why the rows are asked for although the account may read the real-time state; undefined while they are not. */
  readonly realTimeProblem?: Error | undefined;
  /** Milliseconds since the epoch since when the rows are stale; undefined while they are fresh. */
  readonly staleSince: number | undefined;
  /** The second of the past that is shown, since the epoch; undefined for the present. */
  readonly pastTime?: number | undefined;
  /** Milliseconds since the epoch of the next try; undefined when none is planned. */
  readonly nextTryAt: number | undefined;
  /** Fired after `site`, `signedIn`, `status`, `problem`, `staleSince` or `nextTryAt` changed. */
  readonly onDidChangeStatus: Event<void>;
  /** Fired after `model` became another object (site added, switched, removed): forget everything and start over. */
  readonly onDidReplaceModel: Event<void>;
  /** Fired for each step of changes to `model`. */
  readonly onDidChange: Event<ChangeSet>;
  /** Fired after the site voided all rows: `model` is what it has sent since. */
  readonly onDidTruncate: Event<void>;
  /** Seconds since the epoch, UTC, by the site's clock. */
  siteNow(): number;
}
