import { spawn } from 'node:child_process';
import { homedir } from 'node:os';
import { consoleArguments, type ConsoleTask } from '../commandLines.ts';

/** A started console. */
export interface StartedConsole {
  /**
   * Exit code: 0 for a valid script, greater for an invalid one (guide: Representative console exit status); undefined
   * after a signal. A console that was not running before exits only when the person closes it.
   */
  readonly ended: Promise<number | undefined>;
}

/** Variables of the extension host that other programs would misread. */
const PRIVATE = /^(?:ELECTRON_|VSCODE_|NODE_OPTIONS$)/;

/**
 * Starts the representative console for a script, without a shell. It outlives this process; its output is ignored.
 * @throws the system's error if it cannot be started.
 */
export async function startConsole(program: string, task: ConsoleTask): Promise<StartedConsole> {
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !PRIVATE.test(name)));
  const child = spawn(program, consoleArguments(task), {
    shell: false,
    stdio: 'ignore',
    detached: true,
    // Windows searches libraries in the current folder, which must not be one that others can write to.
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
