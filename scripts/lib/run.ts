import { spawn } from 'node:child_process';
import { ROOT } from './paths.ts';

interface RunOptions {
  readonly cwd?: string;
  readonly env?: Record<string, string>;
}

/**
 * Runs a Node script to its end with this terminal's input and output.
 * @throws {Error} when it ends with another code than 0.
 */
export async function runNode(args: readonly string[], options: RunOptions = {}): Promise<void> {
  await run(process.execPath, args, options);
}

/** Runs npm, the one that runs this script where there is one. */
export async function runNpm(args: readonly string[], options: RunOptions = {}): Promise<void> {
  const npm = process.env['npm_execpath'];
  await (npm ? run(process.execPath, [npm, ...args], options) : run('npm', args, options));
}

async function run(command: string, args: readonly string[], { cwd = ROOT, env = {} }: RunOptions): Promise<void> {
  const child = spawn(command, args, { cwd, env: { ...process.env, ...env }, stdio: 'inherit' });
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', resolve);
  });
  if (code !== 0) {
    throw new Error(`${[command, ...args].join(' ')} ended with code ${code ?? 'none'}`);
  }
}
