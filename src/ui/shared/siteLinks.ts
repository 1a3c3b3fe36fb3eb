import type { Site } from '../../site/site.ts';

/** Returns the host of a site for links, with its port if it is not the default one. */
export function siteHost({ url }: Pick<Site, 'url'>): string {
  return new URL(url).host;
}
