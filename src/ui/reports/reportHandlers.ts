import type { WindowParts } from '../commands/commandHandlers.ts';
import type { CommandHandlers } from '../commands/register.ts';

/** The commands of reports and the view of past sessions; their code is loaded after the window's start. */
export function reportHandlers({ sites: { active }, pages, context }: WindowParts) {
  const loadPages = () => import('./reportPages.ts');
  const past = import('../pastSessions/pastSessionsView.ts').then(({ PastSessionsView }) => {
    const view = new PastSessionsView(active, context.globalState);
    context.subscriptions.push(view);
    return view;
  });
  return {
    openSessionReport: async (argument) => (await loadPages()).openSessionReport(active, pages, argument),
    openTranscript: async (argument) => (await loadPages()).openTranscript(active, pages, argument),
    copySessionNote: async (argument) => (await loadPages()).copySessionNote(active, argument),
    runReport: async (argument) => (await loadPages()).runReport(active, argument),
    downloadRecording: async (argument) => (await loadPages()).downloadRecordingCommand(active, argument),
    findSessions: async (argument) => {
      // A row of the view stands for the sessions of its group.
      const given = typeof argument === 'string' ? (await past).queryOf(argument) : argument;
      return (await loadPages()).findSessions(active, pages, given);
    },
    lookUpExternalKey: async (argument) => (await loadPages()).lookUpExternalKey(argument),
    openSummary: async (argument) => (await loadPages()).openSummary(active, pages, argument),
    openSurveys: async (argument) => (await loadPages()).openSurveys(active, pages, argument),
    openTeamActivity: async (argument) => (await loadPages()).openTeamActivity(active, pages, argument),
    openPresentation: async (argument) => (await loadPages()).openPresentation(active, pages, argument),
    openLicenseUsage: async (argument) => (await loadPages()).openLicenseUsage(active, pages, argument),
    keepSearch: async (argument) => (await past).keep(argument),
    removeSearch: async (element) => (await past).remove(element),
    refreshPastSessions: async (element) => (await past).refresh(element),
  } satisfies Partial<CommandHandlers>;
}
