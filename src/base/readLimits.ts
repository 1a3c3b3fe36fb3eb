/** How much of a text that others wrote is read: bytes alone do not tell what it costs. */
export interface ReadLimits {
  /** Characters in all. */
  readonly length: number;
  /** Elements, objects and lists inside each other. */
  readonly depth: number;
  /** Elements and attributes, or values and names of JSON. */
  readonly nodes: number;
}

/** What a machine reads within seconds and with some hundred megabytes, and no site's answer comes near. */
export const READ_LIMITS: ReadLimits = { length: 64 * 1024 * 1024, depth: 200, nodes: 2_000_000 };

/** A text has more than is read. */
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
