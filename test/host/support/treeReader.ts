import * as vscode from 'vscode';
import type { LiveTree } from '../../../src/ui/platform/trees/liveTree.ts';

/** Reads a tree as VS Code does, with everything expanded, and counts its requests. */
export class TreeReader implements vscode.Disposable {
  readonly #tree: LiveTree;
  readonly #subscription: vscode.Disposable;
  readonly #items = new Map<string, vscode.TreeItem>();
  readonly #children = new Map<string, readonly string[]>();
  rootRequests = 0;
  itemRequests = 0;
  /** The keys of every event, in order; undefined stands for the root. */
  readonly events: (readonly string[] | undefined)[] = [];

  constructor(tree: LiveTree) {
    this.#tree = tree;
    this.#subscription = tree.onDidChangeTreeData((keys) => {
      this.events.push(keys);
      for (const key of keys ?? [undefined]) {
        this.#read(key);
      }
    });
    this.#read(undefined);
  }

  /** The rows as lines, indented by their depth: `label | description`. */
  get lines(): readonly string[] {
    return this.#linesBelow('', 0);
  }

  /** All keys that are shown, in order. */
  get keys(): readonly string[] {
    return this.#keysBelow('');
  }

  item(key: string): vscode.TreeItem | undefined {
    return this.#items.get(key);
  }

  #read(key: string | undefined): void {
    if (key === undefined) {
      this.rootRequests++;
    } else {
      this.itemRequests++;
      this.#items.set(key, this.#tree.getTreeItem(key));
    }
    const isLeaf = key !== undefined && this.#items.get(key)?.collapsibleState === vscode.TreeItemCollapsibleState.None;
    const children = isLeaf ? [] : this.#tree.getChildren(key);
    this.#children.set(key ?? '', children);
    for (const child of children) {
      this.#read(child);
    }
  }

  #keysBelow(key: string): readonly string[] {
    return (this.#children.get(key) ?? []).flatMap((child) => [child, ...this.#keysBelow(child)]);
  }

  #linesBelow(key: string, depth: number): readonly string[] {
    return (this.#children.get(key) ?? []).flatMap((child) => {
      const item = this.#items.get(child);
      const line = `${'  '.repeat(depth)}${typeof item?.label === 'string' ? item.label : ''} | ${String(item?.description ?? '')}`;
      return [line, ...this.#linesBelow(child, depth + 1)];
    });
  }

  dispose(): void {
    this.#subscription.dispose();
  }
}
