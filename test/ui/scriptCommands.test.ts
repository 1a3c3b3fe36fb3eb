import assert from 'node:assert/strict';
import { after, before, describe, it } from 'mocha';
import type { Locator } from 'playwright-core';
import { startDemoSite, type DemoSite } from '../../src/demo/demoSite.ts';
import { clickItem, menuTitles, openItems, Watch } from './support/everyCommand.ts';
import { Workbench } from './support/workbench.ts';

const SCRIPT = 'BRCS1.0\naction=generate_session_key\n';
const NO_CONSOLE = 'No representative console';
/** Until a menu or a list has come, and what was clicked has been done. */
const SETTLE_MS = 1000;

describe('the commands on a script, and those that take the site away', () => {
  const watch = new Watch();
  let site: DemoSite;
  let workbench: Workbench;

  before(async () => {
    site = await startDemoSite({ seed: 3, speed: 0 });
    workbench = await Workbench.open({
      env: {
        REP_WORKFLOWS_URL: site.url,
        REP_WORKFLOWS_COMPANY: site.company,
        REP_WORKFLOWS_CLIENT_ID: site.clientId,
        REP_WORKFLOWS_CLIENT_SECRET: site.clientSecret,
      },
      files: { 'greeting.brcs': SCRIPT },
    });
    // VS Code reads it for one of the commands; the browser would ask the person first.
    await workbench.page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await watch.begin(workbench.page);
    await workbench.showViews();
    await workbench.rows('Sessions').filter({ hasText: 'In progress' }).first().waitFor();
  });

  after(async () => {
    await workbench.close();
    await site.stop();
  });

  /** Leaves the lists, boxes and questions that are open. */
  const leave = async (): Promise<void> => {
    await workbench.page.waitForTimeout(SETTLE_MS);
    await workbench.page.keyboard.press('Escape');
    await workbench.page.keyboard.press('Escape');
  };

  /** Clicks all that the tables contribute to the context menu of `place`, and gives what was clicked. */
  const clickMenu = async (
    menu: string,
    place: Locator,
    select = (): Promise<void> => place.click(),
  ): Promise<readonly string[]> => {
    const open = async (): Promise<readonly string[]> => {
      await select();
      await place.click({ button: 'right' });
      await workbench.page.locator('.monaco-menu .action-item').first().waitFor();
      const titles = menuTitles(menu);
      return (await openItems(workbench.page)).filter((title) => titles.has(title));
    };
    const items = await open();
    await leave();
    for (const title of items) {
      watch.note(`${title} (${menu})`);
      await open();
      await clickItem(workbench.page, title);
      await leave();
    }
    return items;
  };

  /** The errors since the last call; a question is none. */
  const errors = async (): Promise<readonly string[]> => {
    // VS Code tells of a rejection that nobody handles a second after it.
    await workbench.page.waitForTimeout(1500);
    assert.deepEqual(watch.rejections, []);
    const told = watch.errors.splice(0).map(({ text }) => text);
    return told.filter((text) => !text.startsWith('dialog: '));
  };

  /** Holds that all that was said is that no console is installed here. */
  const onlyNoConsole = async (): Promise<void> => {
    const others = (await errors()).filter((text) => !text.startsWith(NO_CONSOLE));
    assert.deepEqual(others, []);
  };

  it('do their work or ask, in the list of files', async () => {
    await workbench.page.locator('.activitybar [aria-label^="Explorer"]').first().click();
    const file = workbench.page.locator('.explorer-folders-view .monaco-list-row').filter({ hasText: 'greeting.brcs' });
    assert.deepEqual(new Set(await clickMenu('explorer/context', file)), menuTitles('explorer/context'));
    await onlyNoConsole();
    await file.dblclick();
  });

  it('do so in the menu of its editor, and by the button in its title', async () => {
    const { page } = workbench;
    const line = page.locator('.monaco-editor .view-line').filter({ hasText: 'generate_session_key' }).first();
    // Escape takes the selection away, which one of the commands wants.
    const selectAll = async (): Promise<void> => {
      await line.click();
      await page.keyboard.press('Control+A');
    };
    assert.deepEqual(new Set(await clickMenu('editor/context', line, selectAll)), menuTitles('editor/context'));
    for (const title of menuTitles('editor/title/run')) {
      watch.note(`${title} (title of the editor)`);
      await page.locator(`.editor-actions [aria-label^="${title}"]`).first().click();
      await leave();
    }
    await onlyNoConsole();
  });

  it('do so from the palette', async () => {
    for (const title of ['Add Command to Script…', 'Copy Script As…', 'Run Console Script']) {
      watch.note(`${title} (palette)`);
      await workbench.command(title);
      await leave();
    }
    await onlyNoConsole();
  });

  it('close the connection and open it again', async () => {
    await workbench.showViews();
    watch.note('Disconnect');
    await workbench.command('Disconnect');
    await workbench.page.getByText('Disconnected.').first().waitFor();
    watch.note('Connect');
    await workbench.command('Connect');
    await workbench.rows('Sessions').filter({ hasText: 'In progress' }).first().waitFor();
    assert.deepEqual(await errors(), []);
  });
});
