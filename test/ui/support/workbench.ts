import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Frame, Locator, Page } from 'playwright-core';
import { launchChromium } from '../../../scripts/lib/chromium.ts';
import { installVsix } from '../../../scripts/lib/installVsix.ts';
import { CACHE, OUT } from '../../../scripts/lib/paths.ts';
import { serveVsCode, type VsCodeServer, workbenchUrl } from '../../../scripts/lib/serveVsCode.ts';

/** How a workbench is started. */
interface WorkbenchOptions {
  readonly settings?: Record<string, unknown>;
  /** Variables that the extension host sees. */
  readonly env?: Record<string, string>;
  /** What the files of the workspace hold, by their names. */
  readonly files?: Record<string, string>;
}

const TRIES = 3;
/** A list that is open is filtered sooner than this. */
const PALETTE_MS = 8000;
/** A list that was asked for is there by then, whatever it asks of the site first. */
const LIST_MS = 30_000;
/** A page that was asked for is there by then, on a busy machine, too. */
const PAGE_MS = 60_000;

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
  static async open({ settings = {}, env = {}, files = {} }: WorkbenchOptions = {}): Promise<Workbench> {
    mkdirSync(CACHE, { recursive: true });
    const folder = mkdtempSync(join(CACHE, 'ui-'));
    const workspace = join(folder, 'workspace');
    mkdirSync(workspace);
    for (const [name, text] of Object.entries(files)) {
      writeFileSync(join(workspace, name), text);
    }
    const dataFolder = join(folder, 'server');
    await installVsix('current', dataFolder);
    const server = await serveVsCode({ host: 'current', dataFolder, settings, env });
    const browser = await launchChromium();
    const page = await browser.newPage({
      viewport: { width: 1280, height: 800 },
      reducedMotion: 'reduce',
      permissions: ['clipboard-read', 'clipboard-write'],
    });
    await page.goto(workbenchUrl(server, workspace));
    await page.locator('.monaco-workbench').waitFor();
    return new Workbench(page, browser, server, folder);
  }

  /** The item of the own presence in the status bar. */
  get presence(): Locator {
    return this.page.locator('.statusbar-item[id="rep-workflows.rep-workflows.repWorkflows.presence"]');
  }

  /** The modal dialog. */
  get dialog(): Locator {
    return this.page.locator('.monaco-dialog-box');
  }

  /** Brings the extension's views into sight. */
  async showViews(): Promise<void> {
    // The badge with the number of those who wait lies on top.
    await this.page.locator('.activitybar [aria-label^="Rep Workflows"]').first().click({ force: true });
  }

  /** Opens the demo site by the button of the empty view. */
  async openDemoSite(): Promise<void> {
    await this.showViews();
    await this.page.getByRole('button', { name: 'Open Demo Site' }).first().click();
    await this.rows('Sessions').filter({ hasText: 'In progress' }).first().waitFor();
  }

  /** The rows of a view, by the name in its title. */
  rows(view: string): Locator {
    return this.page.locator(`.pane:has(.pane-header[aria-label^="${view} Section"]) .monaco-list-row`);
  }

  /** Folds a view, or opens it. */
  async toggleView(view: string): Promise<void> {
    await this.page.locator(`.pane-header[aria-label^="${view} Section"]`).click();
  }

  /** Runs a command as a person does: by its title in the palette, which closes when an editor takes the focus. */
  async command(title: string): Promise<void> {
    for (let tries = 1; ; tries++) {
      try {
        await this.#runFromPalette(title);
        return;
      } catch (error) {
        if (tries === TRIES) {
          throw error;
        }
        // A palette that is open lists what there was when it opened.
        await this.page.keyboard.press('Escape');
      }
    }
  }

  async #runFromPalette(title: string): Promise<void> {
    await this.page.keyboard.press('F1');
    const input = this.page.locator('.quick-input-widget input[type="text"], .quick-input-widget input').last();
    await input.waitFor();
    await input.fill(`>Rep Workflows: ${title}`);
    const rows = this.page.locator('.quick-input-list .monaco-list-row').filter({ hasText: title });
    await rows.first().waitFor({ timeout: PALETTE_MS });
    // A command that was used before stands above one whose name its own begins with.
    const exact = rows.filter({ has: this.page.getByText(`Rep Workflows: ${title}`, { exact: true }) });
    await ((await exact.count()) > 0 ? exact : rows).first().click({ timeout: PALETTE_MS });
  }

  /** Closes all editors, pages included. */
  async closeEditors(): Promise<void> {
    await this.page.locator('.activitybar').click({ position: { x: 2, y: 2 } });
    await this.page.keyboard.press('Control+K');
    await this.page.keyboard.press('Control+W');
    await this.page.locator('.editor-group-container .tab').first().waitFor({ state: 'detached' });
  }

  /** An item of the context menu of a row; the menu is open then. */
  async menuItem(row: Locator, title: string): Promise<Locator> {
    await row.click({ button: 'right' });
    const item = this.page.locator('.monaco-menu .action-item', { hasText: title }).first();
    await item.waitFor();
    return item;
  }

  /** Chooses an item of a row's context menu. */
  async choose(row: Locator, title: string): Promise<void> {
    const item = await this.menuItem(row, title);
    // A menu takes no click within a tenth of a second after it opened.
    await this.page.waitForTimeout(200);
    await item.click();
  }

  /** Chooses from the list that is open at the top, by what is written in an item. */
  async pick(text: string | RegExp, timeout = LIST_MS): Promise<void> {
    const row = this.page.locator('.quick-input-list .monaco-list-row').filter({ hasText: text }).first();
    await row.waitFor({ timeout });
    // A list that has just opened moves its rows once more.
    await this.page.waitForTimeout(300);
    await row.click({ timeout });
  }

  /** Runs a command and chooses from the list that it opens, which closes when a page takes the focus meanwhile. */
  async commandAndPick(title: string, text: string | RegExp): Promise<void> {
    for (let tries = 1; ; tries++) {
      await this.command(title);
      try {
        await this.pick(text, PALETTE_MS);
        return;
      } catch (error) {
        if (tries === TRIES) {
          throw error;
        }
      }
    }
  }

  /** Types into the box that is open at the top, in place of what is there, and takes it. */
  async enter(text: string): Promise<void> {
    await this.page.locator('.quick-input-widget input').last().fill(text);
    await this.page.keyboard.press('Enter');
  }

  /** Waits for a text in the terminal that is shown. */
  async terminalLine(text: string): Promise<void> {
    await this.page.locator('.xterm-rows > div').filter({ hasText: text }).first().waitFor();
  }

  /** The frame of the page in an editor that has an element which fits `selector`. */
  async pageWith(selector: string): Promise<Frame> {
    for (const until = Date.now() + PAGE_MS; Date.now() < until;) {
      for (const frame of this.page.frames()) {
        // A page that is hidden takes its frames along.
        const found = frame.url().includes('fake.html')
          ? await frame
              .locator(selector)
              .count()
              .catch(() => 0)
          : 0;
        if (found > 0) {
          return frame;
        }
      }
      await this.page.waitForTimeout(100);
    }
    throw new Error(`no page has ${selector}`);
  }

  /** Takes a picture; it lies in `out/screenshots`. */
  async screenshot(name: string): Promise<void> {
    await this.page.screenshot({ path: join(OUT, 'screenshots', `${name}.png`) });
  }

  async close(): Promise<void> {
    await this.#browser.close();
    await this.#server.stop();
    rmSync(this.#folder, { recursive: true, force: true });
  }
}
