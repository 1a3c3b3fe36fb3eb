// Builds the extension and opens it in a real VS Code in the browser, with the demo site: npm start [-- --no-open].
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { installVsix } from './lib/installVsix.ts';
import { packageExtension } from './lib/packageExtension.ts';
import { CACHE } from './lib/paths.ts';
import { serveVsCode, workbenchUrl } from './lib/serveVsCode.ts';

const OPENERS: Partial<Record<NodeJS.Platform, readonly string[]>> = {
  darwin: ['open'],
  win32: ['cmd', '/c', 'start', ''],
};

const { values } = parseArgs({ options: { 'no-open': { type: 'boolean', default: false } } });
endWithParent();
const dataFolder = join(CACHE, 'start');
const workspace = join(CACHE, 'workspace');
mkdirSync(workspace, { recursive: true });
await packageExtension();
await installVsix('current', dataFolder);
const token = randomBytes(16).toString('hex');
const server = await serveVsCode({ host: 'current', dataFolder, token, env: { REP_WORKFLOWS_DEMO: '1' } });
const url = workbenchUrl(server, workspace);
if (!values['no-open'] && !process.env['CI']) {
  openBrowser(await pageTo(url));
}
console.log(`\nRep Workflows is open in VS Code at\n\n  ${url}\n\nCtrl-C stops it.`);

/** Ends when its parent ends: npm sends a signal only to its shell, which does not pass it on. */
function endWithParent(): void {
  const parent = process.ppid;
  setInterval(() => {
    if (process.ppid !== parent) {
      process.exit(143);
    }
  }, 500);
}

/** Writes a page that redirects to the address, because its token must not be in a program's arguments. */
async function pageTo(address: string): Promise<string> {
  const page = join(dataFolder, 'open.html');
  const html = `<!doctype html><meta charset="utf-8"><script>location.replace(${JSON.stringify(address)})</script>`;
  await writeFile(page, html, { mode: 0o600 });
  return pathToFileURL(page).href;
}

/** Opens the address in a browser. Without one, the printed address is enough. */
function openBrowser(address: string): void {
  const [command = 'xdg-open', ...args] = OPENERS[process.platform] ?? ['xdg-open'];
  spawn(command, [...args, address], { stdio: 'ignore', detached: true })
    .on('error', () => undefined)
    .unref();
}
