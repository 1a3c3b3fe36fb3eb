import * as vscode from 'vscode';
import { DAY, HOUR, MINUTE } from '../../base/units.ts';

const { t } = vscode.l10n;

/**
 * A span of time in words: tens of seconds under a minute, then minutes (`42 min`, `1 h 05 min`, `2 d 3 h`). The
 * steps are coarse on purpose: a row changes only when it has something new to say.
 * @param seconds negative spans read as none.
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

/** Made when it is first used: that takes milliseconds, which the start of a window has not got. */
export function lateFormat(options: Intl.DateTimeFormatOptions): () => Intl.DateTimeFormat {
  let format: Intl.DateTimeFormat | undefined;
  return () => (format ??= new Intl.DateTimeFormat(vscode.env.language, options));
}

/** What a calendar knows, in seconds since the epoch. */
const LAST_TIME = 8.64e12;

const clockTime = lateFormat({ timeStyle: 'short' });
const dateAndTime = lateFormat({ dateStyle: 'medium', timeStyle: 'medium' });
const SHORT_MOMENT: Intl.DateTimeFormatOptions = {
  ...{ day: 'numeric', month: 'short' },
  ...{ hour: 'numeric', minute: '2-digit', second: '2-digit' },
};
const shortMoment = lateFormat(SHORT_MOMENT);
const moment = lateFormat({ weekday: 'short', ...SHORT_MOMENT });

/** The time of day, local, of `milliseconds` since the epoch. */
export function timeText(milliseconds: number): string {
  return clockTime().format(milliseconds);
}

/** Date and time, local, of `seconds` since the epoch; what is no time a calendar knows is shown as it is. */
export function dateTimeText(seconds: number): string {
  return Math.abs(seconds) <= LAST_TIME ? dateAndTime().format(seconds * 1000) : String(seconds);
}

/** A moment of the last days with its weekday and seconds, local; `seconds` since the epoch. */
export function momentText(seconds: number): string {
  return Math.abs(seconds) <= LAST_TIME ? moment().format(seconds * 1000) : String(seconds);
}

/** The same without its weekday, where there is little room. */
export function shortMomentText(seconds: number): string {
  return Math.abs(seconds) <= LAST_TIME ? shortMoment().format(seconds * 1000) : String(seconds);
}
