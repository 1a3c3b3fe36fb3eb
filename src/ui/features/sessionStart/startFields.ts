import type { SiteFacts } from '../../../schema/siteFacts.ts';
import {
  START_PARAMETERS,
  type StartParameter,
  type StartParameterName,
} from '../../../session-start/startParameters.ts';
import type { FormField } from '../../platform/forms/askFields.ts';
import { parameterField } from '../../shared/pickers/parameterField.ts';
import { withinVersion } from '../../platform/forms/withinVersion.ts';
import { customFieldsText } from '../../shared/pickers/customFields.ts';
import { askCustomFields, customFieldsIn } from './customFieldsPrompt.ts';

/** Returns the form fields of optional parameters of start_session; those that the site is too old for say so. */
export function startFields(names: readonly StartParameterName[], facts: SiteFacts): readonly FormField[] {
  return names.map((name) => startField(name, name, START_PARAMETERS[name].label, facts));
}

/**
 * Returns the form field of a parameter of start_session.
 * @param key the name of its value in the form, with a `*` at the end for custom fields.
 * @param label the name that the person sees.
 */
export function startField(key: string, name: StartParameterName, label: string, { apiVersion }: SiteFacts): FormField {
  const parameter: StartParameter = START_PARAMETERS[name];
  const prefix = key.slice(0, -1);
  const field: FormField = key.endsWith('.*')
    ? {
        name: label,
        detail: parameter.description,
        shown: (values) => customFieldsText(customFieldsIn(prefix, values)),
        ask: (values) => askCustomFields(label, prefix, values),
      }
    : { ...parameterField(key, parameter, { title: label }), name: label };
  return withinVersion(field, parameter.since, apiVersion);
}
