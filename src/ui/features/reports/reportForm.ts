import * as vscode from 'vscode';
import { isXmlReportType, REPORT_TYPES, reportDefinition, type ReportType } from '../../../reporting/reportTypes.ts';
import { validateReport } from '../../../reporting/validateReport.ts';
import { parameterField } from '../../shared/pickers/parameterField.ts';
import type { Form } from '../../platform/forms/askFields.ts';
import { problemIn } from '../../platform/problems.ts';
import { showQuickPick } from '../../platform/prompts.ts';

/**
 * Asks for a report in XML and for the set of parameters to request it by. Returns the form of its parameters with the
 * report's type as title; undefined when cancelled.
 */
export async function reportForm(): Promise<Form | undefined> {
  const types = (Object.keys(REPORT_TYPES) as ReportType[]).filter(isXmlReportType);
  const about = reportWords();
  const items = types.map((type) => ({ label: type, description: about[type], type }));
  const picked = await showQuickPick(items, {
    title: vscode.l10n.t('Run Report'),
    placeHolder: vscode.l10n.t('Select a report'),
    matchOnDescription: true,
  });
  return picked && formOf(picked.type);
}

async function formOf(type: ReportType): Promise<Form | undefined> {
  const { parameters, sets } = reportDefinition(type);
  const ways = sets.map((set) => ({ label: set.join(' + '), set }));
  const way =
    ways.length === 1
      ? ways[0]
      : await showQuickPick(ways, { title: type, placeHolder: vscode.l10n.t('Ask for it by what?') });
  if (!way) {
    return undefined;
  }
  const others = sets.flat().filter((name) => !way.set.includes(name));
  const context = { now: Date.now() / 1000, inDays: way.set.some((name) => /^(?:start|end)_date$/.test(name)) };
  const fields = Object.entries(parameters)
    .filter(([name]) => !others.includes(name))
    .map(([name, parameter]) =>
      parameterField(name, way.set.includes(name) ? { ...parameter, required: true } : parameter, { context }),
    );
  return {
    title: type,
    take: vscode.l10n.t('Run Report'),
    fields,
    values: {},
    problem: (values) => problemIn(() => validateReport(type, values, Date.now())),
  };
}

/** Returns the descriptions of the reports (guide: Reporting API), in the person's language. */
function reportWords(): Readonly<Record<ReportType, string>> {
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
