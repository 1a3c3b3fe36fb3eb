import { offsetOf } from '../schema/epoch.ts';
import { SiteError } from '../site/errors.ts';
import type { SiteZone } from '../site/siteZone.ts';
import type { XmlElement } from '../base/xmlElement.ts';
import type { ReportClient } from './client.ts';
import { DAY } from '../base/units.ts';

/** Clocks are changed at most this soon after they were changed. */
const FRESH = 7 * DAY;
/** A site that nobody used lately is asked for its latest sessions of so many days. */
const PERIODS = [7 * DAY, 90 * DAY];

/** The zones that were asked about in vain: a site without sessions is not asked again and again. */
const asked = new WeakSet<SiteZone>();

/** Takes in what the times of an item of a report tell of the site's zone. */
export function learnOffset(zone: SiteZone | undefined, { children }: XmlElement): void {
  for (const element of children) {
    if (element.name === 'start_time' || element.name === 'end_time' || element.name === 'time') {
      const seen = offsetOf(element);
      if (seen !== undefined) {
        zone?.learn(seen.time, seen.offset);
      }
    }
  }
}

/** Asks for the latest session, whose times tell the site's offset, where none is known of late. `now` in seconds. */
export async function learnZone(
  reports: Pick<ReportClient, 'collect'>,
  zone: SiteZone,
  now: number,
  signal: AbortSignal | undefined,
): Promise<void> {
  if (asked.has(zone) || (zone.knownUntil ?? -Infinity) > now - FRESH) {
    return;
  }
  asked.add(zone);
  try {
    for (const duration of PERIODS) {
      const period = { start_time: Math.floor(now) - duration, duration: 0 };
      const { items } = await reports.collect('SupportSessionListing', period, signal);
      const latest = items.at(-1);
      if (latest !== undefined) {
        await reports.collect('SupportSession', { lsid: latest.lsid }, signal);
        return;
      }
    }
  } catch (error) {
    if (!SiteError.is(error)) {
      throw error;
    }
  }
}
