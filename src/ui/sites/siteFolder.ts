import { safeFileName } from '../../site/fileNames.ts';
import type { LiveState } from './liveState.ts';

/** What the folder of a site's virtual documents is called. */
export function siteFolder({ site }: LiveState): string {
  return safeFileName(site?.label ?? '', 'site');
}
