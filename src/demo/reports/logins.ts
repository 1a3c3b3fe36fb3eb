import type { SiteHistory, Period } from '../past/siteHistory.ts';
import type { HistoryEvent } from '../sim/history.ts';
import type { RepProfile } from '../company/people.ts';

/** One connection of a representative to the site. */
export interface Login {
  readonly profile: RepProfile;
  readonly gsnumber: number;
  /** Seconds since the epoch. */
  readonly from: number;
  /** Infinity for who is still there. */
  readonly to: number;
}

/** Nobody is logged in for longer than this. */
const LONGEST = 86_400;

/** Who was logged in at some time of a period, and what else belongs to no session, day by day. */
export function* loginsAndChat(
  siteHistory: SiteHistory,
  period: Period,
): Generator<{ readonly logins: Login[]; readonly chat: HistoryEvent[] }, void, void> {
  for (const events of siteHistory.common({ from: period.from - LONGEST, to: period.to })) {
    const logins = loginsOf(events, siteHistory.staff);
    const chat = events.filter(({ kind, at }) => kind === 'chat' && at >= period.from && at < period.to);
    yield { logins: logins.filter(({ from, to }) => from < period.to && to >= period.from), chat };
  }
}

function loginsOf(events: readonly HistoryEvent[], staff: SiteHistory['staff']): Login[] {
  const open = new Map<string, Login>();
  const closed: Login[] = [];
  for (const event of events) {
    if (event.kind === 'repLoggedIn' || event.kind === 'repLoggedOut') {
      const { userId, gsnumber, at } = event;
      const profile = staff.get(userId);
      const key = `${userId} ${gsnumber}`;
      const before = open.get(key);
      if (before) {
        closed.push({ ...before, to: at });
        open.delete(key);
      }
      if (event.kind === 'repLoggedIn' && profile) {
        open.set(key, { profile, gsnumber, from: at, to: Infinity });
      }
    }
  }
  return [...closed, ...open.values()];
}
