import type { PageMaker } from '../../platform/pages/page.ts';
import type { ActiveSite } from '../../sites/siteAccess.ts';

/** Returns the pages of reports by their kind; the code of each is loaded when it is first opened or restored. */
export function reportPages(active: ActiveSite) {
  return {
    session: async (argument) => (await import('./session/sessionPage.ts')).sessionPage(active, argument),
    transcript: async (argument) => (await import('./session/transcriptPage.ts')).transcriptPage(active, argument),
    finder: async (argument) => (await import('./pages/finder.ts')).finderPage(active, argument),
    summary: async (argument) => (await import('./pages/summaryPage.ts')).summaryPage(active, argument),
    surveys: async (argument) => (await import('./pages/surveyPage.ts')).surveyPage(active, argument),
    team: async (argument) => (await import('./pages/teamPage.ts')).teamPage(active, argument),
    presentation: async (argument) => (await import('./pages/presentationPage.ts')).presentationPage(active, argument),
    presentations: async (argument) => (await import('./pages/presentationList.ts')).presentationList(active, argument),
    licenses: async (argument) => (await import('./pages/licensePage.ts')).licensePage(active, argument),
  } satisfies Readonly<Record<string, PageMaker>>;
}

/** The kind of a report's page. */
export type ReportPage = keyof ReturnType<typeof reportPages>;
