import type { EndSource, Standing, Surroundings } from '../../../../reporting/models/session/sessionEnd.ts';
import { standingOf } from '../../../../reporting/models/session/sessionEnd.ts';
import type { LiveState } from '../../../sites/liveState.ts';

/** The tables of sessions and presentations that may be in progress. */
type LiveTable = 'support_session' | 'presentation_session';

/** Returns what the live state knows of one session or presentation; nothing while the state itself is not live. */
export function surroundingsOf(live: LiveState, table: LiveTable, lsid: string): Surroundings {
  const isLive = liveLsids(live, table)?.has(lsid);
  return { now: Math.floor(live.siteNow()), isLive };
}

/**
 * Returns a function that gives the state of each session; it searches the live state only for sessions without an end.
 */
export function standings(live: LiveState): (session: EndSource & { readonly lsid: string }) => Standing {
  const now = live.siteNow();
  let known: { readonly lsids: ReturnType<typeof liveLsids> } | undefined;
  return (session) => {
    if (session.endTime !== null) {
      return 'ended';
    }
    known ??= { lsids: liveLsids(live, 'support_session') };
    return standingOf(session, { now, isLive: known.lsids?.has(session.lsid) });
  };
}

/** Returns the ids of the sessions or presentations in progress; undefined if they are not known. */
function liveLsids(
  { status, staleSince, pastTime, model }: LiveState,
  table: LiveTable,
): ReadonlySet<string | undefined> | undefined {
  return status === 'live' && staleSince === undefined && pastTime === undefined
    ? new Set([...model.rows(table).values()].map(({ lsid }) => lsid))
    : undefined;
}
