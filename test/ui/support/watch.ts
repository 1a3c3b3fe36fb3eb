import type { Page } from 'playwright-core';

/** An unexpected message, and the last click before it. */
export interface Fault {
  readonly after: string;
  readonly what: 'error' | 'dialog' | 'rejection' | 'page';
  readonly text: string;
}

/** The expected errors by the title of the clicked command, as patterns of the notification. */
export type Expected = Readonly<Record<string, RegExp>>;

/** Milliseconds in which a notification still belongs to the previous click, because answers of a site take time. */
const LATEST_MS = 20_000;
const LONGEST = 500;

/** A place in the extension's code, in a stack. */
const OURS = /rep-workflows\.rep-workflows[^\s]*\/dist\//;

/** VS Code's own words for a command that threw, or signs of a bug, in a dialog. */
const RAW = /error running command|resulted in an error|likely caused by|is not a function|undefined|\[object/i;

/** Watches a workbench during clicks and collects every error that the clicked command should not show. */
export class Watch {
  readonly faults: Fault[] = [];
  #after = 'start';
  #due: { readonly text: RegExp; readonly until: number }[] = [];

  /** Starts watching `page`. */
  async begin(page: Page): Promise<void> {
    page.on('console', (message) => {
      // The extension host logs unhandled rejections and errors of listeners here.
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

  /** Sets the next click and its expected errors. */
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

/** Runs in the page: reports the text of each error notification and of each dialog, once. */
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
