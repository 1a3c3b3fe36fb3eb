/** How many seconds the clocks of this computer's zone are ahead of UTC at a time, in seconds since the epoch. */
export function personalOffset(seconds: number): number {
  const minutes = new Date(seconds * 1000).getTimezoneOffset();
  return Number.isNaN(minutes) ? 0 : -minutes * 60;
}
