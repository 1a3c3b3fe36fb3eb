/** An argument of a command line; one that is `verbatim` is a word of the program's own and needs no quotes. */
export interface CommandLineArgument {
  readonly text: string;
  readonly kind: 'verbatim' | 'path' | 'value';
}

/** A program and its arguments. */
export type CommandLine = readonly [CommandLineArgument, ...CommandLineArgument[]];

/** Writes a command line for the prompt of cmd.exe. */
export function cmdCommandLine(list: readonly CommandLineArgument[]): string {
  return list.map(cmdArgument).join(' ');
}

function cmdArgument({ text, kind }: CommandLineArgument): string {
  if (kind === 'verbatim' || (kind === 'path' && isPlainWord(text))) {
    return text;
  }
  const quoted = quotedArgument(text);
  // Inside of double quotes cmd still expands variables, and a double quote in the text ends them for cmd alone. With a
  // caret before everything that means something to cmd, the quotes are the program's only.
  return /["%]/.test(text) ? quoted.replace(/[()%!^"<>&|]/g, '^$&') : quoted;
}

/** Writes a command line for Windows PowerShell and PowerShell 7 alike. */
export function powershellCommandLine([program, ...rest]: CommandLine): string {
  const executable = singleQuoted(program.text);
  if (rest.some(isHandedOnDifferently)) {
    const line = rest.map((item) => (item.kind === 'verbatim' ? item.text : quotedArgument(item.text))).join(' ');
    return `Start-Process -FilePath ${executable} -ArgumentList ${singleQuoted(line)}`;
  }
  return ['&', executable, ...rest.map(powershellArgument)].join(' ');
}

/**
 * Windows PowerShell hands double quotes and a last backslash on unescaped, PowerShell 7 escapes them. Both leave the
 * one text of Start-Process as it is. A path with one backslash too many at its end is still the same folder.
 */
function isHandedOnDifferently({ text, kind }: CommandLineArgument): boolean {
  return text.includes('"') || (kind === 'value' && text.endsWith('\\'));
}

function powershellArgument({ text, kind }: CommandLineArgument): string {
  if (kind === 'verbatim') {
    return text;
  }
  if (kind === 'path' && isPlainWord(text)) {
    return text;
  }
  // Windows PowerShell puts double quotes around what has spaces, and a last backslash would escape the closing one.
  return singleQuoted(/\s/.test(text) ? text.replace(/(?<!\\)(\\+)$/, '$1$1') : text);
}

/** PowerShell takes typographic apostrophes for quotes too; doubled they stand for themselves. */
function singleQuoted(text: string): string {
  return `'${text.replace(/['\u2018\u2019\u201a\u201b]/g, '$&$&')}'`;
}

/**
 * `text` in double quotes, as Windows programs take arguments apart: a backslash counts only before a double quote, and
 * then has to be doubled.
 */
export function quotedArgument(text: string): string {
  // A run of backslashes is looked at once, from its beginning.
  return `"${text.replace(/(?<!\\)(\\*)"/g, '$1$1\\"').replace(/(?<!\\)(\\+)$/, '$1$1')}"`;
}

/** Whether `text` is one word for every shell and every program, without any quotes. */
function isPlainWord(text: string): boolean {
  return /^[\p{L}\p{M}\p{N}_.:\\/-]+$/u.test(text);
}
