import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createVSIX } from '@vscode/vsce';
import { launchChromium } from '../../scripts/lib/chromium.ts';
import { installVsix } from '../../scripts/lib/installVsix.ts';
import { packageExtension } from '../../scripts/lib/packageExtension.ts';
import { CACHE } from '../../scripts/lib/paths.ts';
import { serveVsCode, workbenchUrl } from '../../scripts/lib/serveVsCode.ts';
import type { BenchResult, BenchSize } from './benchResult.ts';

/** What the start may cost over an extension that does nothing, in milliseconds. */
const BAR_MS = 10;
/** Tall enough for the whole table of marks: only lines in sight are in the document. */
const VIEWPORT = { width: 1280, height: 6000 };

/** One row of VS Code's own table of marks (Developer: Startup Performance), in milliseconds. */
interface Marks {
  readonly loadMs: number;
  readonly callMs: number;
}

/** Loading and activating the packaged extension, and one that does nothing, by VS Code's own marks. */
export async function bench(size: BenchSize): Promise<readonly BenchResult[]> {
  await packageExtension();
  mkdirSync(CACHE, { recursive: true });
  const folder = mkdtempSync(join(CACHE, 'activation-'));
  try {
    const dataFolder = join(folder, 'server');
    await installVsix('current', dataFolder);
    await installVsix('current', dataFolder, await emptyExtension(folder));
    const starts: { readonly own: Marks; readonly empty: Marks }[] = [];
    for (let start = 0; start < (size === 'quick' ? 1 : 7); start++) {
      starts.push(await marksOfStart(folder, dataFolder));
    }
    const over = starts.map(({ own, empty }) => own.loadMs + own.callMs - empty.loadMs - empty.callMs);
    const overMs = over.sort((a, b) => a - b)[Math.floor(over.length / 2)] ?? 0;
    const figures = { overMs, leastMs: over[0] ?? 0, mostMs: over.at(-1) ?? 0, starts: starts.length };
    return [{ name: `activation over an empty extension (of ${BAR_MS} ms)`, ratio: overMs / BAR_MS, bar: 1, figures }];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function emptyExtension(folder: string): Promise<string> {
  const cwd = join(folder, 'empty');
  mkdirSync(cwd);
  const manifest = {
    ...{ name: 'empty', publisher: 'bench', version: '0.0.1', engines: { vscode: '^1.106.0' } },
    ...{ main: './main.js', activationEvents: ['onStartupFinished'], files: ['main.js'] },
  };
  writeFileSync(join(cwd, 'package.json'), JSON.stringify(manifest));
  writeFileSync(join(cwd, 'main.js'), 'exports.activate = () => {};');
  const packagePath = join(folder, 'empty.vsix');
  const lenient = { allowMissingRepository: true, skipLicense: true };
  await createVSIX({ cwd, packagePath, dependencies: false, ...lenient });
  return packagePath;
}

async function marksOfStart(folder: string, dataFolder: string): Promise<{ own: Marks; empty: Marks }> {
  const server = await serveVsCode({ host: 'current', dataFolder });
  const browser = await launchChromium();
  try {
    const page = await browser.newPage({ viewport: VIEWPORT });
    await page.goto(workbenchUrl(server, folder));
    await page.locator('.activitybar [aria-label="Rep Workflows"]').first().waitFor();
    await page.keyboard.press('F1');
    const input = page.locator('.quick-input-widget input').last();
    await input.fill('>Developer: Startup Performance');
    await page.locator('.quick-input-list .monaco-list-row').first().click();
    const row = async (id: string): Promise<Marks> => {
      const lines = page.locator('.view-line').filter({ hasText: id });
      await lines.first().waitFor();
      const cells = ((await lines.first().textContent()) ?? '').split('|').map((cell) => cell.trim());
      return { loadMs: Number(cells[3]), callMs: Number(cells[4]) };
    };
    return { own: await row('rep-workflows.rep-workflows'), empty: await row('bench.empty') };
  } finally {
    await browser.close();
    await server.stop();
  }
}
