import * as vscode from 'vscode';
import type { Disposable } from '../../../base/disposable.ts';
import type { Event } from '../../../base/event.ts';
import type { StateStatus } from '../../../state/source.ts';
import type { PageArgument, PageMaker, PageSpec } from './page.ts';
import { pageFolder, pageIcon } from './pageHtml.ts';
import { pageOfSite, type PageSite } from './pageOfSite.ts';
import type { OpenedPage, PagePanel } from './pagePanel.ts';

/** The kind of panel; also what the window restores after a reload. */
const PAGE_VIEW_TYPE = 'repWorkflows.page';

/** The active site, as far as pages follow it. */
interface SiteOfPages {
  readonly site: PageSite | undefined;
  readonly status: StateStatus;
  readonly onDidChangeStatus: Event<void>;
}

/** The pages of the window: each once, restored after a reload. Their code is loaded with the first. */
export class Pages implements vscode.Disposable {
  readonly #extensionUri: vscode.Uri;
  readonly #live: SiteOfPages;
  readonly #makers: Readonly<Record<string, PageMaker>>;
  readonly #open = new Map<PagePanel, string>();
  readonly #serializer: vscode.Disposable;
  readonly #following: Disposable;
  #activeId: string | undefined;
  #isUp: boolean;

  constructor(extensionUri: vscode.Uri, makers: Readonly<Record<string, PageMaker>>, live: SiteOfPages) {
    this.#extensionUri = extensionUri;
    this.#makers = makers;
    this.#live = live;
    this.#activeId = live.site?.id;
    this.#isUp = isUp(live);
    this.#following = live.onDidChangeStatus(() => this.#followSite());
    this.#serializer = vscode.window.registerWebviewPanelSerializer(PAGE_VIEW_TYPE, {
      deserializeWebviewPanel: (panel, state: unknown) => this.#restore(panel, state),
    });
  }

  /** Opens a page, or brings it to the front where it is open; `again` loads it anew then. */
  async open(kind: string, argument: PageArgument, again = false): Promise<void> {
    const site = this.#site;
    const spec = this.#owned(await this.#maker(kind)(argument), site);
    const key = keyOf(kind, spec.argument, site);
    const opened = [...this.#open].find(([page, known]) => keyOf(known, page.argument, page.site) === key)?.[0];
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
    await this.#fill(panel, { kind, spec, site });
  }

  dispose(): void {
    this.#serializer.dispose();
    this.#following.dispose();
    for (const page of this.#open.keys()) {
      page.dispose();
    }
  }

  async #restore(panel: vscode.WebviewPanel, state: unknown): Promise<void> {
    const { restore } = isFields(state) ? state : {};
    if (isFields(restore) && typeof restore['kind'] === 'string' && isFields(restore['argument'])) {
      panel.webview.options = { enableScripts: true, localResourceRoots: [pageFolder(this.#extensionUri)] };
      const { kind, argument } = restore;
      const site = siteOf(restore['site']) ?? this.#site;
      await this.#fill(panel, { kind, spec: this.#owned(await this.#maker(kind)(argument), site), site });
    } else {
      panel.dispose();
    }
  }

  get #site(): PageSite | undefined {
    return siteOf(this.#live.site);
  }

  /** What was asked of one site is never asked of another. */
  #owned(spec: PageSpec, site: PageSite | undefined): PageSpec {
    return site ? pageOfSite(spec, site, () => this.#live.site?.id === site.id) : spec;
  }

  /** Pages whose site is back, or is active again, are loaded anew; those of another site ask nothing any more. */
  #followSite(): void {
    const [before, wasUp] = [this.#activeId, this.#isUp];
    this.#activeId = this.#live.site?.id;
    this.#isUp = isUp(this.#live);
    const hasSwitched = before !== this.#activeId;
    for (const page of this.#open.keys()) {
      const isOurs = page.site?.id === this.#activeId;
      if ((hasSwitched && !page.isAtRest) || (isOurs && page.isCutOff && this.#isUp && !wasUp)) {
        page.again();
      }
    }
  }

  async #fill(panel: vscode.WebviewPanel, opened: OpenedPage): Promise<void> {
    const { PagePanel } = await import('./pagePanel.ts');
    panel.iconPath = pageIcon(this.#extensionUri);
    const page = new PagePanel(panel, this.#extensionUri, opened);
    this.#open.set(page, opened.kind);
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
function keyOf(kind: string, argument: PageArgument, site: PageSite | undefined): string {
  const sorted = Object.entries(argument).sort(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify([kind, site?.id, sorted]);
}

function isUp({ status }: SiteOfPages): boolean {
  return status === 'live' || status === 'polling';
}

/** What a page keeps of its site; a window of an older version kept none. */
function siteOf(value: unknown): PageSite | undefined {
  const { id, label } = isFields(value) ? value : {};
  return typeof id === 'string' && typeof label === 'string' ? { id, label } : undefined;
}

function isFields(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
