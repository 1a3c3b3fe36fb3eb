/** Units of time, in seconds. */
export const MINUTE = 60;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** Units of time, in milliseconds. */
export const SECOND_MS = 1000;
export const MINUTE_MS = MINUTE * SECOND_MS;
export const HOUR_MS = HOUR * SECOND_MS;
export const DAY_MS = DAY * SECOND_MS;
