/** An argument of a command line; `verbatim` ones are the program's own words and need no quotes. */
export interface ProgramArgument {
  readonly text: string;
  readonly kind: 'verbatim' | 'path' | 'value';
}

/** A program and its arguments. */
export type ProgramCall = readonly [ProgramArgument, ...ProgramArgument[]];

/** Returns a command line for cmd.exe. */
export function cmdCommandLine(list: readonly ProgramArgument[]): string {
  return list.map(cmdArgument).join(' ');
}

function cmdArgument({ text, kind }: ProgramArgument): string {
  if (kind === 'verbatim' || (kind === 'path' && isPlainWord(text))) {
    return text;
  }
  const quoted = quotedArgument(text);
  // cmd expands variables inside double quotes too, and takes a double quote in the text as their end. With a caret
  // before every character special to cmd, the quotes have a meaning only to the program.
  return /["%]/.test(text) ? quoted.replace(/[()%!^"<>&|]/g, '^$&') : quoted;
}

/** Returns a command line for Windows PowerShell and PowerShell 7. */
export function powershellCommandLine([program, ...rest]: ProgramCall): string {
  const executable = singleQuoted(program.text);
  if (rest.some(isPassedDifferently)) {
    const line = rest.map((item) => (item.kind === 'verbatim' ? item.text : quotedArgument(item.text))).join(' ');
    return `Start-Process -FilePath ${executable} -ArgumentList ${singleQuoted(line)}`;
  }
  return ['&', executable, ...rest.map(powershellArgument)].join(' ');
}

/**
 * True for arguments that the two PowerShells pass on differently: Windows PowerShell leaves double quotes and a last
 * backslash unescaped, PowerShell 7 escapes them. Both pass the text of Start-Process unchanged. An additional
 * backslash at the end of a path does no harm.
 */
function isPassedDifferently({ text, kind }: ProgramArgument): boolean {
  return text.includes('"') || (kind === 'value' && text.endsWith('\\'));
}

function powershellArgument({ text, kind }: ProgramArgument): string {
  if (kind === 'verbatim') {
    return text;
  }
  if (kind === 'path' && isPlainWord(text)) {
    return text;
  }
  // Windows PowerShell puts double quotes around texts with spaces, where a last backslash would escape the closing
  // one.
  return singleQuoted(/\s/.test(text) ? text.replace(/(?<!\\)(\\+)$/, '$1$1') : text);
}

/** PowerShell treats typographic apostrophes as quotes too; they are escaped by doubling. */
function singleQuoted(text: string): string {
  return `'${text.replace(/['\u2018\u2019\u201a\u201b]/g, '$&$&')}'`;
}

/**
 * Quotes `text` by the rules of Windows programs: a backslash is special only before a double quote, and must then be
 * doubled.
 */
export function quotedArgument(text: string): string {
  // The look-behind matches each run of backslashes only once, from its start.
  return `"${text.replace(/(?<!\\)(\\*)"/g, '$1$1\\"').replace(/(?<!\\)(\\+)$/, '$1$1')}"`;
}

/** True if `text` is one word for every shell and program without quotes. */
function isPlainWord(text: string): boolean {
  return /^[\p{L}\p{M}\p{N}_.:\\/-]+$/u.test(text);
}
