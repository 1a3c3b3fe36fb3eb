import { isPast } from './schedule.ts';

/**
 * The backups beyond the newest `keep`; none where `keep` is not at least 1, so that nothing is lost by a slip. Those
 * that a wrong clock dated in the future are neither counted nor among them. `now` is in milliseconds since the epoch.
 */
export function superfluous<B extends { readonly at: number }>(
  backups: readonly B[],
  keep: number,
  now: number,
): readonly B[] {
  const past = backups.filter(({ at }) => isPast(at, now)).sort((a, b) => b.at - a.at);
  return keep >= 1 ? past.slice(Math.floor(keep)) : [];
}
