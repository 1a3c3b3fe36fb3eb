import { spawn, type ChildProcess } from 'node:child_process';
import { ROOT } from './paths.ts';

interface RunOptions {
  readonly cwd?: string;
  readonly env?: Record<string, string>;
}

/**
 * Runs a Node script with this terminal's input and output.
 * @throws {Error} if its exit code is not 0.
 */
export async function runNode(args: readonly string[], options: RunOptions = {}): Promise<void> {
  await run(process.execPath, args, options);
}

/** Runs npm: the one that runs this script, if any. */
export async function runNpm(args: readonly string[], options: RunOptions = {}): Promise<void> {
  await run(...npm(args), options);
}

/** Like `runNpm`, for use in parallel: returns the output at the end, and whether the exit code was 0. */
export async function outputOfNpm(
  args: readonly string[],
  options: RunOptions = {},
): Promise<{ readonly output: string; readonly succeeded: boolean }> {
  const child = start(...npm(args), options, 'pipe');
  const pieces: Buffer[] = [];
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (piece: Buffer) => pieces.push(piece));
  }
  const code = await ended(child, 'close');
  return { output: Buffer.concat(pieces).toString(), succeeded: code === 0 };
}

function npm(args: readonly string[]): [command: string, args: readonly string[]] {
  const own = process.env['npm_execpath'];
  return own ? [process.execPath, [own, ...args]] : ['npm', args];
}

async function run(command: string, args: readonly string[], options: RunOptions): Promise<void> {
  const code = await ended(start(command, args, options, 'inherit'), 'exit');
  if (code !== 0) {
    throw new Error(`${[command, ...args].join(' ')} ended with code ${code ?? 'none'}`);
  }
}

function start(
  command: string,
  args: readonly string[],
  { cwd = ROOT, env = {} }: RunOptions,
  output: 'inherit' | 'pipe',
): ChildProcess {
  return spawn(command, args, { cwd, env: { ...process.env, ...env }, stdio: ['inherit', output, output] });
}

function ended(child: ChildProcess, event: 'exit' | 'close'): Promise<number | null> {
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once(event, resolve);
  });
}
