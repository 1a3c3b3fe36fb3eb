import * as vscode from 'vscode';
import { personalClock, personalOffset } from '../../../base/personalTime.ts';
import type { SiteDay } from '../../../base/siteDay.ts';
import { SiteZone } from '../../../site/siteZone.ts';

const { t } = vscode.l10n;
const day = new Intl.DateTimeFormat(vscode.env.language, {
  ...{ weekday: 'long', day: 'numeric', month: 'long' },
  timeZone: 'UTC',
});

/** Returns a day's name; `ago` is the number of days before today. */
export function dayText({ wall }: SiteDay, ago?: number): string {
  const text = day.format(wall * 1000);
  return ago === 0 ? t('Today, {0}', text) : ago === 1 ? t('Yesterday, {0}', text) : text;
}

/** The time zone of this machine. */
const personal = new SiteZone(personalOffset);
/** The steps in seconds by which clocks are put back. */
const PUT_BACK = [1800, 3600];

/**
 * Reads a time of day by this machine's clocks (`14:02`, `14:02:10`, `2:02 pm`) and returns its moments within the span
 * in seconds since the epoch: one for each day, and two when clocks are put back. Empty if it is no time or outside of
 * the span.
 */
export function momentsIn(
  text: string,
  { from, to }: { readonly from: number; readonly to: number },
): readonly number[] {
  const wall = wallOf(text);
  const first = personal.dayOf(from);
  const last = personal.dayOf(to);
  if (wall === undefined || first === undefined || last === undefined) {
    return [];
  }
  const moments = Array.from({ length: first.until(last) + 1 }, (_, at) => {
    const time = personal.timeOf(first.plus(at), wall);
    const again = PUT_BACK.map((back) => time + back).filter((later) => personalClock(later) === personalClock(time));
    return [time, ...again];
  });
  return moments.flat().filter((time) => time >= from && time <= to);
}

/** Returns seconds after midnight. */
function wallOf(text: string): number | undefined {
  const match = /^\s*(\d{1,2})[:.h](\d{2})(?:[:.](\d{2}))?\s*(am|pm)?\s*$/i.exec(text);
  const [, hours = '', minutes = '', seconds = '0', half] = match ?? [];
  if (match === null || Number(hours) > 23 || Number(minutes) > 59 || Number(seconds) > 59) {
    return undefined;
  }
  const hour = half === undefined ? Number(hours) : (Number(hours) % 12) + (half.toLowerCase() === 'pm' ? 12 : 0);
  return (hour * 60 + Number(minutes)) * 60 + Number(seconds);
}
