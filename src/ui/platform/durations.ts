import * as vscode from 'vscode';
import { DAY, HOUR, MINUTE } from '../../base/units.ts';

const { t } = vscode.l10n;

/**
 * Returns a span of time as words: tens of seconds under a minute, then minutes (`42 min`, `1 h 05 min`, `2 d 3 h`).
 * The steps are coarse, so that a row changes only when its words do.
 * @param seconds a negative span counts as zero.
 */
export function durationText(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds));
  if (whole < MINUTE) {
    return t('{0} s', Math.floor(whole / 10) * 10);
  }
  if (whole < HOUR) {
    return t('{0} min', Math.floor(whole / MINUTE));
  }
  if (whole < DAY) {
    const minutes = String(Math.floor((whole % HOUR) / MINUTE)).padStart(2, '0');
    return t('{0} h {1} min', Math.floor(whole / HOUR), minutes);
  }
  return t('{0} d {1} h', Math.floor(whole / DAY), Math.floor((whole % DAY) / HOUR));
}

/**
 * Returns a format that is created on its first use, which takes milliseconds that the start of a window does not have.
 */
export function lazyFormat(options: Intl.DateTimeFormatOptions): () => Intl.DateTimeFormat {
  let format: Intl.DateTimeFormat | undefined;
  return () => (format ??= new Intl.DateTimeFormat(vscode.env.language, options));
}

/** The latest time of a Date, in seconds since the epoch. */
const LAST_TIME = 8.64e12;

const clockTime = lazyFormat({ timeStyle: 'short' });
const dateAndTime = lazyFormat({ dateStyle: 'medium', timeStyle: 'medium' });
const SHORT_MOMENT: Intl.DateTimeFormatOptions = {
  ...{ day: 'numeric', month: 'short' },
  ...{ hour: 'numeric', minute: '2-digit', second: '2-digit' },
};
const shortMoment = lazyFormat(SHORT_MOMENT);
const moment = lazyFormat({ weekday: 'short', ...SHORT_MOMENT });

/** Returns the local time of day of `milliseconds` since the epoch. */
export function timeText(milliseconds: number): string {
  return clockTime().format(milliseconds);
}

/** Returns local date and time of `seconds` since the epoch; a number outside of a Date's range stays as it is. */
export function dateTimeText(seconds: number): string {
  return Math.abs(seconds) <= LAST_TIME ? dateAndTime().format(seconds * 1000) : String(seconds);
}

/** Returns the local weekday and time with seconds, for the last days; `seconds` since the epoch. */
export function momentText(seconds: number): string {
  return Math.abs(seconds) <= LAST_TIME ? moment().format(seconds * 1000) : String(seconds);
}

/** Returns the same without the weekday, for small places. */
export function shortMomentText(seconds: number): string {
  return Math.abs(seconds) <= LAST_TIME ? shortMoment().format(seconds * 1000) : String(seconds);
}
