import type { Locator, Page } from 'playwright-core';
import { COMMANDS, type CommandName } from '../../../src/ui/contributions/commands.ts';
import type { CommandContribution } from '../../../src/ui/contributions/command.ts';
import { MENUS } from '../../../src/ui/contributions/menus.ts';

/** Something that VS Code said, and what had been clicked last. */
export interface Said {
  readonly after: string;
  readonly text: string;
}

/** What no person should ever see: VS Code's own words for a command that threw, or a fault of the product. */
const RAW =
  /error running command|resulted in an error|likely caused by|invalid type|is not a function|cannot read prop|undefined|\[object/i;

/** Watches a workbench for what it says while everything is clicked. */
export class Watch {
  readonly errors: Said[] = [];
  readonly rejections: Said[] = [];
  #after = 'start';

  /** Begins to watch `page`. */
  async begin(page: Page): Promise<void> {
    page.on('console', (message) => {
      if (/not handled within 1 second|unhandled/i.test(message.text())) {
        this.rejections.push({ after: this.#after, text: message.text() });
      }
    });
    await page.exposeFunction('saidByVsCode', (text: string) => {
      this.errors.push({ after: this.#after, text });
    });
    await page.evaluate(observeErrors);
  }

  /** Names what is clicked next. */
  note(what: string): void {
    this.#after = what;
  }

  /** The errors that VS Code told in its own words. */
  get raw(): readonly Said[] {
    return this.errors.filter(({ text }) => RAW.test(text));
  }
}

/** Runs in the page: hands on the text of each error's notification and of each dialog that is not a question of ours. */
function observeErrors(): void {
  const tell = (text: string): void => (window as unknown as { saidByVsCode(said: string): void }).saidByVsCode(text);
  const look = (node: Node): void => {
    if (!(node instanceof HTMLElement)) {
      return;
    }
    const found = [node, ...node.querySelectorAll<HTMLElement>('.notification-list-item, .monaco-dialog-box')];
    for (const element of found) {
      const isError =
        element.matches('.notification-list-item') &&
        element.querySelector('.notification-list-item-icon.codicon-error');
      if (isError) {
        tell(element.querySelector('.notification-list-item-message')?.textContent ?? '');
      } else if (element.matches('.monaco-dialog-box')) {
        tell(`dialog: ${element.textContent}`);
      }
    }
  };
  new MutationObserver((changes) => changes.forEach((change) => change.addedNodes.forEach(look))).observe(
    document.body,
    {
      childList: true,
      subtree: true,
    },
  );
}

const contribution = (name: CommandName): CommandContribution => COMMANDS[name];

/** The titles of the commands that the palette may list. */
export function paletteTitles(): readonly string[] {
  const names = Object.keys(COMMANDS) as CommandName[];
  return names.filter((name) => contribution(name).palette !== false).map((name) => contribution(name).title);
}

/** The titles of the commands in a menu of the contribution tables. */
export function menuTitles(menu: string, inline = false): ReadonlySet<string> {
  const items = (MENUS[menu] ?? []).filter(({ group }) => group.startsWith('inline') === inline);
  return new Set(items.map(({ command }) => contribution(command).title));
}

/** The words of the items of the menu that is open; those that are greyed out are left out. */
export async function openItems(page: Page): Promise<readonly string[]> {
  const items = page.locator('.monaco-menu .action-item:not(.disabled) .action-menu-item .action-label');
  return (await items.allInnerTexts()).map((text) => text.trim()).filter((text) => text !== '');
}

/** Clicks an item of the menu that is open. */
export async function clickItem(page: Page, title: string): Promise<void> {
  // A menu takes no click within a tenth of a second after it opened.
  await page.waitForTimeout(150);
  await page
    .locator('.monaco-menu .action-item')
    .filter({ has: page.getByText(title, { exact: true }) })
    .first()
    .click({ timeout: 2000 });
}

/** The buttons that a title bar or a row shows, without VS Code's own. */
export function ownButtons(place: Locator, titles: ReadonlySet<string>): Promise<readonly string[]> {
  return place
    .locator('.action-item:not(.disabled) .action-label')
    .evaluateAll((labels) => labels.map((label) => label.getAttribute('aria-label') ?? ''))
    .then((labels) => labels.filter((label) => titles.has(label)));
}
