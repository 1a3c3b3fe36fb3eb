import { textField, type JsonObject, type OpenApiDocument } from './jsonObject.ts';
import type { Operation, OperationParameter } from './operations.ts';
import { resolveObject } from './references.ts';
import { schemaLines } from './schemaLines.ts';

/** Limit of a schema's lines, so that the rest of the page stays visible. */
const MAX_SCHEMA_LINES = 200;
/** Limits of responses and of parameters. */
const MAX_RESPONSES = 50;
const MAX_PARAMETERS = 200;
/** Limit of a description in characters; longer ones are cut. */
const MAX_TEXT = 20_000;

/** Returns the documentation of an operation as Markdown, with references resolved and long parts cut. */
export function describeOperation(document: OpenApiDocument, operation: Operation): string {
  const { method, path, summary, description, deprecated, parameters, source } = operation;
  const body = resolveObject(document, source['requestBody']);
  const responses = Object.entries(resolveObject(document, source['responses']));
  const parts = [
    `# ${method} ${path}`,
    deprecated ? '**Deprecated.**' : '',
    shortened(summary),
    description === summary ? '' : shortened(description),
    parameterTable(parameters),
    schemaSection(document, 'Request body', body),
    ...responses.slice(0, MAX_RESPONSES).map(([status, response]) => {
      const fields = resolveObject(document, response);
      const title = `Response ${status}`;
      return schemaSection(document, title, fields) || `## ${title}\n\n${descriptionOf(fields)}`;
    }),
    responses.length > MAX_RESPONSES ? '…' : '',
  ];
  return `${parts.filter((part) => part.trim() !== '').join('\n\n')}\n`;
}

function parameterTable(parameters: readonly OperationParameter[]): string {
  if (parameters.length === 0) {
    return '';
  }
  const rows = parameters
    .slice(0, MAX_PARAMETERS)
    .map(({ name, in: place, required, schema, description }) =>
      [name, place, required ? 'yes' : '', typeWord(schema), description].map(tableCell).join(' | '),
    );
  return [
    '## Parameters',
    '',
    'Name | In | Required | Type | Description',
    '--- | --- | --- | --- | ---',
    ...rows,
    ...(parameters.length > MAX_PARAMETERS ? ['… | | | | '] : []),
  ].join('\n');
}

function typeWord(schema: OperationParameter['schema']): string {
  const choices = Array.isArray(schema['enum']) ? schema['enum'].slice(0, MAX_PARAMETERS).map(String).join(', ') : '';
  return choices || [schema['type']].flat().filter(Boolean).map(String).join(' or ');
}

function tableCell(text: string): string {
  return shortened(text).replace(/\s+/g, ' ').replaceAll('|', '\\|').trim();
}

function schemaSection(document: OpenApiDocument, title: string, fields: JsonObject): string {
  const content = resolveObject(document, fields['content']);
  const [type] = Object.keys(content);
  if (type === undefined) {
    return '';
  }
  const { schema = {} } = resolveObject(document, content[type]);
  const lines = schemaLines(document, schema, MAX_SCHEMA_LINES);
  // The fence is longer than any in the text, so that a description cannot end it.
  return [`## ${title}`, descriptionOf(fields), `${type}:`, ['`````json', ...lines, '`````'].join('\n')]
    .filter((part) => part !== '')
    .join('\n\n');
}

function descriptionOf(fields: JsonObject): string {
  return shortened(textField(fields, 'description'));
}

function shortened(text: string): string {
  return text.length > MAX_TEXT ? `${text.slice(0, MAX_TEXT).toWellFormed()}…` : text;
}
