import { checkJsonLimits } from './jsonLimits.ts';

/** Matches 16 digits after a separator, in a string too: a cheap check that most texts fail. */
const MAYBE_LONG_INTEGER = /[:,[\s-]\d{16}/;
const IS_DIGIT = /^\d/;
const LONG_INTEGER = /-?[1-9]\d{15,}(?![\d.eE])/y;

/**
 * Parses JSON like `JSON.parse`, but turns integers of 16 digits or more into strings of their digits, because a number
 * would be rounded.
 * @throws SyntaxError, ReadLimitError
 */
export function parseJson(text: string): unknown {
  checkJsonLimits(text);
  return parseCheckedJson(text);
}

/**
 * Like `parseJson`, for a text whose limits were checked already.
 * @throws SyntaxError
 */
export function parseCheckedJson(text: string): unknown {
  return JSON.parse(MAYBE_LONG_INTEGER.test(text) || IS_DIGIT.test(text) ? quoteLongIntegers(text) : text);
}

function quoteLongIntegers(text: string): string {
  const candidates = /[1-9]\d{15,}/g;
  const strings = new StringWalk(text);
  const parts: string[] = [];
  let copied = 0;
  for (let match = candidates.exec(text); match !== null; match = candidates.exec(text)) {
    const inside = strings.endOfStringAt(match.index);
    if (inside !== undefined) {
      candidates.lastIndex = inside;
      continue;
    }
    const start = text[match.index - 1] === '-' ? match.index - 1 : match.index;
    LONG_INTEGER.lastIndex = start;
    if (isInsideNumber(text[start - 1]) || !LONG_INTEGER.test(text)) {
      continue;
    }
    const end = match.index + match[0].length;
    parts.push(text.slice(copied, start), '"', text.slice(start, end), '"');
    copied = end;
  }
  parts.push(text.slice(copied));
  return parts.join('');
}

/** True if digits after the character `before` belong to a fraction, an exponent or a longer number. */
function isInsideNumber(before: string | undefined): boolean {
  return before !== undefined && '.eE+0123456789'.includes(before);
}

/** Moves forward through the string literals of a JSON text. */
class StringWalk {
  readonly #text: string;
  /** Start of the next string literal; -1 if there is none. */
  #open: number;

  constructor(text: string) {
    this.#text = text;
    this.#open = text.indexOf('"');
  }

  /**
   * Returns the end of the string literal around `position`, or undefined outside of one. Positions must not decrease.
   */
  endOfStringAt(position: number): number | undefined {
    while (this.#open !== -1 && this.#open <= position) {
      const end = this.#endOfString(this.#open);
      this.#open = this.#text.indexOf('"', end);
      if (end > position) {
        return end;
      }
    }
    return undefined;
  }

  #endOfString(open: number): number {
    let close = this.#text.indexOf('"', open + 1);
    while (close !== -1 && this.#isEscaped(close)) {
      close = this.#text.indexOf('"', close + 1);
    }
    return close === -1 ? this.#text.length : close + 1;
  }

  #isEscaped(position: number): boolean {
    let backslashes = 0;
    while (this.#text.charCodeAt(position - 1 - backslashes) === 0x5c) {
      backslashes++;
    }
    return backslashes % 2 === 1;
  }
}
