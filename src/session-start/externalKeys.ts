import { runInNewContext } from 'node:vm';

/**
 * The default pattern of external keys: `ABC-123`, but not `UTF-8` or `SHA-256`, and ServiceNow's numbers,
 * `INC0010234`.
 */
export const DEFAULT_KEY_PATTERN =
  '(?!(?:UTF|SHA\\d?|AES|ISO|RFC|CVE)-)[A-Z][A-Z0-9]+-\\d+|(?:INC|REQ|RITM|(?:SC|C|P)?TASK|CHG|PRB)\\d{5,}';

/** The length up to which a text is searched. */
const MAX_TEXT = 20_000;
/** Time limit in milliseconds: a pattern with endless backtracking must not block the extension host. */
const MAX_TIME = 250;
const MAX_KEY_LENGTH = 1024;

/**
 * Returns the distinct external keys in `text` (guide: Start Sessions with External Keys), in order. A match must not
 * be part of a longer word: `feature/ABC-123-fix` has one, `xABC-123` has none.
 * @throws Error that describes the fault of `pattern`, a regular expression.
 */
export function externalKeysIn(text: string, pattern = DEFAULT_KEY_PATTERN): readonly string[] {
  const found = matches(text.slice(0, MAX_TEXT), keyExpression(pattern));
  return [...new Set(found)].filter((key) => key.trim() !== '' && key.length <= MAX_KEY_LENGTH);
}

function keyExpression(pattern: string): RegExp {
  try {
    // Compile it alone first: combined with the rest, an invalid pattern may become valid.
    new RegExp(pattern);
    return new RegExp(`(?<![A-Za-z0-9])(?:${pattern})(?![A-Za-z0-9])`, 'g');
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new Error(`The pattern for external keys is not a regular expression: ${why}`, { cause: error });
  }
}

/**
 * Runs the expression in a separate script, because only that has a time limit. The text is passed as a value, never as
 * source.
 */
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
