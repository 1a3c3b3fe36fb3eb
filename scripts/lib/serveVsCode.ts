import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type HostName, installCodeServer } from './codeServer.ts';
import { spawnGroup, stopGroup } from './processGroup.ts';

/** How a VS Code server is started. */
export interface ServeOptions {
  readonly host: HostName;
  /** Its data: settings, extensions, logs. It must not be shared with another running server. */
  readonly dataFolder: string;
  readonly settings?: Record<string, unknown>;
  /** Variables that the extension host sees, over those of this process. */
  readonly env?: Record<string, string>;
  /** Lets a page load an extension under development by its address; modal dialogs are refused then. */
  readonly testDriver?: boolean;
  /** What a page must know to be let in; anybody on this computer is let in without one. */
  readonly token?: string;
}

/** A running VS Code server. */
export interface VsCodeServer {
  /** Its address as `http://localhost:…`; webviews need that name, an IP address is no secure context. */
  readonly url: string;
  /** What a page must know to be let in. */
  readonly token: string | undefined;
  /** What it has written so far, for reports of failures. */
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

/** Everybody on this computer sees the arguments of a program, but not a file of one's own. */
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

/** Without the lines about the native file logger, which is not built, and the gallery, which is not asked. */
function withoutNoise(output: string): string {
  return output
    .split('\n')
    .filter((line) => !/spdlog|bindings|ENOTFOUND|→/.test(line))
    .join('\n');
}

/** The address that opens a folder, with a development extension and a test module if any (needs `testDriver`). */
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
