import { READ_LIMITS, ReadLimitError, type ReadLimits } from './readLimits.ts';

const [QUOTE, COMMA, BACKSLASH] = [0x22, 0x2c, 0x5c];
/** What the brackets of lists and of objects have in common. */
const [OPEN, CLOSE, BRACKET_BIT] = [0x7b, 0x7d, 0x20];
/** A text of so many characters cannot go beyond the limits by so much that anything is the worse for it. */
const HARMLESS_LENGTH = 16 * 1024;

/**
 * Looks whether a text of JSON may be parsed: a few characters can make an object, which takes many times as much memory,
 * and what is nested without end cannot be walked through.
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

/** Where the quote is that ends the string that begins at `start`; the end of the text where there is none. */
function endOfString(json: string, start: number): number {
  let at = start + 1;
  for (let code = json.charCodeAt(at); code !== QUOTE && at < json.length; code = json.charCodeAt(at)) {
    at += code === BACKSLASH ? 2 : 1;
  }
  return at;
}

/**
 * As `checkJsonLimits`, in a fraction of the time, for UTF-8 that may be very long: counts brackets alone, those in
 * strings too, and no depth.
 * @throws ReadLimitError
 */
export function checkBrackets(json: Buffer, limits: ReadLimits = READ_LIMITS): void {
  let nodes = 0;
  // What has fewer bytes has fewer brackets.
  for (const bracket of json.length <= Math.max(HARMLESS_LENGTH, limits.nodes) ? [] : ['{', '[']) {
    for (let at = json.indexOf(bracket); at !== -1; at = json.indexOf(bracket, at + 1)) {
      nodes++;
      if (nodes > limits.nodes) {
        throw new ReadLimitError('nodes');
      }
    }
  }
}
