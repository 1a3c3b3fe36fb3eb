import { meaningsOf, type Parameter } from '../../schema/parameters.ts';
import type { ScriptAction } from '../scriptParameters.ts';
import { valueRule } from '../../schema/checkValue.ts';

/** Returns the documentation of an action in Markdown, without text from others. */
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

/** Returns the documentation of a parameter and its values in Markdown, without text from others. */
export function parameterDocumentation(name: string, parameter: Parameter): string {
  const needed = parameter.required ? 'required' : 'optional';
  const rule = `${capitalised(valueRule(parameter))}${defaultOf(parameter)}.`;
  const values = Object.entries(meaningsOf(parameter)).map(([each, text]) => `- \`${each}\`: ${text}`);
  return [
    `\`${name}\` (${needed})`,
    parameter.description,
    rule,
    ...(values.length > 0 ? [values.join('\n')] : []),
    ...(parameter.since ? [`Since API version ${parameter.since}.`] : []),
  ].join('\n\n');
}

/** Returns the meaning of one value of a choice; undefined if the table has none. */
export function valueDocumentation(parameter: Parameter, value: string): string | undefined {
  const meanings = meaningsOf(parameter);
  return Object.hasOwn(meanings, value) ? meanings[value] : undefined;
}

function defaultOf({ siteDefault }: Parameter): string {
  return siteDefault === undefined ? '' : `; \`${siteDefault}\` when left out`;
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
