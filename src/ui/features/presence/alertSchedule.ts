import type { Wait } from '../../shared/rows/longestWaits.ts';

/** Seconds between one alert about a session and the next: they grow, and the last one repeats. */
const PAUSES = [120, 300, 600, 1200];

interface Alerted {
  times: number;
  /** The wait, in seconds, at which the next alert is due. */
  nextAt: number;
}

/**
 * When to alert about whom: first when a wait passes the limit, then again at growing intervals until somebody takes
 * the session. Queues can be muted for good or for a time.
 */
export class AlertSchedule {
  /** By LSID. */
  readonly #alerted = new Map<string, Alerted>();
  /** Until when each queue is muted, in milliseconds since the epoch, by `queueKey`; '' stands for all queues. */
  readonly #mutedUntil = new Map<string, number>();

  /** The waits to alert about now. Call with everybody who waits; who no longer does is forgotten. */
  due(waits: readonly Wait[], longWaitSeconds: number, nowMilliseconds: number): readonly Wait[] {
    const waiting = new Set(waits.map(({ lsid }) => lsid));
    for (const id of this.#alerted.keys()) {
      if (!waiting.has(id)) {
        this.#alerted.delete(id);
      }
    }
    return waits.filter((wait) => !this.isMuted(wait.queue, nowMilliseconds) && this.#isDue(wait, longWaitSeconds));
  }

  /** Silences one queue, or all of them when none is named, until a time in milliseconds since the epoch. */
  mute(queue: string | undefined, untilMilliseconds: number): void {
    this.#mutedUntil.set(queue ?? '', untilMilliseconds);
  }

  unmute(): void {
    this.#mutedUntil.clear();
  }

  isMuted(queue: string, nowMilliseconds: number): boolean {
    return ['', queue].some((id) => (this.#mutedUntil.get(id) ?? 0) > nowMilliseconds);
  }

  /** Whether anything is muted at that time. */
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
