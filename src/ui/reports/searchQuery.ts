import type { SessionQuery } from '../../reporting/findSessions.ts';
import type { SearchQuery } from '../contributions/schemas.ts';
import { timesOf } from './reportPeriod.ts';
import type { SiteCalendar } from './siteCalendar.ts';

/** What a search asks for now. */
export function sessionQuery({ period, from = 0, to, ...query }: SearchQuery, calendar: SiteCalendar): SessionQuery {
  return { ...(period === undefined ? { from, to } : timesOf(period, calendar)), ...query };
}
