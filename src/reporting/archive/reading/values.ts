/** What a `Date` can hold, in seconds: beyond it, formatting throws. */
const LAST_TIMESTAMP = 8.64e12;

/** Whole seconds since the epoch, from a number or its digits; undefined for anything else. */
export function secondsOf(value: unknown): number | undefined {
  const number = typeof value === 'string' && /^\s*-?\d{1,16}(?:\.\d+)?\s*$/.test(value) ? Number(value) : value;
  return typeof number === 'number' && Number.isFinite(number) && Math.abs(number) <= LAST_TIMESTAMP
    ? Math.floor(number)
    : undefined;
}

/** An identifier as a string; undefined for what is none. */
export function idOf(value: unknown): string | undefined {
  if (typeof value === 'number') {
    return Number.isSafeInteger(value) ? String(value) : undefined;
  }
  return typeof value === 'string' && value !== '' ? value : undefined;
}
