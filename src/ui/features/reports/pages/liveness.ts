import type { EndSource, Standing, Surroundings } from '../../../../reporting/models/sessionEnd.ts';
import { standingOf } from '../../../../reporting/models/sessionEnd.ts';
import type { LiveState } from '../../../sites/liveState.ts';

/** The tables of what may go on. */
type LiveTable = 'support_session' | 'presentation_session';

/** What the live state tells of one session or presentation; nothing while it is not live itself. */
export function surroundingsOf(live: LiveState, table: LiveTable, lsid: string): Surroundings {
  const isLive = liveLsids(live, table)?.has(lsid);
  return { now: Math.floor(live.siteNow()), isLive };
}

/** How each of many sessions stands; the live state is only looked through for those without an end. */
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

/** The ids of what goes on; undefined where that is not known. */
function liveLsids(
  { status, staleSince, pastTime, model }: LiveState,
  table: LiveTable,
): ReadonlySet<string | undefined> | undefined {
  return status === 'live' && staleSince === undefined && pastTime === undefined
    ? new Set([...model.rows(table).values()].map(({ lsid }) => lsid))
    : undefined;
}
