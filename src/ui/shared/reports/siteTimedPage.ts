import * as vscode from 'vscode';
import type { SiteZone } from '../../../site/siteZone.ts';
import type { SiteTime } from '../../../webviews/kit/messages.ts';
import type { PageMaker, PageSpec } from '../../platform/pages/page.ts';
import type { ActiveSite } from '../../sites/siteAccess.ts';
import { calendarOf, type SiteCalendar } from './siteCalendar.ts';
import { DAY } from '../../../base/units.ts';

/** The days whose offsets are computed; older reports and archives are rare and get the oldest offset. */
const DAYS = 1200;

/** Returns a page maker that adds the site's time to tooltips if the site's clock differs from this machine's. */
export function siteTimedMaker(active: ActiveSite, make: PageMaker): PageMaker {
  return async (argument) => siteTimed(active, await make(argument));
}

function siteTimed(active: ActiveSite, spec: PageSpec): PageSpec {
  const { load, onQuery } = spec;
  return {
    ...spec,
    load: (page, signal) => {
      const head: typeof page.head = (written) => {
        const siteTime = siteTimeOf(calendarOf(active));
        page.head(siteTime ? { ...written, siteTime } : written);
      };
      return load({ ...page, head }, signal);
    },
    ...(onQuery && { onQuery: (values) => siteTimed(active, onQuery(values)) }),
  };
}

/**
 * Returns the offsets of the site with the times of their changes, for pages; undefined if its clocks equal this
 * machine's.
 */
export function siteTimeOf({ zone, now }: SiteCalendar): SiteTime | undefined {
  const steps: { from: number; offset: number }[] = [];
  let differs = false;
  for (let at = Math.floor(now) - DAYS * DAY; at <= now + DAY; at += DAY) {
    const offset = zone.offsetAt(at);
    differs ||= zone.differsAt(at);
    if (steps.at(-1)?.offset !== offset) {
      steps.push({ from: steps.length === 0 ? at : firstWith(zone, offset, at), offset });
    }
  }
  return differs ? { text: vscode.l10n.t('At the site: {0}', '{0}'), steps } : undefined;
}

/** Returns the first second, on the day before `known`, at which the site's clocks have their new offset. */
function firstWith(zone: SiteZone, offset: number, known: number): number {
  let [before, at] = [known - DAY, known];
  while (at - before > 1) {
    const between = Math.floor((before + at) / 2);
    [before, at] = zone.offsetAt(between) === offset ? [before, between] : [between, at];
  }
  return at;
}
