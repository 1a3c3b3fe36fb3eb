/**
 * `text` in double quotes, as Windows programs take arguments apart: a backslash counts only before a double quote, and
 * then has to be doubled.
 */
export function quotedArgument(text: string): string {
  return `"${text.replace(/(\\*)"/g, '$1$1\\"').replace(/(\\+)$/, '$1$1')}"`;
}

/** Whether `text` is one word for every shell and every program, without any quotes. */
export function isPlainWord(text: string): boolean {
  return /^[\p{L}\p{M}\p{N}_.:\\/-]+$/u.test(text);
}

/** Takes a command line apart as Windows programs do (CommandLineToArgvW): double quotes, and backslashes before them. */
export function splitArguments(line: string): string[] {
  const list: string[] = [];
  let current: string | undefined;
  let quoted = false;
  for (const [piece] of line.matchAll(/\\+"?|"|[^\\"]/g)) {
    if (piece.startsWith('\\')) {
      const slashes = piece.length - Number(piece.endsWith('"'));
      const literal = piece.endsWith('"') ? '\\'.repeat(slashes / 2) : piece;
      const escaped = piece.endsWith('"') && slashes % 2 === 1;
      current = (current ?? '') + literal + (escaped ? '"' : '');
      quoted = piece.endsWith('"') && !escaped ? !quoted : quoted;
    } else if (piece === '"') {
      quoted = !quoted;
      current ??= '';
    } else if (!quoted && /\s/.test(piece)) {
      list.push(...(current === undefined ? [] : [current]));
      current = undefined;
    } else {
      current = (current ?? '') + piece;
    }
  }
  return current === undefined ? list : [...list, current];
}
