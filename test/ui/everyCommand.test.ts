import assert from 'node:assert/strict';
import { after, before, describe, it } from 'mocha';
import type { Locator } from 'playwright-core';
import { startDemoSite, type DemoSite } from '../../src/demo/demoSite.ts';
import { VIEWS } from '../../src/ui/contributions/views.ts';
import { clickItem, menuTitles, openItems, ownButtons, paletteTitles, Watch } from './support/everyCommand.ts';
import { Workbench } from './support/workbench.ts';

/** Room for the rows of all views. */
const TALL = { width: 1600, height: 2000 };
/** Rows of a view whose menus are looked at; those with the same items are one kind. */
const ROWS = 8;
const TRIES = 4;
/** Hundreds of clicks, one after another. */
const LONGEST_MS = 400_000;
const PATIENCE = { timeout: 2000 };
/** They take the site away, or bring another one. */
const LEFT_OUT = new Set(['Open Demo Site', 'Stop Demo Site', 'Sign Out', 'Disconnect', 'Connect', 'Remove Site…']);

/** What needs more than a site and its rows: a replay, a kept key, search or backup, a script, a mute, an archive's row. */
const ELSEWHERE = new Set([
  ...['Back to Live', 'Replay: Play or Pause', 'Replay: Go to Time…', 'Replay: Next Event', 'Replay: Previous Event'],
  ...['Copy Key', 'Copy URL', 'Copy E-Mail', 'Open Mail Draft', 'Show Session Key', 'Remove from List'],
  ...['Remove Search', 'Reveal Backup', 'Verify Checksum', 'Delete Backup…', 'Download Archive…'],
  ...['Add Command to Script…', 'Copy Script As…', 'Run Console Script'],
  ...['Unmute Waiting Alerts', 'Why Are Actions Not Available?'],
]);

describe('every command that the tables contribute', () => {
  const watch = new Watch();
  const clicked = new Set<string>();
  let site: DemoSite;
  let workbench: Workbench;

  before(async () => {
    site = await startDemoSite({ seed: 3, speed: 0 });
    workbench = await Workbench.open();
    await workbench.page.setViewportSize(TALL);
    await watch.begin(workbench.page);
    await addSite();
  });

  after(async () => {
    await workbench.close();
    await site.stop();
  });

  const addSite = async (): Promise<void> => {
    const asked = (text: string): Promise<void> =>
      workbench.page.locator('.quick-input-widget').getByText(text).waitFor();
    await workbench.showViews();
    await workbench.command('Add Site');
    await workbench.enter(site.url);
    await asked('client ID');
    await workbench.enter(site.clientId);
    await asked('client secret');
    await workbench.enter(site.clientSecret);
    await workbench.rows('Sessions').filter({ hasText: 'In progress' }).first().waitFor();
  };

  /** Leaves whatever has opened: a list, a box, a question, and the notifications. */
  const leave = async (): Promise<void> => {
    const { page } = workbench;
    await page.waitForTimeout(120);
    const open = page.locator(
      '.monaco-dialog-box:visible, .quick-input-widget:visible, .context-view .monaco-menu:visible',
    );
    for (let tries = 0; tries < 10; tries++) {
      await page.keyboard.press('Escape');
      if ((await open.count()) === 0) {
        break;
      }
      await page.waitForTimeout(80);
    }
    await page.keyboard.press('Escape');
  };

  const pane = (view: string): Locator =>
    workbench.page.locator(`.pane:has(.pane-header[aria-label^="${view} Section"])`);

  /** A page that opens late takes the focus, and closes what has been opened since. */
  const again = async <T>(act: () => Promise<T>): Promise<T> => {
    for (let tries = 1; ; tries++) {
      try {
        return await act();
      } catch (error) {
        if (tries === TRIES) {
          throw error;
        }
        await leave();
      }
    }
  };

  const click = async (what: string, title: string, act: () => Promise<void>): Promise<void> => {
    watch.note(what);
    clicked.add(title);
    await again(act);
    await leave();
  };

  /** Clicks the buttons of a view's title bar, and all in its menu. */
  const clickTitle = async (view: string, when: string): Promise<void> => {
    const titles = menuTitles('view/title');
    const header = pane(view).locator('.pane-header');
    await header.hover();
    for (const title of await ownButtons(header, titles)) {
      if (!LEFT_OUT.has(title)) {
        await click(`${title} (title of ${view}, ${when})`, title, async () => {
          await header.hover();
          await header.locator(`.action-label[aria-label="${title}"]`).click(PATIENCE);
        });
      }
    }
    const more = header.locator('.action-label[aria-label*="More Actions"]');
    const openMore = async (): Promise<readonly string[]> => {
      await header.hover();
      if ((await more.count()) === 0) {
        return [];
      }
      await more.click(PATIENCE);
      await workbench.page.locator('.monaco-menu .action-item').first().waitFor(PATIENCE);
      return openItems(workbench.page);
    };
    const items = await again(openMore);
    await leave();
    for (const title of items) {
      if (titles.has(title) && !LEFT_OUT.has(title)) {
        await click(`${title} (menu of ${view}, ${when})`, title, async () => {
          await openMore();
          await clickItem(workbench.page, title);
        });
      }
    }
  };

  /** Clicks all in the menu of each kind of row of a view, and the buttons on the rows. */
  const clickRows = async (view: string, when: string): Promise<void> => {
    const seen = new Set<string>();
    const rows = workbench.rows(view);
    for (let index = 0; index < Math.min(ROWS, await rows.count()); index++) {
      const row = rows.nth(index);
      await row.click({ button: 'right', ...PATIENCE });
      await workbench.page
        .locator('.monaco-menu .action-item')
        .first()
        .waitFor({ timeout: 1000 })
        .catch(() => undefined);
      const items = (await openItems(workbench.page)).filter((title) => !LEFT_OUT.has(title));
      await leave();
      const kind = items.join();
      if (seen.has(kind)) {
        continue;
      }
      seen.add(kind);
      for (const title of items) {
        await click(`${title} (row ${index} of ${view}, ${when})`, title, async () => {
          await row.click({ button: 'right', ...PATIENCE });
          await clickItem(workbench.page, title);
        });
      }
      for (const title of await ownButtons(row, menuTitles('view/item/context', true))) {
        await click(`${title} (button on row ${index} of ${view}, ${when})`, title, async () => {
          await row.hover();
          await row.locator(`.action-label[aria-label="${title}"]`).click(PATIENCE);
        });
      }
    }
  };

  /** Runs all commands that the palette lists. */
  const runPalette = async (when: string): Promise<void> => {
    const { page } = workbench;
    for (const title of paletteTitles().filter((name) => !LEFT_OUT.has(name))) {
      const isListed = await again(async () => {
        await page.keyboard.press('F1');
        await page.locator('.quick-input-widget:visible input').last().fill(`>Rep Workflows: ${title}`, PATIENCE);
        const row = page.locator('.quick-input-list .monaco-list-row').first();
        const label = await row.getAttribute('aria-label', PATIENCE);
        return label?.includes(`Rep Workflows: ${title}`) === true;
      });
      if (isListed) {
        await click(`${title} (palette, ${when})`, title, () => page.keyboard.press('Enter'));
      } else {
        await leave();
      }
    }
  };

  const nothingRaw = async (): Promise<void> => {
    // VS Code tells of a rejection that nobody handles a second after it.
    await workbench.page.waitForTimeout(1500);
    assert.deepEqual(watch.raw, []);
    assert.deepEqual(watch.rejections, []);
  };

  const openViews = async (): Promise<readonly string[]> => {
    const names = Object.values(VIEWS).map(({ name }) => name);
    const shown: string[] = [];
    for (const name of names) {
      const header = pane(name).locator('.pane-header');
      if ((await header.count()) > 0) {
        shown.push(name);
        if ((await header.getAttribute('aria-expanded')) !== 'true') {
          await header.click();
        }
      }
    }
    return shown;
  };

  it('asks or does its work when a person is signed in, without a row and on each kind of row', async () => {
    await runPalette('signed in');
    for (const view of await openViews()) {
      const first = workbench.rows(view).first();
      if ((await first.count()) > 0) {
        await first.click();
      }
      await clickTitle(view, 'a row selected');
      await clickRows(view, 'signed in');
    }
    await nothingRaw();
  });

  it('tells in our words what is missing when the site is away', async () => {
    await site.stop();
    await workbench.page
      .getByText(/Offline since/)
      .first()
      .waitFor();
    await workbench.rows('Sessions').first().click();
    await clickTitle('Queues', 'offline');
    await clickRows('Sessions', 'offline');
    await runPalette('offline');
    await nothingRaw();
  });

  it('tells in our words what is missing when nobody is signed in', async () => {
    await workbench.command('Sign Out');
    await workbench.page.getByText('You are signed out of this site.').first().waitFor();
    await runPalette('signed out');
    await nothingRaw();
  });

  it('was clicked, but for those that need more', () => {
    const titles = new Set([...menuTitles('view/title'), ...menuTitles('view/item/context'), ...paletteTitles()]);
    assert.deepEqual(
      [...titles].filter((title) => !clicked.has(title) && !LEFT_OUT.has(title) && !ELSEWHERE.has(title)),
      [],
    );
  });
}).timeout(LONGEST_MS);
