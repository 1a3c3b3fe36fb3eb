import * as vscode from 'vscode';

const { t } = vscode.l10n;
const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

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

const clockTime = new Intl.DateTimeFormat(vscode.env.language, { timeStyle: 'short' });
const dateAndTime = new Intl.DateTimeFormat(vscode.env.language, { dateStyle: 'medium', timeStyle: 'medium' });

/** The time of day, local, of `milliseconds` since the epoch. */
export function timeText(milliseconds: number): string {
  return clockTime.format(milliseconds);
}

/** Date and time, local, of `seconds` since the epoch; what is no time a calendar knows is shown as it is. */
export function dateTimeText(seconds: number): string {
  return Math.abs(seconds) <= 8.64e12 ? dateAndTime.format(seconds * 1000) : String(seconds);
}

const moment = new Intl.DateTimeFormat(vscode.env.language, {
  ...{ weekday: 'short', day: 'numeric', month: 'short' },
  ...{ hour: '2-digit', minute: '2-digit', second: '2-digit' },
});

/** A moment of the last days with its weekday and seconds, local; `seconds` since the epoch. */
export function momentText(seconds: number): string {
  return Math.abs(seconds) <= 8.64e12 ? moment.format(seconds * 1000) : String(seconds);
}
