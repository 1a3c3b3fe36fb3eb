import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { launchChromium } from './chromium.ts';
import type { HostName } from './codeServer.ts';
import { followReport } from './hostReport.ts';
import { CACHE, OUT } from './paths.ts';
import { serveVsCode, type VsCodeServer, workbenchUrl } from './serveVsCode.ts';

/** Options of running a module in VS Code's extension host. */
export interface HostRun {
  readonly host: HostName;
  /** Folder of the extension under development. */
  readonly extension: string;
  /** The CommonJS module whose `run()` the host calls; it reports as test/host/support/report.ts does. */
  readonly tests: string;
  readonly timeoutMs: number;
  readonly env?: Record<string, string>;
  /** Called before the server starts; may add extensions to this folder. */
  prepare?(extensionsFolder: string): void;
}

/**
 * Runs a module in the extension host of a real VS Code, opened in a headless browser.
 * @returns the result that the module reported.
 * @throws {Error} with the output of the page and the server if none came in time.
 */
export async function runInHost(run: HostRun): Promise<unknown> {
  mkdirSync(CACHE, { recursive: true });
  const folder = mkdtempSync(join(CACHE, 'host-'));
  const dataFolder = join(folder, 'server');
  const workspace = join(folder, 'workspace');
  const report = join(folder, 'report.jsonl');
  mkdirSync(workspace);
  mkdirSync(join(dataFolder, 'extensions'), { recursive: true });
  run.prepare?.(join(dataFolder, 'extensions'));
  const env = { ...run.env, REP_WORKFLOWS_TEST_RESULT: report };
  let server: VsCodeServer | undefined;
  let browser: Browser | undefined;
  try {
    server = await serveVsCode({ host: run.host, dataFolder, env, testDriver: true });
    browser = await launchChromium();
    const page = await browser.newPage();
    const messages = collectMessages(page);
    await page.goto(workbenchUrl(server, workspace, run));
    const entry = await followReport(report, run.timeoutMs);
    if (!entry) {
      throw new Error(await describeSilence(page, server, messages));
    }
    return entry.result;
  } finally {
    await browser?.close();
    await server?.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

function collectMessages(page: Page): string[] {
  const messages: string[] = [];
  page.on('console', (message) => messages.push(message.text()));
  page.on('pageerror', (error) => messages.push(error.message));
  return messages;
}

async function describeSilence(page: Page, server: VsCodeServer, messages: readonly string[]): Promise<string> {
  const picture = join(OUT, 'test-host-failure.png');
  await page.screenshot({ path: picture }).catch(() => undefined);
  return [
    `The extension host gave no result in time. What the page showed: ${picture}`,
    '--- console of the page',
    ...messages.slice(-60),
    '--- server',
    server.log(),
  ].join('\n');
}
