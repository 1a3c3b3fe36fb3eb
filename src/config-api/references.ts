import { isFields, type Fields, type OpenApiDocument } from './fields.ts';

const LONGEST_CHAIN = 50;
const MAX_NODES = 20_000;
const MAX_DEPTH = 60;

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

/**
 * A copy of `value` in which references are replaced by what they refer to, at any depth. A reference inside of what it
 * refers to stays as it is, and so do all of them once the copy has 20,000 nodes.
 */
export function expandReferences(document: OpenApiDocument, value: unknown): unknown {
  return expand(value, { document, nodes: 0 }, [], 0);
}

interface Expansion {
  readonly document: OpenApiDocument;
  nodes: number;
}

function expand(value: unknown, expansion: Expansion, open: readonly string[], depth: number): unknown {
  expansion.nodes += 1;
  const pointer = pointerOf(value);
  if (pointer !== undefined) {
    const target =
      open.includes(pointer) || expansion.nodes > MAX_NODES ? undefined : lookUp(expansion.document, pointer);
    return target === undefined || depth > MAX_DEPTH ? value : expand(target, expansion, [...open, pointer], depth + 1);
  }
  if (depth > MAX_DEPTH) {
    return value;
  }
  if (Array.isArray(value)) {
    return value.map((item: unknown) => expand(item, expansion, open, depth + 1));
  }
  if (!isFields(value)) {
    return value;
  }
  return Object.fromEntries(
    Object.entries(value).map(([name, item]) => [name, expand(item, expansion, open, depth + 1)]),
  );
}

function pointerOf(value: unknown): string | undefined {
  const reference = isFields(value) ? value['$ref'] : undefined;
  return typeof reference === 'string' && reference.startsWith('#') ? reference.slice(1) : undefined;
}

/** Follows a JSON pointer (RFC 6901) through own properties. */
function lookUp(document: OpenApiDocument, pointer: string): unknown {
  let current: unknown = document;
  for (const part of decoded(pointer).split('/').slice(1)) {
    const name = part.replaceAll('~1', '/').replaceAll('~0', '~');
    const step: unknown = Array.isArray(current) ? Object.fromEntries(current.entries()) : current;
    current = isFields(step) && Object.hasOwn(step, name) ? step[name] : undefined;
  }
  return current;
}

function decoded(pointer: string): string {
  try {
    return decodeURIComponent(pointer);
  } catch {
    return pointer;
  }
}
