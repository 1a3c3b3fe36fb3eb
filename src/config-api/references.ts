import { isJsonObject, type JsonObject, type OpenApiDocument } from './jsonObject.ts';

const LONGEST_CHAIN = 50;
/** Limit of a reference's length, since resolving one takes time by its length; longer ones are not resolved. */
const LONGEST_POINTER = 2000;

/**
 * Resolves `value` if it is a reference (`{$ref: '#/components/…'}`), else returns it. References without a target, to
 * another document or in a circle are returned unchanged.
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

/** Like `resolveReference`, for an object; empty if it is none. */
export function resolveObject(document: OpenApiDocument, value: unknown): JsonObject {
  const resolved = resolveReference(document, value);
  return isJsonObject(resolved) ? resolved : {};
}

/** Returns the pointer of a reference within the document: `#` and a JSON pointer; undefined for anything else. */
export function pointerOf(value: unknown): string | undefined {
  const reference = isJsonObject(value) ? value['$ref'] : undefined;
  const isPointer = typeof reference === 'string' && reference.startsWith('#') && reference.length <= LONGEST_POINTER;
  return isPointer ? reference : undefined;
}

/** Cache of targets by document and reference, because a few references are resolved repeatedly. */
const targets = new WeakMap<OpenApiDocument, Map<string, unknown>>();

/** Returns the value at `#` and a JSON pointer (RFC 6901), through own properties and lists. */
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
  return isJsonObject(value) && Object.hasOwn(value, name) ? value[name] : undefined;
}

function decoded(pointer: string): string {
  try {
    return decodeURIComponent(pointer);
  } catch {
    return pointer;
  }
}
