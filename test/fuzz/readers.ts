import type { Reader } from './reader.ts';
import { API_READERS } from './readersOfApis.ts';
import { REPORT_READERS } from './readersOfReports.ts';
import { SITE_READERS } from './readersOfSites.ts';
import { STATE_READERS } from './readersOfState.ts';
import { TYPED_READERS } from './readersOfTypedText.ts';

/** Every reader of the product: of what sites send, of what people type, and of files. */
export const READERS: readonly Reader[] = [
  ...SITE_READERS,
  ...STATE_READERS,
  ...REPORT_READERS,
  ...API_READERS,
  ...TYPED_READERS,
];
