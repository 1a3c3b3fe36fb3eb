import * as vscode from 'vscode';
import type { ReportType } from '../../../reporting/reportTypes.ts';

/** Returns the descriptions of the reports (guide: Reporting API), in the person's language. */
export function reportWords(): Readonly<Record<ReportType, string>> {
  const { t } = vscode.l10n;
  return {
    SupportSession: t('sessions with all that happened in them'),
    SupportSessionListing: t('the IDs of the sessions of a period'),
    SupportSessionSummary: t('figures by representative, team or public site'),
    SupportSessionRecording: t('the recording of a session'),
    ShowMyScreenRecording: t('the recording of a shown screen'),
    CommandShellRecording: t('the recording of a command shell'),
    PresentationSession: t('presentations with all that happened in them'),
    PresentationSessionListing: t('the IDs of the presentations of a period'),
    PresentationSessionRecording: t('the recording of a presentation'),
    SupportCustExitSurvey: t('what customers answered after their sessions'),
    SupportRepExitSurvey: t('what representatives answered after their sessions'),
    SupportTeam: t('what happened in teams: chat, log-ins, log-outs'),
    ArchiveListing: t('the archives of a day'),
    Archive: t('an archive of the state and its events'),
    LicenseUsage: t('the most licenses in use by hour, day or month'),
  };
}
