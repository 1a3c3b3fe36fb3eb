import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Locator, Page } from 'playwright-core';
import { launchChromium } from '../../../scripts/lib/chromium.ts';
import { installVsix } from '../../../scripts/lib/installVsix.ts';
import { CACHE, OUT } from '../../../scripts/lib/paths.ts';
import { serveVsCode, type VsCodeServer, workbenchUrl } from '../../../scripts/lib/serveVsCode.ts';

/** A VS Code with the packaged extension, as a person has it in the browser. */
export class Workbench {
  readonly page: Page;
  readonly #browser: Browser;
  readonly #server: VsCodeServer;
  readonly #folder: string;

  private constructor(page: Page, browser: Browser, server: VsCodeServer, folder: string) {
    this.page = page;
    this.#browser = browser;
    this.#server = server;
    this.#folder = folder;
  }

  /** Starts one with no site and nothing remembered. */
  static async open(settings: Record<string, unknown> = {}): Promise<Workbench> {
    mkdirSync(CACHE, { recursive: true });
    const folder = mkdtempSync(join(CACHE, 'ui-'));
    const workspace = join(folder, 'workspace');
    mkdirSync(workspace);
    const dataFolder = join(folder, 'server');
    await installVsix('current', dataFolder);
    const server = await serveVsCode({ host: 'current', dataFolder, settings });
    const browser = await launchChromium();
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
    await page.goto(workbenchUrl(server, workspace));
    await page.locator('.monaco-workbench').waitFor();
    return new Workbench(page, browser, server, folder);
  }

  /** Brings the extension's views into sight. */
  async showViews(): Promise<void> {
    await this.page.locator('.activitybar [aria-label="Rep Workflows"]').first().click();
  }

  /** The rows of a view, by the name in its title. */
  rows(view: string): Locator {
    return this.page.locator(`.pane:has(.pane-header[aria-label^="${view}"]) .monaco-list-row`);
  }

  /** Runs a command as a person does: by its title in the palette. */
  async command(title: string): Promise<void> {
    await this.page.keyboard.press('F1');
    const input = this.page.locator('.quick-input-widget input[type="text"], .quick-input-widget input').last();
    await input.waitFor();
    await input.fill(`>Rep Workflows: ${title}`);
    await this.page.locator('.quick-input-list .monaco-list-row').filter({ hasText: title }).first().click();
  }

  async screenshot(name: string): Promise<void> {
    await this.page.screenshot({ path: join(OUT, 'screenshots', `${name}.png`) });
  }

  async close(): Promise<void> {
    await this.#browser.close();
    await this.#server.stop();
    rmSync(this.#folder, { recursive: true, force: true });
  }
}
