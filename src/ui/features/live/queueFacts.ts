import { availableFor, waitingCount, waitingIn } from '../../../state/facts.ts';
import type { Moment } from '../../shared/rows/sessionRow.ts';

/**
 * The waiting sessions and the available representatives of each queue, computed once for a moment, because the rows of
 * a queue all need them.
 */
export class QueueFacts {
  readonly #moment: Moment;
  readonly #waiting = new Map<string, readonly string[]>();
  readonly #available = new Map<string, readonly string[]>();

  constructor(moment: Moment) {
    this.#moment = moment;
  }

  /** True if these facts are those of `moment`. */
  isOf(moment: Moment): boolean {
    return this.#moment === moment;
  }

  /** Returns the waiting sessions of a queue, the longest waiting first, as row ids of `support_session`. */
  waitingIn(queueId: string): readonly string[] {
    return cached(this.#waiting, queueId, () => waitingIn(this.#moment.model, queueId));
  }

  /** Returns the number of waiting sessions, which may be known without the sessions; undefined if it is not. */
  waitingCount(queueId: string): number | undefined {
    const count = waitingCount(this.#moment.model, queueId);
    return count === undefined ? undefined : Math.max(this.waitingIn(queueId).length, count);
  }

  /** Returns the representatives who are available for a queue, as row ids of `representative`. */
  availableFor(queueId: string): readonly string[] {
    return cached(this.#available, queueId, () => availableFor(this.#moment.model, queueId));
  }
}

function cached(
  lists: Map<string, readonly string[]>,
  id: string,
  workOut: () => readonly string[],
): readonly string[] {
  let list = lists.get(id);
  if (list === undefined) {
    list = workOut();
    lists.set(id, list);
  }
  return list;
}
