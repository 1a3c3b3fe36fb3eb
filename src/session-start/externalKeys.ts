import { runInNewContext } from 'node:vm';

/**
 * What an external key looks like unless the person's settings say otherwise: `ABC-123`, but not `UTF-8` or `SHA-256`,
 * and the numbers of ServiceNow, `INC0010234`.
 */
export const DEFAULT_KEY_PATTERN =
  '(?!(?:UTF|SHA\\d?|AES|ISO|RFC|CVE)-)[A-Z][A-Z0-9]+-\\d+|(?:INC|REQ|RITM|(?:SC|C|P)?TASK|CHG|PRB)\\d{5,}';

/** Longer texts are not searched to their end. */
const MAX_TEXT = 20_000;
/** In milliseconds. A pattern that backtracks without end is stopped: it must not hold the extension host up. */
const MAX_TIME = 250;
const MAX_KEY_LENGTH = 1024;

/**
 * The external keys in `text` (guide: Start Sessions with External Keys), each once, in order. A match must not be a
 * part of a longer word, so that `feature/ABC-123-fix` has one and `xABC-123` has none.
 * @throws Error that says what is wrong with `pattern`, a regular expression.
 */
export function externalKeysIn(text: string, pattern = DEFAULT_KEY_PATTERN): readonly string[] {
  const found = matches(text.slice(0, MAX_TEXT), keyExpression(pattern));
  return [...new Set(found)].filter((key) => key.trim() !== '' && key.length <= MAX_KEY_LENGTH);
}

function keyExpression(pattern: string): RegExp {
  try {
    // By itself first, for together with what stands around it half a pattern can be a whole one.
    new RegExp(pattern);
    return new RegExp(`(?<![A-Za-z0-9])(?:${pattern})(?![A-Za-z0-9])`, 'g');
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new Error(`The pattern for external keys is not a regular expression: ${why}`, { cause: error });
  }
}

/** Only a script of its own has a time limit; the text is handed to it as a value, never as source. */
function matches(text: string, expression: RegExp): string[] {
  try {
    const found: unknown = runInNewContext(
      'Array.from(text.matchAll(expression), ([key]) => key)',
      { text, expression },
      { timeout: MAX_TIME },
    );
    return Array.isArray(found) ? found.map(String) : [];
  } catch (error) {
    throw new Error('The pattern for external keys takes too long. Write it in a simpler way.', { cause: error });
  }
}
