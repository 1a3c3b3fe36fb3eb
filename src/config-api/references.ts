import { isFields, type Fields, type OpenApiDocument } from './fields.ts';

const LONGEST_CHAIN = 50;
/** Longer references are taken for none: following one takes as long as it is. */
const LONGEST_POINTER = 2000;

/**
 * What `value` refers to, if it is a reference (`{$ref: '#/components/…'}`), else `value` itself. A reference that leads
 * nowhere, to another document or back to itself is left as it is.
 */
export function resolveReference(document: OpenApiDocument, value: unknown): unknown {
  let current = value;
  const seen = new Set<string>();
  for (let pointer = pointerOf(current); pointer !== undefined; pointer = pointerOf(current)) {
    if (seen.has(pointer) || seen.size === LONGEST_CHAIN) {
      return value;
    }
    seen.add(pointer);
    const target = lookUp(document, pointer);
    if (target === undefined) {
      return value;
    }
    current = target;
  }
  return current;
}

/** As `resolveReference`, for what has to be an object; an empty one where it is none. */
export function resolveFields(document: OpenApiDocument, value: unknown): Fields {
  const resolved = resolveReference(document, value);
  return isFields(resolved) ? resolved : {};
}

/** What `value` refers to in the same document: `#` and a JSON pointer; undefined for what is no such reference. */
export function pointerOf(value: unknown): string | undefined {
  const reference = isFields(value) ? value['$ref'] : undefined;
  const isPointer = typeof reference === 'string' && reference.startsWith('#') && reference.length <= LONGEST_POINTER;
  return isPointer ? reference : undefined;
}

/** What was found in each document, by reference: the same few are followed again and again. */
const targets = new WeakMap<OpenApiDocument, Map<string, unknown>>();

/** Follows `#` and a JSON pointer (RFC 6901) through own properties and into lists. */
export function lookUp(document: OpenApiDocument, reference: string): unknown {
  const known = targets.get(document) ?? new Map<string, unknown>();
  targets.set(document, known);
  if (!known.has(reference)) {
    const parts = decoded(reference.slice(1)).split('/').slice(1);
    const names = parts.map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'));
    known.set(
      reference,
      names.reduce<unknown>((value, name) => stepInto(value, name), document),
    );
  }
  return known.get(reference);
}

function stepInto(value: unknown, name: string): unknown {
  if (Array.isArray(value)) {
    return /^(?:0|[1-9]\d{0,9})$/.test(name) ? value[Number(name)] : undefined;
  }
  return isFields(value) && Object.hasOwn(value, name) ? value[name] : undefined;
}

function decoded(pointer: string): string {
  try {
    return decodeURIComponent(pointer);
  } catch {
    return pointer;
  }
}
