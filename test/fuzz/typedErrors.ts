/**
 * Errors that a caller can tell from a fault of the product: those of its own kinds. A TypeError, a RangeError or an
 * error of a library's is none, whatever it says.
 */
export function isTyped(error: unknown): boolean {
  return error instanceof Error && TYPED.has(error.name);
}

const TYPED: ReadonlySet<string> = new Set(['SiteError', 'ReadLimitError', 'NoArchive']);
