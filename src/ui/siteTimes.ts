import * as vscode from 'vscode';
import type { SiteDay } from '../../site/siteDay.ts';
import type { SiteZone } from '../../site/siteZone.ts';
import { dateTimeText } from '../durations.ts';
import type { SiteCalendar } from './siteCalendar.ts';

const { t } = vscode.l10n;

const wallTime = new Intl.DateTimeFormat(vscode.env.language, {
  dateStyle: 'medium',
  timeStyle: 'medium',
  timeZone: 'UTC',
});

/** Whose days and times a form asks for: `site’s time, UTC+01:00`. */
export function zoneHint(calendar: SiteCalendar, day: SiteDay): string {
  const { zone } = calendar;
  const offset = offsetText(zone.offsetAt(calendar.startOf(day)));
  return zone.knownUntil === undefined
    ? t('your time, {0}: the site has not told its own yet', offset)
    : t('site’s time, {0}', offset);
}

/** How far clocks are ahead of UTC, in seconds, as `UTC+05:30`. */
export function offsetText(offset: number): string {
  const minutes = Math.round(Math.abs(offset) / 60);
  const two = (number: number): string => String(number).padStart(2, '0');
  return `UTC${offset < 0 ? '-' : '+'}${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}

/** Date and time by the site's clocks with their offset, of `seconds` since the epoch. */
export function siteTimeText(seconds: number, zone: SiteZone): string {
  const offset = zone.offsetAt(seconds);
  return t('{0} ({1})', wallTime.format((seconds + offset) * 1000), offsetText(offset));
}

/** Date and time by the person's clocks, and by the site's where they show another time. */
export function timeWithSites(seconds: number, zone: SiteZone): string {
  const own = dateTimeText(seconds);
  return zone.differsAt(seconds) ? t('{0}, at the site {1}', own, siteTimeText(seconds, zone)) : own;
}
