import type { Wait } from '../../shared/rows/longestWaits.ts';

/** The seconds between two alerts about a session: they grow, and the last one repeats. */
const PAUSES = [120, 300, 600, 1200];

interface Alerted {
  times: number;
  /** The wait, in seconds, of the next alert. */
  nextAt: number;
}

/**
 * Decides when to alert about which session: first when a wait passes the limit, then at growing intervals until
 * somebody takes the session. Queues can be muted with or without an end.
 */
export class AlertSchedule {
  /** The alerted sessions by LSID. */
  readonly #alerted = new Map<string, Alerted>();
  /** The end of each queue's mute in milliseconds since the epoch, by `queueKey`; '' is for all queues. */
  readonly #mutedUntil = new Map<string, number>();

  /** Returns the waits to alert about now. `waits` must have all waiting sessions: the others are dropped. */
  due(waits: readonly Wait[], longWaitSeconds: number, nowMilliseconds: number): readonly Wait[] {
    const waiting = new Set(waits.map(({ lsid }) => lsid));
    for (const id of this.#alerted.keys()) {
      if (!waiting.has(id)) {
        this.#alerted.delete(id);
      }
    }
    return waits.filter((wait) => !this.isMuted(wait.queue, nowMilliseconds) && this.#isDue(wait, longWaitSeconds));
  }

  /** Mutes one queue, or all of them if none is given, until a time in milliseconds since the epoch. */
  mute(queue: string | undefined, untilMilliseconds: number): void {
    this.#mutedUntil.set(queue ?? '', untilMilliseconds);
  }

  unmute(): void {
    this.#mutedUntil.clear();
  }

  isMuted(queue: string, nowMilliseconds: number): boolean {
    return ['', queue].some((id) => (this.#mutedUntil.get(id) ?? 0) > nowMilliseconds);
  }

  /** True if anything is muted at that time. */
  anyMuted(nowMilliseconds: number): boolean {
    return [...this.#mutedUntil.values()].some((until) => until > nowMilliseconds);
  }

  #isDue({ lsid, seconds }: Wait, longWaitSeconds: number): boolean {
    const alerted = this.#alerted.get(lsid) ?? { times: 0, nextAt: longWaitSeconds };
    if (seconds < alerted.nextAt) {
      return false;
    }
    const pause = PAUSES[Math.min(alerted.times, PAUSES.length - 1)] ?? 0;
    this.#alerted.set(lsid, { times: alerted.times + 1, nextAt: seconds + pause });
    return true;
  }
}
