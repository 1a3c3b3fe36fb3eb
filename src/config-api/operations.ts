import { isFields, textField, type Fields, type OpenApiDocument } from './fields.ts';
import { resolveFields, resolveReference } from './references.ts';

/** The HTTP methods that an OpenAPI document can describe, in the order they are listed. */
const METHODS = ['get', 'post', 'put', 'patch', 'delete', 'head', 'options', 'trace'] as const;

/** A parameter of an operation. */
export interface OperationParameter {
  readonly name: string;
  readonly in: 'path' | 'query';
  readonly required: boolean;
  readonly description: string;
  /** Its JSON schema, with its own reference resolved. */
  readonly schema: Fields;
}

/** One operation of the Configuration API. */
export interface Operation {
  /** In upper case. */
  readonly method: string;
  /** Below the API's address, with placeholders: `/user/{id}`. */
  readonly path: string;
  /** The resource that it belongs to: its tag, else the first part of its path. */
  readonly resource: string;
  readonly summary: string;
  readonly description: string;
  readonly deprecated: boolean;
  /** Those of the path and the query; headers and cookies are not for people. */
  readonly parameters: readonly OperationParameter[];
  /** The operation as the document has it. */
  readonly source: Fields;
}

/** Every operation of the document, by resource, path and method. What the document leaves out is tolerated. */
export function listOperations(document: OpenApiDocument): readonly Operation[] {
  const operations = Object.entries(document.paths).flatMap(([path, item]) => operationsOf(document, path, item));
  const byResource = Map.groupBy(operations, ({ resource }) => resource);
  return [...byResource.keys()].sort((a, b) => a.localeCompare(b)).flatMap((name) => byResource.get(name) ?? []);
}

function operationsOf(document: OpenApiDocument, path: string, item: unknown): Operation[] {
  const fields = resolveFields(document, item);
  return METHODS.flatMap((method) => {
    const source = resolveReference(document, fields[method]);
    return isFields(source) ? [operationOf(document, path, method, fields, source)] : [];
  });
}

function operationOf(document: OpenApiDocument, path: string, method: string, item: Fields, source: Fields): Operation {
  const tags: readonly unknown[] = Array.isArray(source['tags']) ? source['tags'] : [];
  const tag = tags[0];
  const [, segment = ''] = path.split('/');
  return {
    method: method.toUpperCase(),
    path,
    resource: typeof tag === 'string' && tag !== '' ? tag : segment,
    summary: textField(source, 'summary') || textField(item, 'summary'),
    description: textField(source, 'description') || textField(item, 'description'),
    deprecated: source['deprecated'] === true,
    parameters: parametersOf(document, path, [item['parameters'], source['parameters']]),
    source,
  };
}

/** An operation's own parameters stand above those of its path; a placeholder that nobody describes is one too. */
function parametersOf(document: OpenApiDocument, path: string, lists: readonly unknown[]): OperationParameter[] {
  const found = new Map<string, OperationParameter>();
  for (const [, name = ''] of path.matchAll(/\{([^{}]+)\}/g)) {
    found.set(`path ${name}`, { name, in: 'path', required: true, description: '', schema: {} });
  }
  for (const item of lists.flatMap((list): readonly unknown[] => (Array.isArray(list) ? list : []))) {
    const fields = resolveFields(document, item);
    const [name, place] = [textField(fields, 'name'), fields['in']];
    if (name !== '' && (place === 'path' || place === 'query')) {
      const required = place === 'path' || fields['required'] === true;
      // Version 2 of OpenAPI has the bounds beside the name.
      const schema = 'schema' in fields ? resolveFields(document, fields['schema']) : fields;
      const description = textField(fields, 'description') || textField(schema, 'description');
      found.set(`${place} ${name}`, { name, in: place, required, description, schema });
    }
  }
  return [...found.values()];
}
