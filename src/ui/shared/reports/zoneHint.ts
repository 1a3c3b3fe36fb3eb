import * as vscode from 'vscode';
import type { SiteDay } from '../../../base/siteDay.ts';
import { offsetText } from '../../platform/siteTimes.ts';
import type { SiteCalendar } from './siteCalendar.ts';

const { t } = vscode.l10n;

/** Returns the hint on the time zone of a form's days and times: `site’s time, UTC+01:00`. */
export function zoneHint(calendar: SiteCalendar, day: SiteDay): string {
  const { zone } = calendar;
  const offset = offsetText(zone.offsetAt(calendar.startOf(day)));
  return zone.knownUntil === undefined
    ? t('your time, {0}: the site’s own is not known yet', offset)
    : t('site’s time, {0}', offset);
}
