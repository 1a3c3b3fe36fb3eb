import { append } from '../base/lists.ts';
import { isJsonObject, textField, type JsonObject, type OpenApiDocument } from './jsonObject.ts';
import { resolveObject, resolveReference } from './references.ts';

/** The HTTP methods of OpenAPI, in the order of listing. */
const METHODS = ['get', 'post', 'put', 'patch', 'delete', 'head', 'options', 'trace'] as const;

/** A parameter of an operation. */
export interface OperationParameter {
  readonly name: string;
  readonly in: 'path' | 'query';
  readonly required: boolean;
  readonly description: string;
  /** The JSON schema, with its own reference resolved. */
  readonly schema: JsonObject;
}

/** An operation of the Configuration API. */
export interface Operation {
  /** In upper case. */
  readonly method: string;
  /** The path below the API's root, with placeholders: `/user/{id}`. */
  readonly path: string;
  /** The resource: the operation's tag, else the first part of its path. */
  readonly resource: string;
  readonly summary: string;
  readonly description: string;
  readonly deprecated: boolean;
  /** Parameters of the path and the query, without headers and cookies. */
  readonly parameters: readonly OperationParameter[];
  /** The operation as it is in the document. */
  readonly source: JsonObject;
}

/** Returns the id of an operation: `GET /user/{id}`. */
export function operationId({ method, path }: Operation): string {
  return `${method} ${path}`;
}

/** The most entries read: paths, operations and parameters together. The rest of a longer document is ignored. */
const MAX_ENTRIES = 50_000;
const MAX_OPERATIONS = 5000;
const LONGEST_PATH = 2000;
/** The most parameters of one operation or path. */
const MAX_PARAMETERS = 1000;

/** A document, and the number of entries still to be read. */
interface Reading {
  readonly document: OpenApiDocument;
  left: number;
}

/** Lists the operations of the document, up to 5,000, by resource, path and method. Tolerates missing parts. */
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
  const fields = resolveObject(reading.document, item);
  return METHODS.flatMap((method) => {
    const source = resolveReference(reading.document, fields[method]);
    return isJsonObject(source) ? [operationOf(reading, path, method, fields, source)] : [];
  });
}

function operationOf(reading: Reading, path: string, method: string, item: JsonObject, source: JsonObject): Operation {
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

/**
 * Returns the parameters of an operation: its own override those of its path, and undescribed placeholders count too.
 */
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
    const fields = resolveObject(document, item);
    const [name, place] = [textField(fields, 'name'), fields['in']];
    if (name !== '' && (place === 'path' || place === 'query')) {
      const required = place === 'path' || fields['required'] === true;
      // In OpenAPI 2, the schema's properties are beside the name.
      const schema = 'schema' in fields ? resolveObject(document, fields['schema']) : fields;
      const description = textField(fields, 'description') || textField(schema, 'description');
      found.set(`${place} ${name}`, { name, in: place, required, description, schema });
    }
  }
  return [...found.values()];
}
