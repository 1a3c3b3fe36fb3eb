import type { CommandLine, CommandLineArgument } from './supportButton.ts';
import { isPlainWord, quotedArgument } from './windowsArguments.ts';

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
