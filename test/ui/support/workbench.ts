import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Frame, Locator, Page } from 'playwright-core';
import { launchChromium } from '../../../scripts/lib/chromium.ts';
import { installVsix } from '../../../scripts/lib/installVsix.ts';
import { CACHE, OUT } from '../../../scripts/lib/paths.ts';
import { serveVsCode, type VsCodeServer, workbenchUrl } from '../../../scripts/lib/serveVsCode.ts';

/** The options of a workbench. */
interface WorkbenchOptions {
  readonly settings?: Record<string, unknown>;
  /** Variables that the extension host sees. */
  readonly env?: Record<string, string>;
  /** The contents of the workspace's files, by their names. */
  readonly files?: Record<string, string>;
}

const TRIES = 3;
/** Milliseconds until an open list is filtered. */
const PALETTE_MS = 8000;
/** Milliseconds until a list is open, including its requests to the site. */
const LIST_MS = 30_000;
/** Milliseconds until a page is open, also on a busy machine. */
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

  /** Starts a workbench with no site and no stored state. */
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

  /** The status bar item of one's own presence. */
  get presence(): Locator {
    return this.page.locator('.statusbar-item[id="rep-workflows.rep-workflows.repWorkflows.presence"]');
  }

  /** The modal dialog. */
  get dialog(): Locator {
    return this.page.locator('.monaco-dialog-box');
  }

  /** Shows the extension's views. */
  async showViews(): Promise<void> {
    // The badge with the number of waiting sessions covers the icon.
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

  /** Expands or collapses a view. */
  async toggleView(view: string): Promise<void> {
    await this.page.locator(`.pane-header[aria-label^="${view} Section"]`).click();
  }

  /** Runs a command by its title in the palette, which closes when an editor takes the focus. */
  async command(title: string): Promise<void> {
    for (let tries = 1; ; tries++) {
      try {
        await this.#runFromPalette(title);
        return;
      } catch (error) {
        if (tries === TRIES) {
          throw error;
        }
        // An open palette lists the commands from the time when it opened.
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
    // A recently used command is listed above one with the same beginning.
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

  /** Opens the context menu of a row and returns one of its items. */
  async menuItem(row: Locator, title: string): Promise<Locator> {
    await row.click({ button: 'right' });
    const item = this.page.locator('.monaco-menu .action-item', { hasText: title }).first();
    await item.waitFor();
    return item;
  }

  /** Chooses an item of a row's context menu. */
  async choose(row: Locator, title: string): Promise<void> {
    const item = await this.menuItem(row, title);
    // A menu that has just opened accepts no click.
    await this.page.waitForTimeout(200);
    await item.click();
  }

  /** Chooses an item by its text from the list at the top. */
  async pick(text: string | RegExp, timeout = LIST_MS): Promise<void> {
    const row = this.page.locator('.quick-input-list .monaco-list-row').filter({ hasText: text }).first();
    await row.waitFor({ timeout });
    // A list that has just opened still moves its rows.
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

  /** Types into the input box at the top, replacing its text, and submits it. */
  async enter(text: string): Promise<void> {
    await this.page.locator('.quick-input-widget input').last().fill(text);
    await this.page.keyboard.press('Enter');
  }

  /** Waits for a text in the terminal that is shown. */
  async terminalLine(text: string): Promise<void> {
    await this.page.locator('.xterm-rows > div').filter({ hasText: text }).first().waitFor();
  }

  /** Returns the frame of the page with an element that matches `selector`. */
  async pageWith(selector: string): Promise<Frame> {
    for (const until = Date.now() + PAGE_MS; Date.now() < until;) {
      for (const frame of this.page.frames()) {
        // A hidden page has no frames.
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

  /** Takes a screenshot into `out/screenshots`. */
  async screenshot(name: string): Promise<void> {
    await this.page.screenshot({ path: join(OUT, 'screenshots', `${name}.png`) });
  }

  async close(): Promise<void> {
    await this.#browser.close();
    await this.#server.stop();
    rmSync(this.#folder, { recursive: true, force: true });
  }
}
