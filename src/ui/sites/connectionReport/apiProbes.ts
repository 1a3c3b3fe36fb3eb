import type { PermissionName } from '../../../command-api/permissions.ts';
import { CONFIG_ROOT } from '../../../config-api/configPath.ts';
import { ReportClient } from '../../../reporting/client.ts';
import { SiteDay } from '../../../base/siteDay.ts';
import type { SiteClient } from '../../../site/client.ts';
import { DAY } from '../../../base/units.ts';

/** The seconds of a report that is (nearly) empty. */
const SHORT_SPAN = 60;

/**
 * Small requests that change nothing, by the permission of each API; they return the number of items. `now` is the
 * site's time in seconds since the epoch. They throw a SiteError as the API's own client does.
 */
export const API_PROBES = {
  perm_reporting_support: async (client, now) => {
    const { items } = await new ReportClient(client).collect('SupportSessionListing', shortSpan(now));
    return items.length;
  },
  perm_reporting_presentation: async (client, now) => {
    const { items } = await new ReportClient(client).collect('PresentationSessionListing', shortSpan(now));
    return items.length;
  },
  perm_reporting_license: async (client, now) => {
    const span = { ...shortSpan(now), group_by: 'hour' } as const;
    return (await new ReportClient(client).collect('LicenseUsage', span)).items.length;
  },
  perm_reporting_archive: async (client, now) => {
    // This day has begun in every time zone.
    const date = String(SiteDay.ofWall(Math.floor(now) - DAY));
    return (await new ReportClient(client).collect('ArchiveListing', { date })).items.length;
  },
  perm_configuration: async (client) => {
    (await client.open({ method: 'GET', path: `${CONFIG_ROOT}/openapi.yaml`, readOnly: true })).close();
    return 1;
  },
} as const satisfies Partial<Record<PermissionName, (client: ProbedClient, now: number) => Promise<number>>>;

/** The client that the probes use. */
export type ProbedClient = Pick<SiteClient, 'open' | 'site'>;

function shortSpan(now: number): { readonly start_time: number; readonly duration: number } {
  return { start_time: Math.floor(now) - SHORT_SPAN, duration: SHORT_SPAN };
}
