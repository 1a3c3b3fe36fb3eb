import { isFields, textField, type OpenApiDocument } from './fields.ts';
import type { Operation, OperationParameter } from './operations.ts';
import { expandReferences, resolveFields } from './references.ts';

/** A schema of more lines would hide the rest of the page. */
const MAX_SCHEMA_LINES = 200;

/** The documentation of an operation as Markdown, with all its references resolved. */
export function describeOperation(document: OpenApiDocument, operation: Operation): string {
  const { method, path, summary, description, deprecated, parameters, source } = operation;
  const body = resolveFields(document, source['requestBody']);
  const parts = [
    `# ${method} ${path}`,
    deprecated ? '**Deprecated.**' : '',
    summary,
    description === summary ? '' : description,
    parameterTable(parameters),
    schemaSection(document, 'Request body', body),
    ...Object.entries(resolveFields(document, source['responses'])).map(([status, response]) => {
      const fields = resolveFields(document, response);
      const title = `Response ${status}`;
      return schemaSection(document, title, fields) || `## ${title}\n\n${textField(fields, 'description')}`;
    }),
  ];
  return `${parts.filter((part) => part.trim() !== '').join('\n\n')}\n`;
}

function parameterTable(parameters: readonly OperationParameter[]): string {
  if (parameters.length === 0) {
    return '';
  }
  const rows = parameters.map(({ name, in: place, required, schema, description }) =>
    [name, place, required ? 'yes' : '', typeWord(schema), description].map(tableCell).join(' | '),
  );
  return [
    '## Parameters',
    '',
    'Name | In | Required | Type | Description',
    '--- | --- | --- | --- | ---',
    ...rows,
  ].join('\n');
}

function typeWord(schema: OperationParameter['schema']): string {
  const choices = Array.isArray(schema['enum']) ? schema['enum'].map(String).join(', ') : '';
  return choices || [schema['type']].flat().filter(Boolean).map(String).join(' or ');
}

function tableCell(text: string): string {
  return text.replace(/\s+/g, ' ').replaceAll('|', '\\|').trim();
}

function schemaSection(document: OpenApiDocument, title: string, fields: Readonly<Record<string, unknown>>): string {
  const content = resolveFields(document, fields['content']);
  const [entry] = Object.entries(content);
  if (!entry) {
    return '';
  }
  const [type, media] = entry;
  const schema: unknown = isFields(media) ? expandReferences(document, media['schema']) : undefined;
  const lines = JSON.stringify(schema ?? {}, undefined, 2).split('\n');
  const shown = lines.length > MAX_SCHEMA_LINES ? [...lines.slice(0, MAX_SCHEMA_LINES), '…'] : lines;
  // A fence longer than any in the text, so that no description can end it.
  return [`## ${title}`, textField(fields, 'description'), `${type}:`, ['`````json', ...shown, '`````'].join('\n')]
    .filter((part) => part !== '')
    .join('\n\n');
}
