import type { SiteFacts } from '../../schema/siteFacts.ts';
import { START_PARAMETERS, type StartParameter, type StartParameterName } from '../../session-start/startParameters.ts';
import { withValue, type FormField, type Values } from '../forms/askFields.ts';
import { withinVersion } from '../forms/withinVersion.ts';
import { customFieldsText } from '../keys/customFields.ts';
import { askCustomFields, askStartParameter, customFieldsIn, shownStartParameter } from './valuePrompts.ts';

const CUSTOM = 'session.custom.*';
const PREFIX = 'session.custom.';

/** The fields of the form for optional parameters of start_session; those that the site is too old for say so. */
export function startFields(names: readonly StartParameterName[], { apiVersion }: SiteFacts): readonly FormField[] {
  return names.map((name) => {
    const { since }: StartParameter = START_PARAMETERS[name];
    return withinVersion(startField(name), since, apiVersion);
  });
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
    shown: (values) => shownStartParameter(name, values[name] ?? ''),
    ask: (values) => askOne(name, label, values),
  };
}

async function askOne(name: string, label: string, values: Values): Promise<Values | undefined> {
  const text = await askStartParameter(name, label, values[name] ?? '');
  return text === undefined ? undefined : withValue(values, name, text.trim());
}
