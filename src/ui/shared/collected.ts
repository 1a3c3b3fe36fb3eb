/** What the site calls that which it has not collected (guide: SupportSession). */
export const NOT_COLLECTED = 'Unknown';

/** What the site tells; '' for what it has not collected. */
export function collected(value = ''): string {
  return value === NOT_COLLECTED ? '' : value;
}
