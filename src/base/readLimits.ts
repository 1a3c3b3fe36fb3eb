/** Limits for reading text from others; its length alone does not bound the memory and time it takes. */
export interface ReadLimits {
  /** Total number of characters. */
  readonly length: number;
  /** Nesting depth of elements, objects and lists. */
  readonly depth: number;
  /** Number of elements and attributes, or of JSON values and names. */
  readonly nodes: number;
}

/** Default limits: readable within seconds and some hundred megabytes, and far above any answer of a site. */
export const READ_LIMITS: ReadLimits = { length: 64 * 1024 * 1024, depth: 200, nodes: 2_000_000 };

/** Thrown for a text that exceeds a limit. */
export class ReadLimitError extends Error {
  override readonly name = 'ReadLimitError';
  readonly limit: keyof ReadLimits;

  constructor(limit: keyof ReadLimits) {
    super(SENTENCES[limit]);
    this.limit = limit;
  }
}

const SENTENCES: Readonly<Record<keyof ReadLimits, string>> = {
  length: 'The text is too long to be read.',
  depth: 'The text is nested too deeply to be read.',
  nodes: 'The text has too many parts to be read.',
};
