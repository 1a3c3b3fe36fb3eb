import { spawnGroup } from './processGroup.ts';
import { type HostName, installCodeServer } from './codeServer.ts';
import { VSIX } from './paths.ts';

/**
 * Installs the packaged extension, or another one, for the VS Code server with the data in `dataFolder`.
 * @throws {Error} with the server's output if it was not installed.
 */
export async function installVsix(host: HostName, dataFolder: string, vsix = VSIX): Promise<void> {
  const { node, serverMain } = await installCodeServer(host);
  const args = ['--accept-server-license-terms', `--server-data-dir=${dataFolder}`, '--force'];
  const child = spawnGroup(node, [serverMain, ...args, '--install-extension', vsix], process.env);
  let output = '';
  child.stdout?.on('data', (chunk: Buffer) => (output += chunk.toString()));
  child.stderr?.on('data', (chunk: Buffer) => (output += chunk.toString()));
  const code = await new Promise<number | null>((resolve) => child.once('exit', resolve));
  if (code !== 0) {
    throw new Error(`VS Code did not install ${vsix}:\n${output}`);
  }
}
