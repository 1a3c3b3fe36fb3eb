/** The pages of reports and the commands that open them: one bundle, since they share most of their code; loaded late. */
export { downloadRecordingCommand } from './downloadRecordingCommand.ts';
export { finderPage, findSessions } from './finder.ts';
export { licensePage } from './licensePage.ts';
export { lookUpExternalKey } from './lookUpExternalKey.ts';
export { presentationList } from './presentationList.ts';
export { presentationPage } from './presentationPage.ts';
export {
  openLicenseUsage,
  openPresentation,
  openSummary,
  openSurveys,
  openTeamActivity,
} from './reportPageCommands.ts';
export { runReport } from './runReport.ts';
export { sessionPage } from './sessionPage.ts';
export { copySessionNote, openSessionReport, openTranscript } from './sessionReportCommands.ts';
export { summaryPage } from './summaryPage.ts';
export { surveyPage } from './surveyPage.ts';
export { teamPage } from './teamPage.ts';
export { transcriptPage } from './transcriptPage.ts';
