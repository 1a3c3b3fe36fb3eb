/** The pages of reports other than those of a session, and the commands that open them: one bundle, loaded late. */
export { finderPage, findSessions } from './finder.ts';
export { licensePage } from './licensePage.ts';
export { presentationList } from './presentationList.ts';
export { presentationPage } from './presentationPage.ts';
export {
  openLicenseUsage,
  openPresentation,
  openSummary,
  openSurveys,
  openTeamActivity,
} from './reportPageCommands.ts';
export { summaryPage } from './summaryPage.ts';
export { surveyPage } from './surveyPage.ts';
export { teamPage } from './teamPage.ts';
