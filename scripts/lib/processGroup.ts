import { type ChildProcess, spawn, spawnSync } from 'node:child_process';

const groups = new Set<ChildProcess>();
let listening = false;

/**
 * Starts a process in its own process group, so that its children end with it: by `stopGroup`, at this script's end,
 * and on Ctrl-C.
 */
export function spawnGroup(command: string, args: readonly string[], env: NodeJS.ProcessEnv): ChildProcess {
  stopAllAtEnd();
  const detached = process.platform !== 'win32';
  const child = spawn(command, args, { env, detached, stdio: ['ignore', 'pipe', 'pipe'] });
  groups.add(child);
  return child;
}

/** Ends a process and its children, and waits until it has ended. */
export async function stopGroup(child: ChildProcess): Promise<void> {
  const ended = new Promise<void>((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) {
      resolve();
    } else {
      child.once('exit', () => resolve());
    }
  });
  killGroup(child);
  await ended;
}

function killGroup(child: ChildProcess): void {
  if (!groups.delete(child) || child.pid === undefined) {
    return;
  }
  if (process.platform === 'win32') {
    spawnSync('taskkill', ['/pid', String(child.pid), '/T', '/F'], { stdio: 'ignore' });
    return;
  }
  try {
    process.kill(-child.pid, 'SIGKILL');
  } catch {
    // The whole group has ended already.
  }
}

function stopAllAtEnd(): void {
  if (listening) {
    return;
  }
  listening = true;
  process.on('exit', () => {
    for (const child of groups) {
      killGroup(child);
    }
  });
  // Without these a signal would end this process without its `exit` event.
  for (const [signal, code] of [['SIGINT', 130] as const, ['SIGTERM', 143] as const, ['SIGHUP', 129] as const]) {
    process.on(signal, () => process.exit(code));
  }
}
