/** How many seconds the clocks of this computer's zone are ahead of UTC at a time, in seconds since the epoch. */
export function personalOffset(seconds: number): number {
  const minutes = new Date(seconds * 1000).getTimezoneOffset();
  return Number.isNaN(minutes) ? 0 : -minutes * 60;
}

/** The time of day by the clocks of this computer's zone, as `14:02:10`; `seconds` since the epoch. */
export function personalClock(seconds: number): string {
  return new Date((seconds + personalOffset(seconds)) * 1000).toISOString().slice(11, 19);
}
