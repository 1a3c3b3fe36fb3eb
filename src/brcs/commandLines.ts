/** The task for which the representative console is started (guide: New and Deprecated Command Line Parameters). */
export type ConsoleTask =
  /** One command, percent-encoded: `action=…`. Visible to everyone who can list the machine's processes. */
  | { readonly command: string }
  /** The path of a script. */
  | { readonly file: string };

/** Returns the arguments with which the representative console runs a script. */
export function consoleArguments(task: ConsoleTask): readonly string[] {
  return 'file' in task ? ['--run-script-file', task.file] : ['--run-script', task.command];
}

/** The shell for a command line; `windows` is cmd.exe or PowerShell, not a batch file. */
export type Prompt = 'posix' | 'windows';

/** Returns the command line with which the representative console runs a script. */
export function consoleCommandLine(executable: string, task: ConsoleTask, prompt: Prompt): string {
  const [option = '', value = ''] = consoleArguments(task);
  const program = quotedFor(prompt, executable);
  return [program, option, quotedFor(prompt, value, true)].join(' ');
}

/** Returns the command line that downloads a script, under the file name that the site gives it. */
export function curlCommandLine(url: string, prompt: Prompt): string {
  // In Windows PowerShell, `curl` without its extension is an alias of another command.
  const program = prompt === 'windows' ? 'curl.exe' : 'curl';
  return [program, '--fail', '--remote-name', '--remote-header-name', quotedFor(prompt, url, true)].join(' ');
}

function quotedFor(prompt: Prompt, text: string, always = false): string {
  if (!always && /^[\w./-]+$/.test(text)) {
    return text;
  }
  // Windows paths cannot contain double quotes, and percent-encoding leaves none.
  return prompt === 'posix' ? `'${text.replaceAll("'", `'\\''`)}'` : `"${text.replaceAll('"', '')}"`;
}
