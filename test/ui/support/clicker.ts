import assert from 'node:assert/strict';
import type { Locator, Page } from 'playwright-core';
import type { Expected, Watch } from './watch.ts';
import type { Workbench } from './workbench.ts';

/** The most rows of a view whose menus are opened; rows with equal menus are one kind. */
const ROWS = 8;
const ROWS_IN_BRIEF = 4;
const TRIES = 4;
const PATIENCE = { timeout: 2000 };
/** Milliseconds until a click has opened something; what opens later is closed by the next try. */
const SETTLE_MS = 150;
/** Milliseconds in which a menu that has just opened accepts no click. */
const MENU_MS = 110;
/** Milliseconds until the palette lists a command. */
const LISTED_MS = 500;
const PALETTE_PREFIX = 'Rep Workflows: ';

/** The elements to close before the next click: a question, a list, an input box, a menu. */
const OPEN = '.monaco-dialog-box:visible, .quick-input-widget:visible, .monaco-menu:visible';
const MENU_ITEM = '.monaco-menu .action-item:not(.disabled) .action-menu-item .action-label';

/** A situation for clicks: the place, the state of the site, and the expected errors. */
export interface Situation {
  readonly name: string;
  readonly expected: Expected;
  /** True to click a title of several views in one of them only. */
  readonly isBrief?: boolean;
}

/** Clicks all commands of a workbench with the mouse, and closes what they open. */
export class Clicker {
  /** The titles that were clicked, in any place. */
  readonly clicked = new Set<string>();
  readonly #workbench: Workbench;
  readonly #page: Page;
  readonly #watch: Watch;
  readonly #leftOut: ReadonlySet<string>;
  readonly #done = new Set<string>();
  #situation: Situation = { name: '', expected: {} };

  constructor(workbench: Workbench, watch: Watch, leftOut: ReadonlySet<string>) {
    this.#workbench = workbench;
    this.#page = workbench.page;
    this.#watch = watch;
    this.#leftOut = leftOut;
  }

  /** Sets the situation for the next clicks. */
  begin(situation: Situation): void {
    this.#situation = situation;
    this.#done.clear();
  }

  /** Allows titles to be clicked again. */
  again(): void {
    this.#done.clear();
  }

  /** Clicks the buttons of a view's title bar, and all in its menu. */
  async title(view: string, titles: ReadonlySet<string>): Promise<void> {
    this.#beginView();
    const header = this.#header(view);
    await this.#again(() => header.hover(PATIENCE));
    for (const title of this.#due('title', await this.#buttons(header, titles))) {
      await this.#click(`button of ${view}`, title, () => this.titleButton(view, title));
    }
    const items = await this.#again(() => this.#titleMenu(view));
    await this.leave();
    for (const title of this.#due(
      'title',
      items.filter((item) => titles.has(item)),
    )) {
      await this.#click(`menu of ${view}`, title, () => this.titleItem(view, title));
    }
  }

  #beginView(): void {
    if (!this.#situation.isBrief) {
      this.#done.clear();
    }
  }

  /** Clicks one button of a title bar. */
  async titleButton(view: string, title: string): Promise<void> {
    const header = this.#header(view);
    await header.hover(PATIENCE);
    await header.locator(`.action-label[aria-label="${title}"]`).click(PATIENCE);
  }

  /** Clicks one item of the menu of a title bar. */
  async titleItem(view: string, title: string): Promise<void> {
    await this.#titleMenu(view);
    await this.#item(title);
    this.clicked.add(title);
  }

  /** Clicks all items in the menu of each kind of row of a view, and the buttons on the rows. */
  async rows(view: string, inline: ReadonlySet<string>): Promise<void> {
    this.#beginView();
    const seen = new Set<string>();
    const rows = this.#workbench.rows(view);
    const most = this.#situation.isBrief ? ROWS_IN_BRIEF : ROWS;
    await this.#again(() => this.#toTop(view));
    for (let index = 0; index < Math.min(most, await rows.count()); index++) {
      const row = rows.nth(index);
      const items = await this.#again(() => this.#rowMenu(row));
      await this.leave();
      assert.equal(new Set(items).size, items.length, `the menu of a row has an item twice: ${items.join()}`);
      if (!seen.has(items.join())) {
        seen.add(items.join());
        await this.#row(`row ${index} of ${view}`, row, items, inline);
      }
    }
  }

  async #row(place: string, row: Locator, items: readonly string[], inline: ReadonlySet<string>): Promise<void> {
    for (const title of this.#due('button', await this.#buttons(row, inline))) {
      await this.#click(`button on ${place}`, title, async () => {
        await row.hover(PATIENCE);
        await row.locator(`.action-label[aria-label="${title}"]`).click(PATIENCE);
      });
    }
    for (const title of this.#due('row', items)) {
      await this.#click(`menu of ${place}`, title, async () => {
        await this.#rowMenu(row);
        await this.#item(title);
      });
    }
  }

  /** Clicks one item of the menu of a row. */
  async rowItem(row: Locator, title: string): Promise<void> {
    await this.#click('menu of a row', title, async () => {
      await this.#rowMenu(row);
      await this.#item(title);
    });
  }

  /** Clicks the items of `titles` in the context menu of an editor or of a file. */
  async contextMenu(what: string, place: Locator, titles: ReadonlySet<string>): Promise<void> {
    const items = await this.#again(() => this.#rowMenu(place));
    await this.leave();
    for (const title of items.filter((item) => titles.has(item))) {
      await this.#click(`menu of ${what}`, title, async () => {
        await this.#rowMenu(place);
        await this.#item(title);
      });
    }
  }

  /** Clicks one button in any place. */
  async button(what: string, title: string, button: Locator): Promise<void> {
    await this.#click(what, title, () => button.click(PATIENCE));
  }

  /** Clicks each entry of the menu that the item in the status bar opens. */
  async statusMenu(): Promise<void> {
    const entries = this.#page.locator('.quick-input-list .monaco-list-row');
    const open = async (): Promise<readonly string[]> => {
      await this.#workbench.presence.click(PATIENCE);
      await this.#page.getByPlaceholder('Select an action').waitFor(PATIENCE);
      await entries.first().waitFor(PATIENCE);
      return labelsOf(entries);
    };
    const labels = await this.#again(open);
    await this.leave();
    for (const label of labels) {
      if (!this.#leftOut.has(label)) {
        await this.#click('status menu', label, async () => {
          await open();
          await entries
            .filter({ has: this.#page.getByText(label, { exact: true }) })
            .first()
            .click(PATIENCE);
        });
      }
    }
  }

  /** Runs a command from the palette without closing what it opens. */
  async run(title: string): Promise<void> {
    this.clicked.add(title);
    assert.ok(await this.#again(() => this.#isListed(title)), `the palette has no ${title}`);
    await this.#page.keyboard.press('Enter');
  }

  /** Runs all commands of `titles` that the palette lists. */
  async palette(titles: readonly string[]): Promise<void> {
    for (const title of titles.filter((name) => !this.#leftOut.has(name))) {
      if (await this.#again(() => this.#isListed(title))) {
        await this.#click('palette', title, () => this.#page.keyboard.press('Enter'), { once: true });
      } else {
        await this.leave();
      }
    }
  }

  /** Clicks the buttons that views without rows have. */
  async welcomes(): Promise<void> {
    const buttons = this.#page.locator('.welcome-view-content .monaco-button:visible, .welcome-view-content a:visible');
    const labels = (await buttons.allInnerTexts()).map((text) => text.trim());
    for (const label of new Set(labels)) {
      if (!this.#leftOut.has(label)) {
        await this.#click('welcome', label, () => buttons.filter({ hasText: label }).first().click(PATIENCE));
      }
    }
  }

  /** Selects the first row of a view. Resolves to false if there is none. */
  async select(view: string): Promise<boolean> {
    const row = this.#workbench.rows(view).first();
    const isThere = (await row.count()) > 0;
    if (isThere) {
      await this.#again(async () => {
        await this.#toTop(view);
        await row.click(PATIENCE);
      });
    }
    return isThere;
  }

  /** Scrolls a view to its first row, because hidden rows accept no click. */
  async #toTop(view: string): Promise<void> {
    await this.#page.locator(`.pane:has(.pane-header[aria-label^="${view} Section"]) .pane-body`).hover(PATIENCE);
    await this.#page.mouse.wheel(0, -10_000);
  }

  /** Removes the selection and the focus from the rows of a view. */
  async deselect(view: string): Promise<void> {
    const chosen = this.#workbench.rows(view).and(this.#page.locator('.selected, .focused'));
    if ((await chosen.count()) > 0) {
      await this.#again(async () => {
        await chosen.first().click({ modifiers: ['Control'], ...PATIENCE });
        await this.#page.keyboard.press('Escape');
        assert.equal(await chosen.count(), 0);
      });
    }
  }

  /** Closes anything that is open: a list, an input box, a question, a menu. */
  async leave(): Promise<void> {
    const open = this.#page.locator(OPEN);
    for (let tries = 0; tries < 20 && (await open.count()) > 0; tries++) {
      await this.#page.keyboard.press('Escape');
      await this.#page.waitForTimeout(tries * 10);
    }
  }

  async #click(
    place: string,
    title: string,
    act: () => Promise<void>,
    { once = false }: { readonly once?: boolean } = {},
  ): Promise<void> {
    const what = `${title} (${place}, ${this.#situation.name})`;
    this.#watch.note(what, title, this.#situation.expected);
    this.clicked.add(title);
    await (once ? act() : this.#again(act));
    await this.#page
      .locator(OPEN)
      .first()
      .waitFor({ timeout: SETTLE_MS })
      .catch(() => undefined);
    await this.leave();
  }

  /** Repeats an action, because a page that opens late takes the focus and closes menus. */
  async #again<T>(act: () => Promise<T>): Promise<T> {
    for (let tries = 1; ; tries++) {
      try {
        return await act();
      } catch (error) {
        await this.leave();
        if (tries === TRIES) {
          throw error;
        }
      }
    }
  }

  #header(view: string): Locator {
    return this.#page.locator(`.pane-header[aria-label^="${view} Section"]`);
  }

  /** The buttons of the extension that a title bar or a row shows. */
  async #buttons(place: Locator, titles: ReadonlySet<string>): Promise<readonly string[]> {
    const labels = await place
      .locator('.action-item:not(.disabled) .action-label')
      .evaluateAll((all) => all.map((label) => label.getAttribute('aria-label') ?? ''));
    return labels.filter((label) => titles.has(label));
  }

  /** Returns those of `titles` that must be clicked in a place of this kind. */
  #due(where: 'title' | 'button' | 'row', titles: readonly string[]): readonly string[] {
    return titles.filter((title) => {
      const key = `${where} ${title}`;
      const isDue = !this.#leftOut.has(title) && !this.#done.has(key);
      this.#done.add(key);
      return isDue;
    });
  }

  async #titleMenu(view: string): Promise<readonly string[]> {
    const header = this.#header(view);
    const more = header.locator('.action-label[aria-label*="More Actions"]');
    await header.hover(PATIENCE);
    if ((await more.count()) === 0) {
      return [];
    }
    await more.click(PATIENCE);
    // None of them may be possible.
    return this.#items().catch(() => []);
  }

  /** Opens the menu of a row; one without items opens none. */
  async #rowMenu(row: Locator): Promise<readonly string[]> {
    await row.click({ button: 'right', ...PATIENCE });
    return this.#items().catch(() => []);
  }

  async #items(): Promise<readonly string[]> {
    const items = this.#page.locator(MENU_ITEM);
    await items.first().waitFor({ timeout: 1000 });
    return (await items.allInnerTexts()).map((text) => text.trim()).filter((text) => text !== '');
  }

  async #item(title: string): Promise<void> {
    await this.#page.waitForTimeout(MENU_MS);
    const item = this.#page.locator('.monaco-menu .action-item');
    await item
      .filter({ has: this.#page.getByText(title, { exact: true }) })
      .first()
      .click(PATIENCE);
    // A key pressed before the menu has closed would take the row from the command.
    await item.first().waitFor({ state: 'detached', ...PATIENCE });
  }

  /** Opens the palette and selects the command. Resolves to false if it is not listed. */
  async #isListed(title: string): Promise<boolean> {
    const { keyboard } = this.#page;
    await keyboard.press('F1');
    await this.#page.locator('.quick-input-widget:visible input').last().fill(`>${PALETTE_PREFIX}${title}`, PATIENCE);
    const rows = this.#page.locator('.quick-input-list .monaco-list-row');
    await rows
      .filter({ hasText: PALETTE_PREFIX + title })
      .first()
      .waitFor({ timeout: LISTED_MS })
      .catch(() => undefined);
    // A recently used command is listed above one with the same beginning.
    const names = await labelsOf(rows);
    const index = names.indexOf(PALETTE_PREFIX + title);
    for (let down = 0; down < index; down++) {
      await keyboard.press('ArrowDown');
    }
    return index >= 0;
  }
}

/** The labels of the rows of a list; below each, VS Code keeps the hidden detail of another one. */
function labelsOf(rows: Locator): Promise<readonly string[]> {
  return rows.evaluateAll((all) => all.map((row) => row.querySelector('.label-name')?.textContent ?? ''));
}
