import type { ArchiveClients } from '../features/past/archiveClients.ts';
import { reportPages } from '../features/reports/reportPages.ts';
import type { PageMaker } from '../platform/pages/page.ts';
import type { SiteParts } from '../sites/siteParts.ts';

const loadSiteTime = () => import('../shared/reports/siteTimedPage.ts');

/** Returns the makers of all pages by kind, wrapped so that the pages can also show the site's time. */
export function pageMakers(
  { active, trail }: SiteParts,
  archives: () => Promise<ArchiveClients>,
): Readonly<Record<string, PageMaker>> {
  const makers: Readonly<Record<string, PageMaker>> = {
    ...reportPages(active),
    changes: async (argument) => (await import('../features/changes/changesPage.ts')).changesPage(trail, argument),
    metrics: async (argument) =>
      (await import('../features/past/metricsPage.ts')).metricsPage(active, await archives(), argument),
  };
  const timed = Object.entries(makers).map(([kind, make]): [string, PageMaker] => [
    kind,
    async (argument) => (await loadSiteTime()).siteTimedMaker(active, make)(argument),
  ]);
  return Object.fromEntries(timed);
}
