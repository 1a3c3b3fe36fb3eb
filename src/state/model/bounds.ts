import { SiteError } from '../../site/errors.ts';

/** Far above what a site has, far below what would take the editor down. */
export const MAX_TABLES = 1_000;
export const MAX_ROWS = 2_000_000;
export const MAX_FIELDS = 1_000;

/** The SiteError `too-large` for a model with too many of something. */
export function tooMany(what: 'tables' | 'rows' | 'fields in a row', most: number): SiteError {
  return new SiteError('too-large', `The site’s state has more than ${most.toLocaleString('en')} ${what}.`);
}
