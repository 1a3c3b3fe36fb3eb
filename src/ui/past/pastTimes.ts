import * as vscode from 'vscode';

const { t } = vscode.l10n;
const day = new Intl.DateTimeFormat(vscode.env.language, { weekday: 'long', day: 'numeric', month: 'long' });

/** A day's name; `ago` tells how many days before today it is. */
export function dayText(seconds: number, ago?: number): string {
  const text = day.format(seconds * 1000);
  return ago === 0 ? t('Today, {0}', text) : ago === 1 ? t('Yesterday, {0}', text) : text;
}

/**
 * Reads a local time of day (`14:02`, `14:02:10`, `2:02 pm`) as the moment of the span that it fits: the first one at or
 * after `from`, in seconds since the epoch. Undefined for what is no time, or lies outside.
 */
export function momentIn(
  text: string,
  { from, to }: { readonly from: number; readonly to: number },
): number | undefined {
  const match = /^\s*(\d{1,2})[:.h](\d{2})(?:[:.](\d{2}))?\s*(am|pm)?\s*$/i.exec(text);
  const [, hours = '', minutes = '', seconds = '0', half] = match ?? [];
  if (match === null || Number(hours) > 23 || Number(minutes) > 59 || Number(seconds) > 59) {
    return undefined;
  }
  const hour = half === undefined ? Number(hours) : (Number(hours) % 12) + (half.toLowerCase() === 'pm' ? 12 : 0);
  const time = new Date(from * 1000);
  time.setHours(hour, Number(minutes), Number(seconds), 0);
  if (time.getTime() / 1000 < from) {
    time.setDate(time.getDate() + 1);
  }
  const found = time.getTime() / 1000;
  return found <= to ? found : undefined;
}
