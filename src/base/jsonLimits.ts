import { READ_LIMITS, ReadLimitError, type ReadLimits } from './readLimits.ts';

const [QUOTE, COMMA, BACKSLASH] = [0x22, 0x2c, 0x5c];
/** Character codes; with `BRACKET_BIT` set, square brackets and braces are the same. */
const [OPEN, CLOSE, BRACKET_BIT] = [0x7b, 0x7d, 0x20];
/** Texts up to this length cannot exceed the limits by enough to matter. */
const HARMLESS_LENGTH = 16 * 1024;

/**
 * Checks that a JSON text is safe to parse: an object takes many times the memory of its characters, and unbounded
 * nesting cannot be walked.
 * @throws ReadLimitError
 */
export function checkJsonLimits(json: string, limits: ReadLimits = READ_LIMITS): void {
  if (json.length > limits.length) {
    throw new ReadLimitError('length');
  }
  if (json.length <= HARMLESS_LENGTH) {
    return;
  }
  let depth = 0;
  let nodes = 0;
  for (let at = 0; at < json.length; at++) {
    const code = json.charCodeAt(at);
    if (code === QUOTE) {
      at = endOfString(json, at);
    } else if (code === COMMA) {
      nodes++;
    } else if ((code | BRACKET_BIT) === OPEN) {
      nodes++;
      if (++depth > limits.depth) {
        throw new ReadLimitError('depth');
      }
    } else if ((code | BRACKET_BIT) === CLOSE) {
      depth--;
    }
    if (nodes > limits.nodes) {
      throw new ReadLimitError('nodes');
    }
  }
}

/** Returns the index of the quote that ends the string starting at `start`, or the end of the text. */
function endOfString(json: string, start: number): number {
  let at = start + 1;
  for (let code = json.charCodeAt(at); code !== QUOTE && at < json.length; code = json.charCodeAt(at)) {
    at += code === BACKSLASH ? 2 : 1;
  }
  return at;
}

/**
 * A faster `checkJsonLimits` for UTF-8 that may be very long: counts only brackets, also inside strings, and no depth.
 * @throws ReadLimitError
 */
export function checkBrackets(json: Buffer, limits: ReadLimits = READ_LIMITS): void {
  let nodes = 0;
  // A text of fewer bytes has fewer brackets.
  for (const bracket of json.length <= Math.max(HARMLESS_LENGTH, limits.nodes) ? [] : ['{', '[']) {
    for (let at = json.indexOf(bracket); at !== -1; at = json.indexOf(bracket, at + 1)) {
      nodes++;
      if (nodes > limits.nodes) {
        throw new ReadLimitError('nodes');
      }
    }
  }
}
