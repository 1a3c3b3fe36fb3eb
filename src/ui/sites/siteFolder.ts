import { safeFileName } from '../../site/files/fileNames.ts';
import type { LiveState } from './liveState.ts';

/** Returns the name of the folder for a site's virtual documents. */
export function siteFolder({ site }: LiveState): string {
  return safeFileName(site?.label ?? '', 'site');
}
