import { waitingIn } from '../../../state/facts.ts';
import { queueIdOf } from '../../../state/queueIds.ts';
import type { ReadableModel } from '../../../state/source.ts';
import { ownQueues } from './ownRepresentative.ts';
import { waitSeconds, type Moment } from './sessionRow.ts';

/** A session that waits for somebody to take it. */
export interface Wait {
  readonly sessionId: string;
  readonly queueId: string;
  /** What the session is remembered by: row ids are used again after the site has restarted. */
  readonly lsid: string;
  /** What the queue is remembered by. */
  readonly queue: string;
  /** Since it entered the queue, by the site's clock. */
  readonly seconds: number;
}

/** What a queue is remembered by: what the command API calls it, else its name. */
export function queueKey(model: ReadableModel, queueId: string): string {
  const { code_name: codeName, name } = model.rows('queue').get(queueId) ?? {};
  return queueIdOf(model, queueId) ?? `name:${codeName || (name ?? queueId)}`;
}

/** The queues a person cares for: those of one's own teams; all when one is not logged in or not known. */
export function queuesOfInterest(model: ReadableModel, username: string | undefined): readonly string[] {
  const own = ownQueues(model, username);
  return own.size > 0 ? [...own] : [...model.rows('queue').keys()];
}

/** Everybody who waits in `queues`, the longest wait first. */
export function longestWaits(moment: Pick<Moment, 'model' | 'now'>, queues: readonly string[]): readonly Wait[] {
  const { model } = moment;
  const waits = queues.flatMap((queueId) => {
    const queue = queueKey(model, queueId);
    return waitingIn(model, queueId).map((sessionId) => ({
      sessionId,
      queueId,
      lsid: model.rows('support_session').get(sessionId)?.lsid ?? sessionId,
      queue,
      seconds: waitSeconds(moment, sessionId),
    }));
  });
  return waits.sort((a, b) => b.seconds - a.seconds);
}

/** What a session counts as whose priority the site leaves out (guide: 1 = high, 2 = medium, 3 = low). */
const MEDIUM = 2;

/** The waits in the order in which customers are to be helped: the highest priority first, then the longest wait. */
export function inOrderOfService(model: ReadableModel, waits: readonly Wait[]): readonly Wait[] {
  const priorityOf = ({ sessionId }: Wait): number => model.rows('support_session').get(sessionId)?.priority || MEDIUM;
  return waits.toSorted((a, b) => priorityOf(a) - priorityOf(b) || b.seconds - a.seconds);
}
