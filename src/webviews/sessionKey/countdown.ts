import type { CardTexts } from './messages.ts';

type CountdownTexts = Pick<CardTexts, 'validSeconds' | 'validMinutes' | 'validHours' | 'validDays' | 'expired'>;

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/**
 * How long a key is still valid, in words: seconds in the last minute, then minutes, hours, days.
 * @param seconds until it expires.
 */
export function countdownText(seconds: number, texts: CountdownTexts): string {
  const whole = Math.ceil(seconds);
  if (whole <= 0) {
    return texts.expired;
  }
  if (whole < MINUTE) {
    return filled(texts.validSeconds, whole);
  }
  if (whole < HOUR) {
    return filled(texts.validMinutes, Math.floor(whole / MINUTE));
  }
  return whole < DAY
    ? filled(texts.validHours, Math.floor(whole / HOUR), Math.floor((whole % HOUR) / MINUTE))
    : filled(texts.validDays, Math.floor(whole / DAY), Math.floor((whole % DAY) / HOUR));
}

function filled(text: string, ...figures: readonly number[]): string {
  return text.replace(/\{(\d)\}/g, (_, index: string) => String(figures[Number(index)] ?? ''));
}
