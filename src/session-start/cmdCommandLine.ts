import type { CommandLineArgument } from './supportButton.ts';
import { isPlainWord, quotedArgument } from './windowsArguments.ts';

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
