import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createOnce } from './createOnce.ts';
import { CACHE } from './paths.ts';
import { runNpm } from './run.ts';

/** The VS Code versions that tests run on: the current one, and the oldest that `engines.vscode` allows. */
export type HostName = 'current' | 'floor';

/** A VS Code server on this machine. */
export interface CodeServer {
  /** The Node.js that this version of VS Code runs on. */
  readonly node: string;
  readonly serverMain: string;
}

const VERSIONS = {
  current: { codeServer: '4.139.1', node: undefined },
  floor: { codeServer: '4.106.3', node: '22.23.3' },
} as const;

const QUIET = ['--no-audit', '--no-fund', '--loglevel=error'];

/** Installs a VS Code server from the npm registry into the cache (~600 MB, under a minute), once. */
export async function installCodeServer(host: HostName): Promise<CodeServer> {
  const { codeServer, node } = VERSIONS[host];
  const folder = join(CACHE, `code-server-${codeServer}`);
  if (!existsSync(folder)) {
    console.log(`Fetching VS Code (code-server ${codeServer}) from the npm registry…`);
  }
  await createOnce(folder, (temporary) => install(temporary, codeServer, node));
  return {
    node: node ? join(folder, 'node_modules/node/bin/node') : process.execPath,
    serverMain: join(folder, 'node_modules/code-server/lib/vscode/out/server-main.js'),
  };
}

async function install(folder: string, codeServer: string, node: string | undefined): Promise<void> {
  await writeFile(join(folder, 'package.json'), JSON.stringify({ private: true, allowScripts: { node: true } }));
  if (node) {
    // Its install script fetches the binary for this platform.
    await runNpm(['install', ...QUIET, `node@${node}`], { cwd: folder });
  }
  // The install scripts would compile native modules that the server does not need.
  await runNpm(['install', '--ignore-scripts', ...QUIET, `code-server@${codeServer}`], { cwd: folder });
  const vscode = join(folder, 'node_modules/code-server/lib/vscode');
  await takeWatcherFromRegistry(vscode);
  await runNpm(['install', '--omit=dev', '--ignore-scripts', ...QUIET], { cwd: vscode });
  await replaceWatchdog(vscode);
}

/** Replaces the native watchdog of older versions, which is not built; the extension host ends without it too. */
async function replaceWatchdog(folder: string): Promise<void> {
  const script = join(folder, 'node_modules/native-watchdog/index.js');
  if (existsSync(script)) {
    await writeFile(script, 'exports.start = () => undefined;\nexports.exit = (code) => process.exit(code);\n');
  }
}

const WATCHER = '@parcel/watcher';

interface Lock {
  readonly packages: Record<string, { version?: string; dependencies?: Record<string, string> }>;
}

/** Takes a dependency of older versions from the registry instead of GitHub; it has the same version. */
async function takeWatcherFromRegistry(folder: string): Promise<void> {
  const manifestFile = join(folder, 'package.json');
  const lockFile = join(folder, 'npm-shrinkwrap.json');
  const manifest = JSON.parse(await readFile(manifestFile, 'utf8')) as { dependencies: Record<string, string> };
  const lock = JSON.parse(await readFile(lockFile, 'utf8')) as Lock;
  const { [`node_modules/${WATCHER}`]: locked, ...packages } = lock.packages;
  const root = packages[''];
  if (!manifest.dependencies[WATCHER]?.includes('#') || !locked?.version || !root?.dependencies) {
    return;
  }
  manifest.dependencies[WATCHER] = locked.version;
  root.dependencies[WATCHER] = locked.version;
  await writeFile(manifestFile, JSON.stringify(manifest));
  await writeFile(lockFile, JSON.stringify({ ...lock, packages }));
}
