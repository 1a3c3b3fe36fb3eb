/** What the representative console is started for (guide: New and Deprecated Command Line Parameters). */
export type ConsoleTask =
  /** One command, percent-encoded: `action=…`. Whoever can list the processes of the machine can read it. */
  | { readonly command: string }
  /** The path of a script. */
  | { readonly file: string };

/** The arguments that have the representative console run a script. */
export function consoleArguments(task: ConsoleTask): readonly string[] {
  return 'file' in task ? ['--run-script-file', task.file] : ['--run-script', task.command];
}

/** Whose prompt a command line is for: `windows` is that of cmd.exe and of PowerShell, not a batch file. */
export type Prompt = 'posix' | 'windows';

/** The command line that has the representative console run a script. */
export function consoleCommandLine(executable: string, task: ConsoleTask, prompt: Prompt): string {
  const [option = '', value = ''] = consoleArguments(task);
  const program = quotedFor(prompt, executable);
  return [program, option, quotedFor(prompt, value, true)].join(' ');
}

/** The command line that downloads a script, under the name that the site gives it. */
export function curlCommandLine(url: string, prompt: Prompt): string {
  // In Windows PowerShell, curl without its extension is another program.
  const program = prompt === 'windows' ? 'curl.exe' : 'curl';
  return [program, '--fail', '--remote-name', '--remote-header-name', quotedFor(prompt, url, true)].join(' ');
}

function quotedFor(prompt: Prompt, text: string, always = false): string {
  if (!always && /^[\w./-]+$/.test(text)) {
    return text;
  }
  // No Windows path can hold a double quote, and percent-encoding leaves none.
  return prompt === 'posix' ? `'${text.replaceAll("'", `'\\''`)}'` : `"${text.replaceAll('"', '')}"`;
}
