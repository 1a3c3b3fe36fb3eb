import type { Site } from '../../site/site.ts';

/** The host of a site as links have it, with the port where it is not the usual one. */
export function siteHost({ url }: Pick<Site, 'url'>): string {
  return new URL(url).host;
}
