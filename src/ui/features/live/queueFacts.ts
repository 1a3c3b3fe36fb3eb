import { availableFor, waitingCount, waitingIn } from '../../../state/facts.ts';
import type { Moment } from '../../shared/rows/sessionRow.ts';

/**
 * Who waits in each queue and who could be given a session of it, worked out once for a moment: the rows of a queue all
 * speak of the same people.
 */
export class QueueFacts {
  readonly #moment: Moment;
  readonly #waiting = new Map<string, readonly string[]>();
  readonly #available = new Map<string, readonly string[]>();

  constructor(moment: Moment) {
    this.#moment = moment;
  }

  /** Whether these facts are of this very moment. */
  isOf(moment: Moment): boolean {
    return this.#moment === moment;
  }

  /** Row ids of `support_session`, the longest waiting first. */
  waitingIn(queueId: string): readonly string[] {
    return kept(this.#waiting, queueId, () => waitingIn(this.#moment.model, queueId));
  }

  /** How many wait, also where it is not told who; undefined where that is not told either. */
  waitingCount(queueId: string): number | undefined {
    const count = waitingCount(this.#moment.model, queueId);
    return count === undefined ? undefined : Math.max(this.waitingIn(queueId).length, count);
  }

  /** Row ids of `representative`. */
  availableFor(queueId: string): readonly string[] {
    return kept(this.#available, queueId, () => availableFor(this.#moment.model, queueId));
  }
}

function kept(lists: Map<string, readonly string[]>, id: string, workOut: () => readonly string[]): readonly string[] {
  let list = lists.get(id);
  if (list === undefined) {
    list = workOut();
    lists.set(id, list);
  }
  return list;
}
