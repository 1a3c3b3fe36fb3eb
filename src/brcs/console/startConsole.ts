import { spawn } from 'node:child_process';
import { homedir } from 'node:os';
import { consoleArguments, type ConsoleTask } from '../commandLines.ts';

/** A console that has been started. */
export interface StartedConsole {
  /**
   * How it ended: 0 for a valid script, more for an invalid one (guide: Representative console exit status); undefined
   * where a signal ended it. A console that was not running before ends only when the person closes it.
   */
  readonly ended: Promise<number | undefined>;
}

/** Variables of the extension host that another program would misread. */
const PRIVATE = /^(?:ELECTRON_|VSCODE_|NODE_OPTIONS$)/;

/**
 * Starts the representative console for a script, without a shell. It outlives this process, and nothing it writes is
 * read or kept.
 * @throws the system's error when it cannot be started.
 */
export async function startConsole(program: string, task: ConsoleTask): Promise<StartedConsole> {
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !PRIVATE.test(name)));
  const child = spawn(program, consoleArguments(task), {
    shell: false,
    stdio: 'ignore',
    detached: true,
    // Windows looks for libraries in the current folder, which must not be one that others write to.
    cwd: homedir(),
    env,
  });
  const { promise: ended, resolve } = Promise.withResolvers<number | undefined>();
  child.once('exit', (status) => resolve(status ?? undefined));
  await new Promise<void>((started, failed) => {
    child.once('spawn', () => started());
    child.once('error', failed);
  });
  child.unref();
  return { ended };
}
