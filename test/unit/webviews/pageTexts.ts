import type { PageTexts } from '../../../src/webviews/kit/messages.ts';

/** The words of a page, in English. */
export const TEXTS: PageTexts = {
  search: 'Search',
  all: 'All',
  rows: '{0} rows',
  row: '1 row',
  rowsOf: '{0} of {1} rows',
  noMatch: 'No match',
  save: 'Save',
  retry: 'Try Again',
  zoomIn: 'Zoom In',
  zoomOut: 'Zoom Out',
  wholeTime: 'Whole Time',
  clearBrush: 'Show All',
  hits: '{0} of {1}',
  next: 'Next',
  previous: 'Previous',
  system: 'System',
  utc: '{0} UTC',
  sortBy: 'Sort by {0}',
  seconds: '{0} s',
  minutes: '{0} min',
  hours: '{0} h {1} min',
  wholeHours: '{0} h',
};
