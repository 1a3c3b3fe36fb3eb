import { checkJsonLimits } from './jsonLimits.ts';

/** A bare integer of 16 digits or more, or the same inside a text: cheap to look for, and rarely there. */
const MAYBE_LONG_INTEGER = /[:,[\s-]\d{16}/;
const IS_DIGIT = /^\d/;
const LONG_INTEGER = /-?[1-9]\d{15,}(?![\d.eE])/y;

/**
 * Like `JSON.parse`, but integers of 16 digits or more become strings of their digits, for a number would be rounded.
 * Throws SyntaxError like `JSON.parse`, and ReadLimitError.
 */
export function parseJson(text: string): unknown {
  checkJsonLimits(text);
  return parseCheckedJson(text);
}

/** As `parseJson`, for a text whose parts have been counted already. Throws SyntaxError. */
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

/** Whether digits after this character, if there is one, are a fraction, an exponent or the rest of a number. */
function isInsideNumber(before: string | undefined): boolean {
  return before !== undefined && '.eE+0123456789'.includes(before);
}

/** Walks forward through the string literals of a JSON text. */
class StringWalk {
  readonly #text: string;
  /** Where the next string literal begins, after those that the walk has passed; -1 where there is none. */
  #open: number;

  constructor(text: string) {
    this.#text = text;
    this.#open = text.indexOf('"');
  }

  /** Where the string literal around `position` ends; undefined outside of one. Positions must not go back. */
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
