import type { Page } from 'playwright-core';

/** Something that nobody should have seen, and what had been clicked last. */
export interface Fault {
  readonly after: string;
  readonly what: 'error' | 'dialog' | 'rejection' | 'page';
  readonly text: string;
}

/** The errors that are right, by the title of what is clicked: what the notification says then. */
export type Expected = Readonly<Record<string, RegExp>>;

/** An answer of a site may take its time: until then a notification belongs to what was clicked before. */
const LATEST_MS = 20_000;
const LONGEST = 500;

/** A place in the extension's code, in a stack. */
const OURS = /rep-workflows\.rep-workflows[^\s]*\/dist\//;

/** VS Code's own words for a command that threw, or a fault of the product, in a question that is asked. */
const RAW = /error running command|resulted in an error|likely caused by|is not a function|undefined|\[object/i;

/** Watches a workbench while everything is clicked: every error counts that is not expected of what was clicked. */
export class Watch {
  readonly faults: Fault[] = [];
  #after = 'start';
  #due: { readonly text: RegExp; readonly until: number }[] = [];

  /** Begins to watch `page`. */
  async begin(page: Page): Promise<void> {
    page.on('console', (message) => {
      // The extension host tells here of a rejection that nobody handled, and of what an event's listener threw.
      const text = message.text();
      if (/not handled within 1 second|unhandled/i.test(text) || (message.type() === 'error' && OURS.test(text))) {
        this.#fault('rejection', text);
      }
    });
    page.on('pageerror', ({ stack = '', message }) => {
      if (OURS.test(stack)) {
        this.#fault('page', message);
      }
    });
    await page.exposeFunction('toldByVsCode', (kind: 'error' | 'dialog', text: string) => this.#told(kind, text));
    await page.evaluate(observe);
  }

  /** Names what is clicked next, and what an error may say about it. */
  note(what: string, title: string, expected: Expected): void {
    this.#after = what;
    const text = expected[title];
    if (text) {
      this.#due.push({ text, until: Date.now() + LATEST_MS });
    }
  }

  #told(kind: 'error' | 'dialog', text: string): void {
    if (kind === 'dialog') {
      if (RAW.test(text)) {
        this.#fault('dialog', text);
      }
      return;
    }
    this.#due = this.#due.filter(({ until }) => until > Date.now());
    const index = this.#due.findIndex((due) => due.text.test(text));
    if (index < 0) {
      this.#fault('error', text);
    } else {
      this.#due.splice(index, 1);
    }
  }

  #fault(what: Fault['what'], text: string): void {
    this.faults.push({ after: this.#after, what, text: text.slice(0, LONGEST) });
  }
}

/** Runs in the page: hands on the text of each error's notification and of each dialog, once. */
function observe(): void {
  const told = new WeakSet<Element>();
  const { toldByVsCode } = window as unknown as { toldByVsCode: (kind: 'error' | 'dialog', text: string) => void };
  const tell = (element: Element, kind: 'error' | 'dialog', text: string): void => {
    if (!told.has(element)) {
      told.add(element);
      toldByVsCode(kind, text);
    }
  };
  const look = (node: Node): void => {
    if (!(node instanceof HTMLElement)) {
      return;
    }
    for (const element of [node, ...node.querySelectorAll('.notification-list-item, .monaco-dialog-box')]) {
      const isError = element.querySelector('.notification-list-item-icon.codicon-error, .dialog-icon.codicon-error');
      if (element.matches('.notification-list-item') && isError) {
        tell(element, 'error', element.querySelector('.notification-list-item-message')?.textContent ?? '');
      } else if (element.matches('.monaco-dialog-box')) {
        tell(element, isError ? 'error' : 'dialog', element.textContent);
      }
    }
  };
  const observer = new MutationObserver((changes) => changes.forEach(({ addedNodes }) => addedNodes.forEach(look)));
  observer.observe(document.body, { childList: true, subtree: true });
}
