/** The site's value for a field that it has not collected (guide: SupportSession). */
export const NOT_COLLECTED = 'Unknown';

/** Returns the value; '' if the site has not collected it. */
export function collected(value = ''): string {
  return value === NOT_COLLECTED ? '' : value;
}
