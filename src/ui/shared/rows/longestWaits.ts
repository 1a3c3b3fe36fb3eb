import { waitingIn } from '../../../state/facts.ts';
import { queueIdOf } from '../../../state/queueIds.ts';
import type { ReadableModel } from '../../../state/source.ts';
import { ownQueues } from './ownRepresentative.ts';
import { waitSeconds, type Moment } from './sessionRow.ts';

/** A waiting session. */
export interface Wait {
  readonly sessionId: string;
  readonly queueId: string;
  /** The key of the session, because row ids are reused after the site has restarted. */
  readonly lsid: string;
  /** The key of the queue. */
  readonly queue: string;
  /** The time since it entered the queue, by the site's clock. */
  readonly seconds: number;
}

/** Returns the key of a queue: its id in the command API, else its name. */
export function queueKey(model: ReadableModel, queueId: string): string {
  const { code_name: codeName, name } = model.rows('queue').get(queueId) ?? {};
  return queueIdOf(model, queueId) ?? `name:${codeName || (name ?? queueId)}`;
}

/** Returns the queues of one's own teams; all queues if one is unknown or not logged in. */
export function queuesOfInterest(model: ReadableModel, username: string | undefined): readonly string[] {
  const own = ownQueues(model, username);
  return own.size > 0 ? [...own] : [...model.rows('queue').keys()];
}

/** Returns the waiting sessions of `queues`, the longest wait first. */
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

/** The priority of a session for which the site sends none (guide: 1 = high, 2 = medium, 3 = low). */
const MEDIUM = 2;

/** Returns the waits in the order in which customers are helped: the highest priority first, then the longest wait. */
export function inOrderOfService(model: ReadableModel, waits: readonly Wait[]): readonly Wait[] {
  const priorityOf = ({ sessionId }: Wait): number => model.rows('support_session').get(sessionId)?.priority || MEDIUM;
  return waits.toSorted((a, b) => priorityOf(a) - priorityOf(b) || b.seconds - a.seconds);
}
