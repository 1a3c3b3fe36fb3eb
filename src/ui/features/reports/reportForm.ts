import * as vscode from 'vscode';
import { isXmlReportType, reportDefinition, REPORT_TYPES, type ReportType } from '../../../reporting/reportTypes.ts';
import { validateReport } from '../../../reporting/validateReport.ts';
import { parameterField } from '../../shared/pickers/parameterField.ts';
import type { Form } from '../../platform/forms/askFields.ts';
import { problemIn } from '../../platform/problems.ts';
import { reportWords } from './reportWords.ts';
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
