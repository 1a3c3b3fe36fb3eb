import type { ScriptAction, ScriptParameter } from './scriptParameters.ts';
import { valueRule } from './valueRules.ts';

/** What an action does, in Markdown. Holds nothing that a person wrote. */
export function actionDocumentation(name: string, action: ScriptAction): string {
  const names = Object.entries(action.parameters).map(
    ([each, { required }]) => `\`${each}\`${required ? ' (required)' : ''}`,
  );
  return [
    `**${name}**`,
    action.summary,
    ...(action.deprecated ? [`Deprecated: use \`${action.deprecated.replacement}\`.`] : []),
    names.length > 0 ? `Parameters: ${names.join(', ')}.` : 'It has no parameters.',
    ...(action.clientTypes.includes('web_console') ? ['The web console has this action, too.'] : []),
    ...(action.since ? [`Since API version ${action.since}.`] : []),
  ].join('\n\n');
}

/** What a parameter means and what its value must be, in Markdown. Holds nothing that a person wrote. */
export function parameterDocumentation(name: string, parameter: ScriptParameter): string {
  const needed = parameter.required ? 'required' : 'optional';
  const rule = `${capitalised(valueRule(parameter))}${defaultOf(parameter)}.`;
  const values =
    'values' in parameter ? Object.entries(parameter.values).map(([each, text]) => `- \`${each}\`: ${text}`) : [];
  return [
    `\`${name}\` (${needed})`,
    parameter.description,
    rule,
    ...(values.length > 0 ? [values.join('\n')] : []),
    ...(parameter.since ? [`Since API version ${parameter.since}.`] : []),
  ].join('\n\n');
}

/** What one value of a choice means; undefined for a value that the table does not tell of. */
export function valueDocumentation(parameter: ScriptParameter, value: string): string | undefined {
  return 'values' in parameter && Object.hasOwn(parameter.values, value) ? parameter.values[value] : undefined;
}

/** What is taken where the parameter is left out; undefined where the table does not tell. */
export function defaultValue(parameter: ScriptParameter): string | undefined {
  return 'default' in parameter ? String(parameter.default) : undefined;
}

function defaultOf(parameter: ScriptParameter): string {
  const value = defaultValue(parameter);
  return value === undefined ? '' : `; \`${value}\` when left out`;
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
