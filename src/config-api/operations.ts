import { append } from '../base/lists.ts';
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

/** What an operation is known by: `GET /user/{id}`. */
export function operationId({ method, path }: Operation): string {
  return `${method} ${path}`;
}

/** Of longer documents the beginning is listed: paths, operations and parameters together. */
const MAX_ENTRIES = 50_000;
const MAX_OPERATIONS = 5000;
const LONGEST_PATH = 2000;
/** Of one operation or one path. */
const MAX_PARAMETERS = 1000;

/** A document, and how many more of its entries are looked at. */
interface Reading {
  readonly document: OpenApiDocument;
  left: number;
}

/**
 * The operations of the document, up to 5,000, by resource, path and method. What the document leaves out is tolerated.
 */
export function listOperations(document: OpenApiDocument): readonly Operation[] {
  const reading: Reading = { document, left: MAX_ENTRIES };
  const operations: Operation[] = [];
  for (const path in document.paths) {
    reading.left -= 1;
    if (reading.left < 0 || operations.length >= MAX_OPERATIONS) {
      break;
    }
    if (path.length <= LONGEST_PATH) {
      append(operations, operationsOf(reading, path, document.paths[path]));
    }
  }
  const byResource = Map.groupBy(operations.slice(0, MAX_OPERATIONS), ({ resource }) => resource);
  return [...byResource.keys()].sort((a, b) => a.localeCompare(b)).flatMap((name) => byResource.get(name) ?? []);
}

function operationsOf(reading: Reading, path: string, item: unknown): Operation[] {
  const fields = resolveFields(reading.document, item);
  return METHODS.flatMap((method) => {
    const source = resolveReference(reading.document, fields[method]);
    return isFields(source) ? [operationOf(reading, path, method, fields, source)] : [];
  });
}

function operationOf(reading: Reading, path: string, method: string, item: Fields, source: Fields): Operation {
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
    parameters: parametersOf(reading, path, [item['parameters'], source['parameters']]),
    source,
  };
}

/** An operation's own parameters stand above those of its path; a placeholder that nobody describes is one too. */
function parametersOf(reading: Reading, path: string, lists: readonly unknown[]): OperationParameter[] {
  const found = new Map<string, OperationParameter>();
  for (const [, name = ''] of path.matchAll(/\{([^{}]+)\}/g)) {
    found.set(`path ${name}`, { name, in: 'path', required: true, description: '', schema: {} });
  }
  const { document } = reading;
  const most = Math.min(MAX_PARAMETERS, Math.max(0, reading.left));
  const items = lists.flatMap((list): readonly unknown[] => (Array.isArray(list) ? list.slice(0, most) : []));
  reading.left -= items.length + 1;
  for (const item of items) {
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
