import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type HostName, installCodeServer } from './codeServer.ts';
import { spawnGroup, stopGroup } from './processGroup.ts';

/** Options of `serveVsCode`. */
export interface ServeOptions {
  readonly host: HostName;
  /** The folder of settings, extensions and logs. It must not be shared with another running server. */
  readonly dataFolder: string;
  readonly settings?: Record<string, unknown>;
  /** Variables for the extension host, which override those of this process. */
  readonly env?: Record<string, string>;
  /** Allows a page to load an extension under development by its address; modal dialogs are then refused. */
  readonly testDriver?: boolean;
  /** The token that a page must send; without one, anybody on this computer can connect. */
  readonly token?: string;
}

/** A running VS Code server. */
export interface VsCodeServer {
  /** The address as `http://localhost:…`; webviews need that name, since an IP address is no secure context. */
  readonly url: string;
  /** The token that a page must send. */
  readonly token: string | undefined;
  /** Returns the output so far, for reports of failures. */
  log(): string;
  stop(): Promise<void>;
}

const SETTINGS = {
  'security.workspace.trust.enabled': false,
  'workbench.startupEditor': 'none',
  'telemetry.telemetryLevel': 'off',
  'extensions.autoUpdate': false,
  'extensions.autoCheckUpdates': false,
  'chat.disableAIFeatures': true,
  'git.openRepositoryInParentFolders': 'never',
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
};

const START_TIMEOUT_MS = 60_000;

/** Starts a VS Code server on a free port of 127.0.0.1; it ends with this process at the latest. */
export async function serveVsCode(options: ServeOptions): Promise<VsCodeServer> {
  const { node, serverMain } = await installCodeServer(options.host);
  const userFolder = join(options.dataFolder, 'data/User');
  await mkdir(userFolder, { recursive: true });
  await writeFile(
    join(userFolder, 'settings.json'),
    JSON.stringify({ ...SETTINGS, ...options.settings }, undefined, 2),
  );
  if (options.token) {
    await writeFile(tokenFile(options), options.token, { mode: 0o600 });
  }
  const child = spawnGroup(node, [serverMain, ...serverArguments(options)], { ...process.env, ...options.env });
  let output = '';
  const port = await new Promise<string>((resolve, reject) => {
    const fail = (reason: string): void => reject(new Error(`VS Code did not start: ${reason}\n${output}`));
    const timer = setTimeout(() => fail('no answer'), START_TIMEOUT_MS);
    const read = (chunk: Buffer): void => {
      output += chunk.toString();
      const listening = /Extension host agent listening on (\d+)/.exec(output)?.[1];
      if (listening) {
        clearTimeout(timer);
        resolve(listening);
      }
    };
    child.stdout?.on('data', read);
    child.stderr?.on('data', read);
    child.once('error', (error) => fail(error.message));
    child.once('exit', (code) => fail(`it ended with code ${code ?? 'none'}`));
  });
  const { token } = options;
  return { url: `http://localhost:${port}`, token, log: () => withoutNoise(output), stop: () => stopGroup(child) };
}

/** Writes the token to a file that only this person can read; arguments of a program are visible to all. */
function tokenFile({ dataFolder }: ServeOptions): string {
  return join(dataFolder, 'connection-token');
}

function serverArguments(options: ServeOptions): string[] {
  const { dataFolder, token, testDriver } = options;
  return [
    '--host=127.0.0.1',
    '--port=0',
    '--accept-server-license-terms',
    `--server-data-dir=${dataFolder}`,
    token ? `--connection-token-file=${tokenFile(options)}` : '--without-connection-token',
    ...(testDriver ? ['--enable-smoke-test-driver'] : []),
  ];
}

/** Removes the messages about the native file logger, which is not built, and the gallery, which is not used. */
function withoutNoise(output: string): string {
  return output
    .split('\n')
    .filter((line) => !/spdlog|bindings|ENOTFOUND|→/.test(line))
    .join('\n');
}

/**
 * Returns the address that opens a folder, with a development extension and a test module if any (needs `testDriver`).
 */
export function workbenchUrl(
  server: VsCodeServer,
  folder: string,
  development?: { readonly extension: string; readonly tests: string },
): string {
  const url = new URL(server.url);
  url.searchParams.set('folder', folder);
  if (server.token) {
    url.searchParams.set('tkn', server.token);
  }
  if (development) {
    const remote = (path: string): string => `vscode-remote://${url.host}${path}`;
    const payload = [
      ['extensionDevelopmentPath', remote(development.extension)],
      ['extensionTestsPath', remote(development.tests)],
    ];
    url.searchParams.set('payload', JSON.stringify(payload));
  }
  return url.href;
}
