/**
 * `text` in double quotes, as Windows programs take arguments apart: a backslash counts only before a double quote, and
 * then has to be doubled.
 */
export function quotedArgument(text: string): string {
  // A run of backslashes is looked at once, from its beginning.
  return `"${text.replace(/(?<!\\)(\\*)"/g, '$1$1\\"').replace(/(?<!\\)(\\+)$/, '$1$1')}"`;
}

/** Whether `text` is one word for every shell and every program, without any quotes. */
export function isPlainWord(text: string): boolean {
  return /^[\p{L}\p{M}\p{N}_.:\\/-]+$/u.test(text);
}
