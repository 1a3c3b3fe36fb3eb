import {
  OPTIONAL_PARAMETERS,
  START_PARAMETERS,
  type StartParameter,
  type StartParameterName,
} from '../../session-start/startParameters.ts';
import { withValue, type FormField, type Values } from '../forms/askFields.ts';
import { customFieldsText } from '../keys/customFields.ts';
import { askCustomFields, askParameter, customFieldsIn, shownParameter } from './valuePrompts.ts';

const CUSTOM = 'session.custom.*';
const PREFIX = 'session.custom.';

/** The fields of the form for start_session's optional parameters, by the guide's names. */
export function startFields(): readonly FormField[] {
  return OPTIONAL_PARAMETERS.map(startField);
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
