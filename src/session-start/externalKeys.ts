/** What an external key looks like unless the person's settings say otherwise: `ABC-123`. */
export const DEFAULT_KEY_PATTERN = '[A-Z][A-Z0-9]+-\\d+';

/** Longer texts are not searched to their end, so that an unlucky pattern cannot take long. */
const MAX_TEXT = 20_000;

/**
 * The external keys in `text` (guide: Start Sessions with External Keys), each once, in order. A match must not be a
 * part of a longer word, so that `feature/ABC-123-fix` has one and `xABC-123` has none.
 * @throws Error that says what is wrong with `pattern`, a regular expression.
 */
export function externalKeysIn(text: string, pattern = DEFAULT_KEY_PATTERN): readonly string[] {
  const expression = keyExpression(pattern);
  const found = Array.from(text.slice(0, MAX_TEXT).matchAll(expression), ([key]) => key);
  return [...new Set(found)].filter((key) => key.trim() !== '');
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
