import type { PermissionName } from '../../../command-api/permissions.ts';
import { CONFIG_ROOT } from '../../../config-api/configPath.ts';
import { ReportClient } from '../../../reporting/client.ts';
import { SiteDay } from '../../../base/siteDay.ts';
import type { SiteClient } from '../../../site/client.ts';
import { DAY } from '../../../base/units.ts';

/** A report of so short a time is empty or nearly so; in seconds. */
const SHORT_SPAN = 60;

/**
 * Small questions that change nothing, by the permission that each API takes; they give how many items came. `now` is the
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
    // Whatever the site's zone, that day has begun there.
    const date = String(SiteDay.ofWall(Math.floor(now) - DAY));
    return (await new ReportClient(client).collect('ArchiveListing', { date })).items.length;
  },
  perm_configuration: async (client) => {
    (await client.open({ method: 'GET', path: `${CONFIG_ROOT}/openapi.yaml`, readOnly: true })).close();
    return 1;
  },
} as const satisfies Partial<Record<PermissionName, (client: ProbedClient, now: number) => Promise<number>>>;

/** What is asked. */
export type ProbedClient = Pick<SiteClient, 'open' | 'site'>;

function shortSpan(now: number): { readonly start_time: number; readonly duration: number } {
  return { start_time: Math.floor(now) - SHORT_SPAN, duration: SHORT_SPAN };
}
