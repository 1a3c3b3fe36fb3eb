import * as vscode from 'vscode';
import { LOCALES, START_PARAMETERS, type StartParameter } from '../../session-start/startParameters.ts';
import { showInputBox, showQuickPick } from '../prompts.ts';
import { priorityWord } from '../views/words.ts';
import { startParameter, valueMustBe } from '../../session-start/checkStart.ts';
import { askChoice, askPriority, withValue, type Values } from '../forms/askFields.ts';
import { customFieldsText, parseCustomFields } from '../keys/customFields.ts';
import { askWithTicket } from './ticketLinks.ts';

const { t } = vscode.l10n;

/** The parameter whose values are those of external keys, wherever it stands. */
const EXTERNAL_KEY = 'session.custom.external_key';

/** Asks for a value of a parameter of start_session. Empty for none; undefined when cancelled. */
export async function askParameter(name: string, title: string, value: string): Promise<string | undefined> {
  const parameter = startParameter(name);
  if (name === 'session.priority') {
    return askPriority(title);
  }
  if (name === 'locale') {
    return askLocale(title, value);
  }
  switch (parameter?.kind) {
    case 'choice':
      return askChoice(title, Object.fromEntries(parameter.values.map((choice) => [choice, ''])));
    case 'flag':
      return askChoice(title, { '1': parameter.description }, { '1': t('Yes') });
    default:
      return (name === EXTERNAL_KEY ? askWithTicket : askText)(boxFor(parameter, title, value));
  }
}

/** What is wrong with a value of a parameter of start_session; undefined for none, and for one that the site takes. */
export function typedProblem(parameter: StartParameter, title: string, text: string): string | undefined {
  const mustBe = text.trim() === '' ? undefined : valueMustBe(parameter, text.trim());
  return mustBe === undefined ? undefined : t('{0} must be {1}.', title, mustBe);
}

/** A value as a form shows it. */
export function shownParameter(name: string, value: string): string {
  if (value !== '' && name === 'session.priority') {
    return priorityWord(Number(value));
  }
  return value === '1' && startParameter(name)?.kind === 'flag' ? t('Yes') : value;
}

function boxFor(parameter: StartParameter | undefined, title: string, value: string) {
  return {
    title,
    prompt: parameter?.description ?? '',
    value,
    validateInput: (text: string) => parameter && typedProblem(parameter, title, text),
  };
}

function askText(options: vscode.InputBoxOptions): Thenable<string | undefined> {
  return showInputBox({ ...options, ignoreFocusOut: true });
}

/** Asks for custom fields, whose names begin with `prefix` in `values`. Undefined when cancelled. */
export async function askCustomFields(title: string, prefix: string, values: Values): Promise<Values | undefined> {
  const text = await showInputBox({
    title,
    prompt: t('Code names and values, separated by semicolons: asset=PC-17; room=4.12'),
    value: customFieldsText(customFieldsIn(prefix, values)),
    ignoreFocusOut: true,
    validateInput: (input) =>
      parseCustomFields(input) ? undefined : t('Enter each field once, as code name = value: asset=PC-17; room=4.12'),
  });
  const fields = text === undefined ? undefined : parseCustomFields(text);
  if (!fields) {
    return undefined;
  }
  const others = Object.keys(customFieldsIn(prefix, values)).reduce(
    (rest, codeName) => withValue(rest, prefix + codeName, ''),
    values,
  );
  return Object.entries(fields).reduce((all, [codeName, value]) => withValue(all, prefix + codeName, value), others);
}

/** The custom fields among `values` by their code names; the external key is asked for by itself. */
export function customFieldsIn(prefix: string, values: Values): Values {
  const fields = Object.entries(values).filter(([name]) => name.startsWith(prefix) && name !== `${prefix}external_key`);
  return Object.fromEntries(fields.map(([name, value]) => [name.slice(prefix.length), value]));
}

/** A site may have languages that the guide does not list. */
async function askLocale(title: string, value: string): Promise<string | undefined> {
  const other = { icon: 'edit', label: t('Another Code…'), description: '', code: undefined };
  const none = { icon: 'close', label: t('Leave Out'), description: '', code: '' };
  const known = Object.entries(LOCALES).map(([code, language]) => ({ label: code, description: language, code }));
  const picked = await showQuickPick([...known, other, none], {
    title,
    matchOnDescription: true,
    ignoreFocusOut: true,
  });
  return picked === other ? askText(boxFor(START_PARAMETERS.locale, title, value)) : picked?.code;
}
