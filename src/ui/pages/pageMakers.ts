import type { WindowParts } from '../window/windowParts.ts';
import type { ActiveSite } from '../sites/siteAccess.ts';
import type { PageMaker } from './page.ts';

const loadSiteTime = () => import('../reports/siteTimedPage.ts');

/** The pages of the window by their kind; the code of each is loaded when the first is opened or restored. */
export function pageMakers(
  active: ActiveSite,
  archives: WindowParts['archives'],
): Readonly<Record<PageKind, PageMaker>> {
  const makers = makersOf(active, archives);
  const timed = Object.entries(makers).map(([kind, make]): [string, PageMaker] => [
    kind,
    async (argument) => (await loadSiteTime()).siteTimedMaker(active, make)(argument),
  ]);
  return Object.fromEntries(timed) as Readonly<Record<PageKind, PageMaker>>;
}

function makersOf(active: ActiveSite, archives: WindowParts['archives']) {
  return {
    session: async (argument) => (await import('../reports/sessionPage.ts')).sessionPage(active, argument),
    transcript: async (argument) => (await import('../reports/transcriptPage.ts')).transcriptPage(active, argument),
    finder: async (argument) => (await import('../reports/finder.ts')).finderPage(active, argument),
    summary: async (argument) => (await import('../reports/summaryPage.ts')).summaryPage(active, argument),
    surveys: async (argument) => (await import('../reports/surveyPage.ts')).surveyPage(active, argument),
    team: async (argument) => (await import('../reports/teamPage.ts')).teamPage(active, argument),
    presentation: async (argument) =>
      (await import('../reports/presentationPage.ts')).presentationPage(active, argument),
    presentations: async (argument) =>
      (await import('../reports/presentationList.ts')).presentationList(active, argument),
    licenses: async (argument) => (await import('../reports/licensePage.ts')).licensePage(active, argument),
    metrics: async (argument) =>
      (await import('../past/metricsPage.ts')).metricsPage(active, await archives(), argument),
  } satisfies Readonly<Record<string, PageMaker>>;
}

/** The name of a page. */
export type PageKind = keyof ReturnType<typeof makersOf>;
