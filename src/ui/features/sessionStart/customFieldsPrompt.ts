import * as vscode from 'vscode';
import { withValue, type Values } from '../../platform/forms/askFields.ts';
import { customFieldsText, parseCustomFields } from '../../shared/pickers/customFields.ts';
import { showInputBox } from '../../platform/prompts.ts';

const { t } = vscode.l10n;

/** Asks for custom fields, whose names in `values` begin with `prefix`. Undefined when cancelled. */
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

/** Returns the custom fields in `values` by their code names, without the external key, which has its own prompt. */
export function customFieldsIn(prefix: string, values: Values): Values {
  const fields = Object.entries(values).filter(([name]) => name.startsWith(prefix) && name !== `${prefix}external_key`);
  return Object.fromEntries(fields.map(([name, value]) => [name.slice(prefix.length), value]));
}
