import type { Clock } from '../../base/clock.ts';
import type { Log } from '../../base/log.ts';
import type { CommandCache } from '../../command-api/cache.ts';
import type { CommandClient } from '../../command-api/client.ts';
import { certificateAuthorities } from '../../site/tls/certificateAuthorities.ts';
import type { SiteClient } from '../../site/client.ts';
import { StateFeed } from '../../state/sources/feed.ts';
import { PollingSource } from '../../state/sources/polling.ts';
import { SiteClock } from '../../state/sources/siteClock.ts';
import type { StateSource } from '../../state/source.ts';

/** Returns the source of live rows from the site's state socket (guide: Real-Time State API). */
export function socketSource(
  client: SiteClient,
  clock: Clock,
  log: Log,
  siteClock = new SiteClock(clock),
): StateSource {
  const { url, company, caFile } = client.site;
  return new StateFeed({
    connect: async (signal) => {
      const { openStateSocket } = await import('../../state/connection/socket.ts');
      return openStateSocket({ url, company, ca: await certificateAuthorities(caFile), signal });
    },
    token: () => client.token(),
    invalidateToken: (token) => client.invalidateToken(token),
    clock,
    siteClock,
    log,
  });
}

/** Returns the source of live rows from the command API, which is asked at most every `seconds`. */
export function pollingSource(
  commands: CommandClient,
  cache: CommandCache,
  seconds: () => number,
  clock: Clock,
  siteClock: SiteClock,
  log: Log,
): StateSource {
  return new PollingSource({
    loggedInReps: () => cache.loggedInReps(),
    supportTeams: () => cache.supportTeams(),
    teamMembers: () => cache.supportTeamsWithMembers(),
    connectedClients: () =>
      commands.connectedClients({
        type: 'representative,support_customer,presentation_attendee',
        includeConnections: true,
      }),
    intervalSeconds: seconds,
    clock,
    siteClock,
    log,
  });
}
