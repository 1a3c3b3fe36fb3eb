import type { Disposable } from '../../base/disposable.ts';
import type { SiteList } from './siteList.ts';

/** Calls `forget` with the address of each site that is removed, or whose address changes. */
export function forEachRemovedUrl(sites: SiteList, forget: (url: string) => void): Disposable {
  const urls = (): readonly string[] => sites.all().map(({ url }) => url);
  let known = urls();
  return sites.onDidChange(() => {
    const now = urls();
    const removed = known.filter((before) => !now.includes(before));
    known = now;
    removed.forEach(forget);
  });
}
