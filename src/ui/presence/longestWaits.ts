import { waitingIn } from '../../state/facts.ts';
import type { ReadableModel } from '../../state/source.ts';
import { ownQueues } from '../views/ownRepresentative.ts';
import { waitSeconds, type Moment } from '../views/sessionRow.ts';

/** A session that waits for somebody to take it. */
export interface Wait {
  readonly sessionId: string;
  readonly queueId: string;
  /** Since it entered the queue, by the site's clock. */
  readonly seconds: number;
}

/** The queues a person cares for: those of one's own teams; all when one is not logged in or not known. */
export function queuesOfInterest(model: ReadableModel, username: string | undefined): readonly string[] {
  const own = ownQueues(model, username);
  return own.size > 0 ? [...own] : [...model.rows('queue').keys()];
}

/** Everybody who waits in `queues`, the longest wait first. */
export function longestWaits(moment: Moment, queues: readonly string[]): readonly Wait[] {
  const waits = queues.flatMap((queueId) =>
    waitingIn(moment.model, queueId).map((sessionId) => ({
      sessionId,
      queueId,
      seconds: waitSeconds(moment, sessionId),
    })),
  );
  return waits.sort((a, b) => b.seconds - a.seconds);
}
