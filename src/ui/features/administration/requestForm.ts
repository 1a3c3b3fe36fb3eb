import * as vscode from 'vscode';
import { fillPath, type ConfigRequest } from '../../../config-api/configPath.ts';
import type { Operation, OperationParameter } from '../../../config-api/operations.ts';
import { parameterChoices, parameterProblem } from '../../../config-api/parameterValue.ts';
import { askChoice, withValue, type Form, type FormField, type Values } from '../../platform/forms/askFields.ts';
import { oneLine } from '../../platform/plainText.ts';
import { showInputBox } from '../../platform/prompts.ts';

const { t } = vscode.l10n;

/** Returns the form for the parameters of a GET operation. */
export function requestForm(operation: Operation): Form {
  const { parameters, path } = operation;
  return {
    title: `GET ${path}`,
    take: t('Send'),
    fields: parameters.map(parameterField),
    values: {},
    problem: (given) =>
      parameters
        .map((parameter) => parameterProblem(parameter, given[keyOf(parameter)] ?? ''))
        .find((problem) => problem !== undefined),
    preview: (given) => previewOf(requestOf(operation, given)),
  };
}

/** A parameter of the path and one of the query may have the same name. */
function keyOf({ in: place, name }: OperationParameter): string {
  return `${place} ${name}`;
}

/** Returns the request of a filled-in form. */
export function requestOf({ path, parameters }: Operation, values: Values): ConfigRequest {
  const given = parameters.flatMap((parameter) => {
    const text = values[keyOf(parameter)];
    return text === undefined ? [] : [{ parameter, text }];
  });
  const inPath = given.filter(({ parameter }) => parameter.in === 'path');
  const inQuery = given.filter(({ parameter }) => parameter.in === 'query');
  return {
    path: fillPath(path, Object.fromEntries(inPath.map(({ parameter, text }) => [parameter.name, text]))),
    query: Object.fromEntries(
      inQuery.map(({ parameter: { name, schema }, text }) => [
        name,
        schema['type'] === 'array' ? text.split(',').map((item) => item.trim()) : text,
      ]),
    ),
  };
}

function previewOf({ path, query = {} }: ConfigRequest): string {
  const pairs = Object.entries(query).map(([name, value]) => `${name}=${String(value)}`);
  return [path, ...(pairs.length > 0 ? [pairs.join('&')] : [])].join('?');
}

function parameterField(parameter: OperationParameter): FormField {
  const key = keyOf(parameter);
  return {
    name: parameter.name,
    detail: oneLine(parameter.description),
    shown: (values) => values[key] ?? (parameter.required ? t('required') : ''),
    ask: async (values) => {
      const text = await askValue(parameter, values[key] ?? '');
      return text === undefined ? undefined : withValue(values, key, text.trim());
    },
  };
}

async function askValue(parameter: OperationParameter, value: string): Promise<string | undefined> {
  const { name, schema, description } = parameter;
  const choices = parameterChoices(schema);
  return choices.length > 0
    ? askChoice(name, Object.fromEntries(choices.map((choice) => [choice, ''])))
    : showInputBox({
        title: name,
        prompt: oneLine(description),
        value,
        ignoreFocusOut: true,
        validateInput: (input) => (input === '' ? undefined : parameterProblem(parameter, input.trim())),
      });
}
