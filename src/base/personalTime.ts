/** Returns by how many seconds this computer's time zone is ahead of UTC at a time, in seconds since the epoch. */
export function personalOffset(seconds: number): number {
  const minutes = new Date(seconds * 1000).getTimezoneOffset();
  return Number.isNaN(minutes) ? 0 : -minutes * 60;
}

/** Returns the time of day in this computer's time zone, as `14:02:10`; `seconds` since the epoch. */
export function personalClock(seconds: number): string {
  return new Date((seconds + personalOffset(seconds)) * 1000).toISOString().slice(11, 19);
}
