import * as vscode from 'vscode';
import { checkReportValue } from '../../reporting/checkReportValue.ts';
import type { ReportParameter } from '../../reporting/reportParameters.ts';
import { isXmlReportType, reportDefinition, REPORT_TYPES, type ReportType } from '../../reporting/reportTypes.ts';
import { validateReport } from '../../reporting/validateReport.ts';
import { askChoice, withValue, type Form, type FormField, type Values } from '../forms/askFields.ts';
import { problemText } from '../problems.ts';
import { reportWords } from './reportWords.ts';
import { showInputBox, showQuickPick } from '../prompts.ts';

/**
 * Asks for a type of report that is XML, and by what it is asked for. Gives the form of its parameters, with the type
 * as title; undefined when cancelled.
 */
export async function reportForm(): Promise<Form | undefined> {
  const types = (Object.keys(REPORT_TYPES) as ReportType[]).filter(isXmlReportType);
  const about = reportWords();
  const items = types.map((type) => ({ label: type, description: about[type], type }));
  const picked = await showQuickPick(items, {
    title: vscode.l10n.t('Run Report'),
    placeHolder: vscode.l10n.t('Which report?'),
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
  const fields = Object.entries(parameters)
    .filter(([name]) => !others.includes(name))
    .map(([name, parameter]) => reportField(name, parameter, way.set));
  return {
    title: type,
    take: vscode.l10n.t('Run Report'),
    fields,
    values: {},
    problem: (values) => problemOf(type, values),
  };
}

function problemOf(type: ReportType, values: Values): string | undefined {
  try {
    validateReport(type, values, Date.now());
    return undefined;
  } catch (error) {
    return problemText(error);
  }
}

function reportField(name: string, parameter: ReportParameter, set: readonly string[]): FormField {
  const isRequired = set.includes(name);
  const inDays = set.includes('start_date') || set.includes('end_date');
  return {
    name,
    detail: bound(parameter, inDays),
    shown: (values) => values[name] ?? (isRequired ? vscode.l10n.t('required') : ''),
    ask: async (values) => {
      const text =
        parameter.kind === 'choice'
          ? await askChoice(name, Object.fromEntries(parameter.values.map((value) => [value, ''])))
          : await showInputBox({
              title: name,
              prompt: bound(parameter, inDays),
              value: values[name] ?? '',
              ignoreFocusOut: true,
              validateInput: (typed) => wrong(name, parameter, typed, inDays),
            });
      return text === undefined ? undefined : withValue(values, name, text.trim());
    },
  };
}

function wrong(name: string, parameter: ReportParameter, typed: string, inDays: boolean): string | undefined {
  const checked =
    typed.trim() === '' ? undefined : checkReportValue(parameter, typed.trim(), { now: Date.now(), inDays });
  return checked && 'problem' in checked ? vscode.l10n.t('{0} must {1}.', name, checked.problem) : undefined;
}

function bound(parameter: ReportParameter, inDays: boolean): string {
  const { t } = vscode.l10n;
  switch (parameter.kind) {
    case 'date':
      return t('A day of the site’s time zone, YYYY-MM-DD');
    case 'timestamp':
      return t('Seconds since 1970 (UTC)');
    case 'duration':
      return inDays ? t('Days; 0 until now') : t('Seconds; 0 until now');
    case 'lsid':
      return t('The ID of a session');
    case 'lsids':
      return t('The IDs of sessions, separated by commas');
    case 'limit':
      return t('One of {0}, with an ID: team:5', parameter.forms.join(', '));
    case 'choice':
      return parameter.values.join(', ');
    case 'id':
      return t('Digits');
    case 'idOrAll':
      return t('Digits, or “all”');
    case 'integer':
      return t('A whole number from {0}', parameter.min);
  }
}
