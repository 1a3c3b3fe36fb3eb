import { within } from '../../models/session/timeline.ts';
import type { Metrics, RepMetrics } from './metrics.ts';

/** The same metrics of some people only: how many were logged in at once is counted among them. */
export function metricsOfPeople(metrics: Metrics, isWanted: (userId: string) => boolean): Metrics {
  const reps = Object.fromEntries(Object.entries(metrics.reps).filter(([userId]) => isWanted(userId)));
  const people = Object.values(reps);
  const known = metrics.to - metrics.from - metrics.unknownSeconds;
  const seconds = people.reduce((sum, { loggedInSeconds }) => sum + loggedInSeconds, 0);
  const average = known > 0 ? seconds / known : 0;
  return { ...metrics, reps, representativesLoggedIn: { ...atOnce(people, metrics), average } };
}

/** The fewest and the most who were logged in at once; one who is so over several connections counts once. */
function atOnce(people: readonly RepMetrics[], { from, to }: Metrics): { readonly min: number; readonly max: number } {
  const changes = people
    .flatMap(({ logins }) => {
      const stays = logins.map(({ login, logout }) => ({ from: login, to: logout ?? to }));
      return within({ from, to }, stays).flatMap((stay) => [
        { at: stay.from, by: 1 },
        { at: stay.to, by: -1 },
      ]);
    })
    .sort((a, b) => a.at - b.at || a.by - b.by);
  let [count, min, max, since] = [0, Infinity, 0, from];
  for (const { at, by } of [...changes, { at: to, by: 0 }]) {
    if (at > since) {
      [min, max, since] = [Math.min(min, count), Math.max(max, count), at];
    }
    count += by;
  }
  return { min: min === Infinity ? 0 : min, max };
}
