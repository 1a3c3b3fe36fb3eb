/**
 * As much of the `vscode` module as the views need in plain Node. Its trees do at once, for every row, what VS Code
 * does for the rows in sight: ask again for what was fired.
 */
import type { Disposable as DisposableLike, TreeDataProvider } from 'vscode';

const nothing = (): DisposableLike => ({ dispose: () => undefined });

export const l10n = {
  t: (message: string, ...args: readonly (string | number)[]): string =>
    message.replace(/\{(\d+)\}/g, (whole, index: string) => String(args[Number(index)] ?? whole)),
};
export const env = { language: 'en' };
export const workspace = { getConfiguration: () => ({ get: () => undefined, inspect: () => undefined }) };
export const commands = { executeCommand: () => Promise.resolve() };
export const ConfigurationTarget = { Global: 1 };
const COLLAPSIBLE = { none: 0, collapsed: 1, expanded: 2 };
export const TreeItemCollapsibleState = {
  None: COLLAPSIBLE.none,
  Collapsed: COLLAPSIBLE.collapsed,
  Expanded: COLLAPSIBLE.expanded,
};

export class TreeItem {
  readonly label: string;
  readonly collapsibleState: number;

  constructor(label: string, collapsibleState: number) {
    this.label = label;
    this.collapsibleState = collapsibleState;
  }
}

export class ThemeColor {
  readonly id: string;

  constructor(id: string) {
    this.id = id;
  }
}

export class ThemeIcon {
  readonly id: string;
  readonly color: ThemeColor | undefined;

  constructor(id: string, color?: ThemeColor) {
    this.id = id;
    this.color = color;
  }
}

/** Tooltips are asked for by a hover only. */
export const MarkdownString = undefined;

export const Uri = { from: (parts: object): object => parts };

export const Disposable = {
  from: (...items: readonly DisposableLike[]): DisposableLike => ({
    dispose: () => items.forEach((item) => void item.dispose()),
  }),
};

export class EventEmitter<T> {
  readonly #listeners = new Set<(value: T) => void>();

  readonly event = (listener: (value: T) => void): DisposableLike => {
    this.#listeners.add(listener);
    return { dispose: () => this.#listeners.delete(listener) };
  };

  fire(value: T): void {
    this.#listeners.forEach((listener) => listener(value));
  }

  dispose(): void {
    this.#listeners.clear();
  }
}

/** A view with every row expanded, and what it was asked to do. */
export class StandInTree {
  readonly visible = true;
  readonly onDidCollapseElement = nothing;
  readonly onDidChangeVisibility = nothing;
  readonly #provider: TreeDataProvider<string>;
  readonly #rows = new Map<string, string>();
  readonly #children = new Map<string, readonly string[]>();

  refreshes = 0;
  /** Rows that were fired, and those of them that were just as before. */
  fired = 0;
  unchanged = 0;

  constructor(provider: TreeDataProvider<string>) {
    this.#provider = provider;
    provider.onDidChangeTreeData?.((keys) => this.#refresh(keys));
    this.#ask('');
  }

  get rows(): number {
    return this.#rows.size;
  }

  dispose(): void {
    this.#rows.clear();
  }

  #refresh(keys: unknown): void {
    this.refreshes++;
    const fired = Array.isArray(keys) ? (keys as string[]) : [''];
    for (const key of fired) {
      this.fired++;
      const before = this.#state(key);
      this.#ask(key);
      this.unchanged += Number(before === this.#state(key));
    }
  }

  #state(key: string): string {
    return JSON.stringify([this.#rows.get(key), this.#children.get(key)]);
  }

  #ask(key: string): void {
    const item = key === '' ? undefined : (this.#provider.getTreeItem(key) as { readonly collapsibleState?: number });
    if (item) {
      this.#rows.set(key, JSON.stringify(item));
    }
    if (item?.collapsibleState !== COLLAPSIBLE.none) {
      const children = this.#provider.getChildren(key === '' ? undefined : key) as string[];
      this.#forget(key, new Set(children));
      this.#children.set(key, children);
      children.forEach((child) => this.#ask(child));
    }
  }

  #forget(key: string, kept: ReadonlySet<string>): void {
    for (const child of this.#children.get(key) ?? []) {
      if (!kept.has(child)) {
        this.#forget(child, new Set());
        this.#rows.delete(child);
        this.#children.delete(child);
      }
    }
  }
}

/** The views that were made. */
export const trees: StandInTree[] = [];

export const window = {
  registerFileDecorationProvider: nothing,
  createTreeView: (_id: string, options: { readonly treeDataProvider: TreeDataProvider<string> }): StandInTree => {
    const tree = new StandInTree(options.treeDataProvider);
    trees.push(tree);
    return tree;
  },
};
