import assert from 'node:assert/strict';
import { after, before, describe, it } from 'mocha';
import { startDemoSite, type DemoSite } from '../../src/demo/demoSite.ts';
import { VIEWS } from '../../src/ui/platform/contributions/views.ts';
import { Clicker } from './support/clicker.ts';
import { allTitles, menuTitles, paletteTitles } from './support/contributed.ts';
import { type Expected, Watch } from './support/watch.ts';
import { Workbench } from './support/workbench.ts';

/** Room for the rows of all views. */
const TALL = { width: 1200, height: 1700 };
/** Hundreds of clicks, one after another. */
const LONGEST_MS = 400_000;
const PATIENCE_MS = 15_000;
const TRIES = 3;

/** Commands that remove the site, a row or the contents of the views: each is clicked alone, after all others. */
const LAST = new Set([
  ...['Open Demo Site', 'Stop Demo Site', 'Sign Out', 'Disconnect', 'Connect', 'Remove Site…', 'Back to Live'],
  ...['Remove from List', 'Remove Search'],
]);

const SCRIPT = 'BRCS1.0\naction=generate_session_key\n';

/** Commands that need no site, and so never report that it cannot be reached or that nobody is signed in. */
const LOCAL = new Set([
  ...['Add Site…', 'Edit Site…', 'Switch Site…', 'Sign In…', 'Show Log', 'Filter Sessions…', 'Clear Filter'],
  ...['Group Sessions…', 'Filter Representatives…', 'Show My Actions…', 'Copy Key', 'Copy URL', 'Copy E-Mail'],
  ...['Open Mail Draft', 'Show Session Key', 'Remove from List', 'Mute Waiting Alerts…', 'Unmute Waiting Alerts'],
  ...['Create Console Script (BRCS)…', 'Add Command to Script…', 'Copy Script As…', 'Run Console Script'],
  ...['Build Support Button Command Line…', 'Copy Session ID (LSID)', 'Copy External Key', 'Remove Search'],
  ...['Refresh Backups', 'Reveal Backup', 'Verify Checksum', 'Delete Backup…', 'Show Documentation'],
]);
const others = (text: RegExp): Expected =>
  Object.fromEntries([...allTitles()].filter((title) => !LOCAL.has(title)).map((title) => [title, text]));

/** The expected errors while the site answers, by the clicked command. */
const WHEN_LIVE: Expected = { 'Run Console Script': /^No representative console/ };
/** The expected errors while it does not. */
const WHEN_OFFLINE: Expected = { ...others(/127\.0\.0\.1:\d+ cannot be reached\./), ...WHEN_LIVE };
/** The expected errors while nobody is signed in. */
const WHEN_SIGNED_OUT: Expected = {
  ...others(/Sign in( to 127\.0\.0\.1:\d+)? first\.$/),
  ...WHEN_LIVE,
};

describe('every command that the tables contribute', () => {
  const watch = new Watch();
  let site: DemoSite;
  let limited: DemoSite;
  let workbench: Workbench;
  let clicker: Clicker;

  before(async () => {
    site = await startDemoSite({ seed: 3, speed: 0 });
    limited = await startDemoSite({ seed: 4, speed: 0 });
    workbench = await Workbench.open({
      settings: {
        'workbench.tree.expandMode': 'doubleClick',
        'workbench.tree.enableStickyScroll': false,
        'workbench.editor.limit.enabled': true,
        'workbench.editor.limit.value': 10,
      },
      files: { 'greeting.brcs': SCRIPT },
    });
    await workbench.page.setViewportSize(TALL);
    workbench.page.setDefaultTimeout(PATIENCE_MS);
    clicker = new Clicker(workbench, watch, LAST);
    await watch.begin(workbench.page);
    await workbench.showViews();
    await addSite(site.url, site);
  });

  after(async () => {
    await workbench.close();
    await Promise.all([site.stop(), limited.stop()]);
  });

  const addSite = async (url: string, account: { clientId: string; clientSecret: string }): Promise<void> => {
    const asked = (text: string): Promise<void> =>
      workbench.page.locator('.quick-input-widget').getByText(text).waitFor();
    await clicker.run('Add Site…');
    await workbench.enter(url);
    await asked('client ID');
    await workbench.enter(account.clientId);
    await asked('client secret');
    await workbench.enter(account.clientSecret);
    // The box closes once the site has taken the account; another that opens before would take its place.
    await workbench.page.locator('.quick-input-widget').waitFor({ state: 'hidden' });
    await workbench.rows('Sessions').filter({ hasText: 'In progress' }).first().waitFor();
  };

  const nothingWrong = async (): Promise<void> => {
    // VS Code reports an unhandled rejection after a second.
    await workbench.page.waitForTimeout(1500);
    const faults = watch.faults.splice(0);
    assert.deepEqual(faults, []);
  };

  /** Expands all views and returns their names. */
  const openViews = async (): Promise<readonly string[]> => {
    const shown: string[] = [];
    for (const { name } of Object.values(VIEWS)) {
      const header = workbench.page.locator(`.pane-header[aria-label^="${name} Section"]`);
      if ((await header.count()) > 0) {
        shown.push(name);
        if ((await header.getAttribute('aria-expanded')) !== 'true') {
          await header.click();
        }
      }
    }
    return shown;
  };

  const titles = menuTitles('view/title');

  const clickTitles = async (isSelected: boolean): Promise<void> => {
    for (const view of await openViews()) {
      if (!isSelected) {
        await clicker.deselect(view);
      }
      if (!isSelected || (await clicker.select(view))) {
        await clicker.title(view, titles);
      }
    }
  };

  const clickRows = async (): Promise<void> => {
    for (const view of await openViews()) {
      await clicker.rows(view, menuTitles('view/item/context', true));
    }
  };

  const clickEverywhere = async (): Promise<void> => {
    await clickTitles(false);
    clicker.again();
    await clickTitles(true);
    await clickRows();
  };

  describe('while a person is signed in', () => {
    before(async () => {
      clicker.begin({ name: 'signed in', expected: WHEN_LIVE });
      await prepareRows();
    });

    it('prompts or succeeds from the titles of the views, without a row', async () => {
      await clickTitles(false);
      await nothingWrong();
    });

    it('prompts or succeeds from the palette and the status bar', async () => {
      await clicker.palette(paletteTitles());
      await clicker.statusMenu();
      await nothingWrong();
    });

    it('prompts or succeeds with a row selected, and on each kind of row', async () => {
      await clickTitles(true);
      await clickRows();
      await nothingWrong();
    });

    it('prompts or succeeds on a script, in its editor and in the Explorer', async () => {
      const { page } = workbench;
      await page.locator('.activitybar [aria-label^="Explorer"]').first().click();
      const file = page.locator('.explorer-folders-view .monaco-list-row').filter({ hasText: 'greeting.brcs' });
      await file.dblclick();
      const line = page.locator('.monaco-editor .view-line').filter({ hasText: 'generate_session_key' }).first();
      await line.waitFor();
      await clicker.contextMenu('the file', file, menuTitles('explorer/context'));
      await line.click();
      await page.keyboard.press('Control+A');
      await clicker.contextMenu('the editor', line, menuTitles('editor/context'));
      const [run = ''] = menuTitles('editor/title/run');
      await clicker.button('title of the editor', run, page.locator(`.editor-actions [aria-label^="${run}"]`).first());
      await line.click();
      await clicker.palette(['Add Command to Script…', 'Copy Script As…', 'Run Console Script']);
      await workbench.showViews();
      await nothingWrong();
    });

    it('prompts or succeeds while the views show the past', async () => {
      clicker.begin({ name: 'replay', expected: WHEN_LIVE, isBrief: true });
      await choose('Replay a Past Day…', 'Yesterday');
      await workbench.pageWith('rw-replay [role="row"]');
      for (const view of ['Queues', 'Sessions', 'Representatives', 'Presentations']) {
        await clicker.title(view, titles);
        await clicker.rows(view, menuTitles('view/item/context', true));
      }
      await clicker.palette(paletteTitles().filter((title) => title.startsWith('Replay: ')));
      await clicker.titleButton('Queues', 'Back to Live');
      clicker.clicked.add('Back to Live');
      await nothingWrong();
    });

    it('prompts or succeeds if it closes or opens the connection', async () => {
      await clicker.titleItem('Queues', 'Disconnect');
      await workbench.page.getByText('Disconnected.').first().waitFor();
      await clicker.welcomes();
      await clicker.titleItem('Queues', 'Connect');
      await workbench.rows('Sessions').filter({ hasText: 'In progress' }).first().waitFor();
      await clicker.run('Remove Site…');
      await workbench.dialog.getByText('Remove 127.0.0.1').waitFor();
      await clicker.leave();
      await nothingWrong();
    });
  });

  /** Runs a command and chooses from its lists; a page that opens late closes them, and they are opened again. */
  const choose = async (title: string, ...texts: readonly string[]): Promise<void> => {
    const items = workbench.page.locator('.quick-input-list .monaco-list-row:visible');
    for (let tries = 1; ; tries++) {
      try {
        await clicker.run(title);
        for (const text of texts) {
          await workbench.page.keyboard.type(text);
          await items.filter({ hasText: text }).first().click({ timeout: 3000 });
        }
        return;
      } catch (error) {
        await clicker.leave();
        if (tries === TRIES) {
          throw error;
        }
      }
    }
  };

  /** Creates rows that exist only after an action: an operation, a key, a search, a backup, a mute. */
  const prepareRows = async (): Promise<void> => {
    await openViews();
    await workbench.rows('Configuration API').first().locator('.monaco-tl-twistie').click();
    await choose('Generate Session Key…', 'General', 'Generate');
    await workbench.rows('Session Keys').first().waitFor();
    await choose('Back Up Site…', 'Into the Backup Folder');
    await workbench.rows('Backups').first().waitFor();
    await clicker.run('Find Sessions');
    const keep = 'role=button[name=/^Save Search/]';
    await (await workbench.pageWith(keep)).locator(keep).click();
    await workbench.enter('Mine');
    await workbench.rows('Past Sessions').filter({ hasText: 'Mine' }).first().waitFor();
    await choose('Mute Waiting Alerts…', 'For 15 minutes');
    await clicker.palette(['Unmute Waiting Alerts']);
  };

  describe('while the site is away', () => {
    before(async () => {
      await site.stop();
      await workbench.page
        .getByText(/Offline since/)
        .first()
        .waitFor();
      clicker.begin({ name: 'offline', expected: WHEN_OFFLINE, isBrief: true });
    });

    it('shows our own message from titles and rows', async () => {
      await clickEverywhere();
      await nothingWrong();
    });

    it('shows our own message from the palette and the status bar', async () => {
      await clicker.palette(paletteTitles());
      await clicker.statusMenu();
      await nothingWrong();
    });
  });

  describe('while nobody is signed in', () => {
    before(async () => {
      clicker.begin({ name: 'signed out', expected: WHEN_SIGNED_OUT, isBrief: true });
      await clicker.run('Sign Out');
      await workbench.page.getByText('You are signed out of this site.').first().waitFor();
    });

    it('shows our own message from titles, rows and welcomes', async () => {
      await clickEverywhere();
      await clicker.welcomes();
      await nothingWrong();
    });

    it('shows our own message from the palette and the status bar', async () => {
      await clicker.palette(paletteTitles());
      await clicker.statusMenu();
      await nothingWrong();
    });

    it('removes entries of lists', async () => {
      await clicker.rowItem(workbench.rows('Session Keys').first(), 'Remove from List');
      await workbench.page.locator('.pane-header[aria-label^="Session Keys"]').waitFor({ state: 'detached' });
      const search = workbench.rows('Past Sessions').filter({ hasText: 'Mine' });
      await clicker.rowItem(search, 'Remove Search');
      await search.waitFor({ state: 'detached' });
      await nothingWrong();
    });

    it('opens and stops the demo site', async () => {
      await clicker.titleItem('Queues', 'Open Demo Site');
      await workbench.rows('Sessions').filter({ hasText: 'In progress' }).first().waitFor();
      await clicker.titleItem('Queues', 'Stop Demo Site');
      await workbench.page
        .getByText(/Offline since/)
        .first()
        .waitFor();
      await nothingWrong();
    });
  });

  describe('while the account may only read', () => {
    it('says why actions are not available', async () => {
      const why = new Set(['Why Are Actions Not Available?']);
      clicker.begin({ name: 'read only', expected: {} });
      await addSite(limited.url, limited.limitedAccount);
      // The permissions are known shortly after the first rows.
      await workbench.command('Why Are Actions Not Available?');
      await clicker.leave();
      await clicker.title('Sessions', why);
      await clicker.contextMenu('a session', workbench.rows('Sessions').nth(1), why);
      await clicker.palette([...why]);
      await nothingWrong();
    });
  });

  describe('at last', () => {
    it('was clicked', () => {
      assert.deepEqual(
        [...allTitles()].filter((title) => !clicker.clicked.has(title)),
        [],
      );
    });
  });
}).timeout(LONGEST_MS);
