import type { Row } from '../tables.ts';

/** The values `was` had in the fields in which `is` differs from it; undefined when the two are equal. */
export function oldValues(was: Row, is: Row): Row | undefined {
  let before: Record<string, unknown> | undefined;
  for (const field of Object.keys(was)) {
    if (!isEqual(was[field], is[field])) {
      before ??= {};
      before[field] = was[field];
    }
  }
  for (const field of Object.keys(is)) {
    if (!Object.hasOwn(was, field)) {
      before ??= {};
      before[field] = undefined;
    }
  }
  return before;
}

/** Compares values. Those of known fields are never objects; those of unknown fields may be, and are compared as JSON. */
export function isEqual(a: unknown, b: unknown): boolean {
  return a === b || (typeof a === 'object' && typeof b === 'object' && isSameJson(a, b));
}

function isSameJson(a: object | null, b: object | null): boolean {
  try {
    return JSON.stringify(a) === JSON.stringify(b);
  } catch {
    // Nested deeper than can be written; the site may have sent such a thing.
    return false;
  }
}
