import * as vscode from 'vscode';
import type { ActionName } from '../../command-api/actions.ts';
import { describeAction } from '../../command-api/actions.ts';
import type { Parameter } from '../../command-api/parameterKinds.ts';
import { validateParams } from '../../command-api/validate.ts';
import { askChoice, withValue, type FormField, type Values } from '../forms/askFields.ts';
import { problemText } from '../problems.ts';
import { pickRepresentative } from '../sessionActions/people.ts';
import { pickSession } from '../sessionActions/sessionTargets.ts';
import type { ActiveSite } from '../sites/siteAccess.ts';

const { t } = vscode.l10n;
const EVERY = '.*';

/** The fields of the form for an action: its parameters, and those of the kind that `variant` names. */
export function actionFields(active: ActiveSite, action: ActionName, variant: string | undefined): FormField[] {
  const { parameters, variants } = describeAction(action);
  const all = { ...parameters, ...(variant === undefined ? {} : variants?.[variant]?.parameters) };
  return Object.entries(all).map(([name, parameter]) => ({
    name,
    detail: parameter.description,
    shown: (values) => shownValue(name, parameter, values),
    ask: (values) => askValue(active, name, parameter, values),
  }));
}

/** What is wrong with the values by the table of actions; undefined when they can be sent. */
export function actionProblem(action: ActionName, values: Values): string | undefined {
  try {
    validateParams(action, values);
    return undefined;
  } catch (error) {
    return problemText(error);
  }
}

function shownValue(name: string, parameter: Parameter, values: Values): string {
  if (name.endsWith(EVERY)) {
    const beginning = name.slice(0, -1);
    const fields = Object.entries(values).filter(([key]) => key.startsWith(beginning));
    return fields.map(([key, value]) => `${key.slice(beginning.length)}=${value}`).join('; ');
  }
  return values[name] ?? (parameter.required && parameter.default === undefined ? t('required') : '');
}

async function askValue(
  active: ActiveSite,
  name: string,
  parameter: Parameter,
  values: Values,
): Promise<Values | undefined> {
  const key = name.endsWith(EVERY) ? await askName(name.slice(0, -1)) : name;
  const text = key === undefined ? undefined : await askText(active, key, parameter, values);
  return key === undefined || text === undefined ? undefined : withValue(values, key, text);
}

async function askName(beginning: string): Promise<string | undefined> {
  const codeName = await vscode.window.showInputBox({ prompt: t('The code name of the field'), ignoreFocusOut: true });
  return codeName?.trim() ? beginning + codeName.trim() : undefined;
}

async function askText(
  active: ActiveSite,
  name: string,
  parameter: Parameter,
  values: Values,
): Promise<string | undefined> {
  switch (parameter.kind) {
    case 'choice':
      return askChoice(name, Object.fromEntries(parameter.values.map((value) => [value, ''])));
    case 'flag':
      return askChoice(name, { '1': t('yes'), ...(parameter.zero && { '0': t('no') }) });
    case 'lsid':
      return (await pickSession(active, name))?.lsid;
    case 'id':
      return parameter.of === 'representative' ? pickRepresentative(active, name) : typeText(name, parameter, values);
    default:
      return typeText(name, parameter, values);
  }
}

async function typeText(name: string, { description }: Parameter, values: Values): Promise<string | undefined> {
  const value = values[name] ?? '';
  return vscode.window.showInputBox({ title: name, prompt: description, value, ignoreFocusOut: true });
}
