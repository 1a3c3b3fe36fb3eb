import { MINUTE_MS } from '../../../base/units.ts';

const TEN_SECONDS = 10_000;

/**
 * Returns the milliseconds until the coarse words for a remaining time change: at every full minute, and every ten
 * seconds in the last one.
 * @param remaining milliseconds.
 */
export function untilNextStep(remaining: number): number {
  const step = remaining < MINUTE_MS ? TEN_SECONDS : MINUTE_MS;
  // One more, because a full step still reads as itself and not as the one below.
  return (Math.max(0, Math.floor(remaining)) % step) + 1;
}
