import type { LateArchives } from '../past/lateArchives.ts';
import type { ActiveSite } from '../sites/siteAccess.ts';
import type { PageMaker } from './page.ts';

const loadPages = () => import('../reports/reportPages.ts');
const loadSiteTime = () => import('../reports/siteTimedPage.ts');

/** The pages of the window by their kind; the code of each is loaded when the first is opened or restored. */
export function pageMakers(active: ActiveSite, archives: LateArchives): Readonly<Record<PageKind, PageMaker>> {
  const makers = makersOf(active, archives);
  const timed = Object.entries(makers).map(([kind, make]): [string, PageMaker] => [
    kind,
    async (argument) => (await loadSiteTime()).siteTimedMaker(active, make)(argument),
  ]);
  return Object.fromEntries(timed) as Readonly<Record<PageKind, PageMaker>>;
}

function makersOf(active: ActiveSite, archives: LateArchives) {
  return {
    session: async (argument) => (await loadPages()).sessionPage(active, argument),
    transcript: async (argument) => (await loadPages()).transcriptPage(active, argument),
    finder: async (argument) => (await loadPages()).finderPage(active, argument),
    summary: async (argument) => (await loadPages()).summaryPage(active, argument),
    surveys: async (argument) => (await loadPages()).surveyPage(active, argument),
    team: async (argument) => (await loadPages()).teamPage(active, argument),
    presentation: async (argument) => (await loadPages()).presentationPage(active, argument),
    presentations: async (argument) => (await loadPages()).presentationList(active, argument),
    licenses: async (argument) => (await loadPages()).licensePage(active, argument),
    metrics: async (argument) =>
      (await import('../past/metricsPage.ts')).metricsPage(active, await archives(), argument),
  } satisfies Readonly<Record<string, PageMaker>>;
}

/** The name of a page. */
export type PageKind = keyof ReturnType<typeof makersOf>;
