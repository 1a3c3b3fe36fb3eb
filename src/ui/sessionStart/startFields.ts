import * as vscode from 'vscode';
import { isOlder, type SiteFacts } from '../../command-api/siteFacts.ts';
import { START_PARAMETERS, type StartParameter, type StartParameterName } from '../../session-start/startParameters.ts';
import { withValue, type FormField, type Values } from '../forms/askFields.ts';
import { customFieldsText } from '../keys/customFields.ts';
import { askCustomFields, askParameter, customFieldsIn, shownParameter } from './valuePrompts.ts';

const CUSTOM = 'session.custom.*';
const PREFIX = 'session.custom.';

/** The fields of the form for optional parameters of start_session; those that the site is too old for say so. */
export function startFields(names: readonly StartParameterName[], { apiVersion }: SiteFacts): readonly FormField[] {
  return names.map((name) => withinVersion(startField(name), START_PARAMETERS[name], apiVersion));
}

/** The field; where the site's API version lacks its parameter, one that says so and takes nothing. */
export function withinVersion(
  field: FormField,
  parameter: StartParameter | undefined,
  apiVersion: string | undefined,
): FormField {
  const since = parameter?.since;
  if (since === undefined || apiVersion === undefined || !isOlder(apiVersion, since)) {
    return field;
  }
  const reason = vscode.l10n.t('needs API version {0}; the site has {1}', since, apiVersion);
  return { ...field, shown: () => reason, ask: (values) => Promise.resolve(values) };
}

function startField(name: StartParameterName): FormField {
  const { label, description }: StartParameter = START_PARAMETERS[name];
  if (name === CUSTOM) {
    return {
      name: label,
      detail: description,
      shown: (values) => customFieldsText(customFieldsIn(PREFIX, values)),
      ask: (values) => askCustomFields(label, PREFIX, values),
    };
  }
  return {
    name: label,
    detail: description,
    shown: (values) => shownParameter(name, values[name] ?? ''),
    ask: (values) => askOne(name, label, values),
  };
}

async function askOne(name: string, label: string, values: Values): Promise<Values | undefined> {
  const text = await askParameter(name, label, values[name] ?? '');
  return text === undefined ? undefined : withValue(values, name, text.trim());
}
