import * as vscode from 'vscode';
import type { PageArgument, PageMaker, PageSpec } from './page.ts';
import { pageFolder, pageIcon } from './pageHtml.ts';
import type { PagePanel } from './pagePanel.ts';

/** The kind of panel; also what the window restores after a reload. */
const PAGE_VIEW_TYPE = 'repWorkflows.page';

/** The pages of the window: each once, restored after a reload. Their code is loaded with the first. */
export class Pages implements vscode.Disposable {
  readonly #extensionUri: vscode.Uri;
  readonly #makers: Readonly<Record<string, PageMaker>>;
  readonly #open = new Map<PagePanel, string>();
  readonly #serializer: vscode.Disposable;

  constructor(extensionUri: vscode.Uri, makers: Readonly<Record<string, PageMaker>>) {
    this.#extensionUri = extensionUri;
    this.#makers = makers;
    this.#serializer = vscode.window.registerWebviewPanelSerializer(PAGE_VIEW_TYPE, {
      deserializeWebviewPanel: (panel, state: unknown) => this.#restore(panel, state),
    });
  }

  /** Opens a page, or brings it to the front where it is open; `again` loads it anew then. */
  async open(kind: string, argument: PageArgument, again = false): Promise<void> {
    const spec = await this.#maker(kind)(argument);
    const key = keyOf(kind, spec.argument);
    const opened = [...this.#open].find(([page, known]) => known === kind && keyOf(kind, page.argument) === key)?.[0];
    if (opened) {
      opened.reveal();
      if (again) {
        opened.show(spec);
      }
      return;
    }
    const panel = vscode.window.createWebviewPanel(PAGE_VIEW_TYPE, spec.title, vscode.ViewColumn.Active, {
      enableScripts: true,
      enableFindWidget: true,
      localResourceRoots: [pageFolder(this.#extensionUri)],
    });
    await this.#fill(panel, kind, spec);
  }

  dispose(): void {
    this.#serializer.dispose();
    for (const page of this.#open.keys()) {
      page.dispose();
    }
  }

  async #restore(panel: vscode.WebviewPanel, state: unknown): Promise<void> {
    const { restore } = isFields(state) ? state : {};
    if (isFields(restore) && typeof restore['kind'] === 'string' && isFields(restore['argument'])) {
      panel.webview.options = { enableScripts: true, localResourceRoots: [pageFolder(this.#extensionUri)] };
      await this.#fill(panel, restore['kind'], await this.#maker(restore['kind'])(restore['argument']));
    } else {
      panel.dispose();
    }
  }

  async #fill(panel: vscode.WebviewPanel, kind: string, spec: PageSpec): Promise<void> {
    const { PagePanel } = await import('./pagePanel.ts');
    panel.iconPath = pageIcon(this.#extensionUri);
    const page = new PagePanel(panel, this.#extensionUri, kind, spec);
    this.#open.set(page, kind);
    panel.onDidDispose(() => {
      this.#open.delete(page);
      page.dispose();
    });
  }

  #maker(kind: string): PageMaker {
    const maker = this.#makers[kind];
    if (!maker) {
      throw new Error(`There is no page ${kind}.`);
    }
    return maker;
  }
}

/** The same page whatever the order of its argument's properties. */
function keyOf(kind: string, argument: PageArgument): string {
  const sorted = Object.entries(argument).sort(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify([kind, sorted]);
}

function isFields(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
