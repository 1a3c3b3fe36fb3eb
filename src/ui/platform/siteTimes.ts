import * as vscode from 'vscode';
import type { SiteZone } from '../../site/siteZone.ts';
import { dateTimeText, lazyFormat } from './durations.ts';

const { t } = vscode.l10n;

const wallTime = lazyFormat({ dateStyle: 'medium', timeStyle: 'medium', timeZone: 'UTC' });

/** Returns the offset of clocks from UTC in seconds as `UTC+05:30`. */
export function offsetText(offset: number): string {
  const minutes = Math.round(Math.abs(offset) / 60);
  const two = (number: number): string => String(number).padStart(2, '0');
  return `UTC${offset < 0 ? '-' : '+'}${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}

/** Returns date and time by this machine's clock, and by the site's if it differs. */
export function timeWithSites(seconds: number, zone: SiteZone): string {
  return withSitesTime(dateTimeText(seconds), seconds, zone);
}

/** Returns `own`, a time by this machine's clock, followed by the site's time if it differs. */
export function withSitesTime(own: string, seconds: number, zone: SiteZone | undefined): string {
  return zone?.differsAt(seconds) ? t('{0}, at the site {1}', own, siteTimeText(seconds, zone)) : own;
}

function siteTimeText(seconds: number, zone: SiteZone): string {
  const offset = zone.offsetAt(seconds);
  return t('{0} ({1})', wallTime().format((seconds + offset) * 1000), offsetText(offset));
}
