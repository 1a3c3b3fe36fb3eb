import * as vscode from 'vscode';
import { commandId } from '../contributions/commandId.ts';
import { parentKey } from './nodeKeys.ts';
import { rowUri } from './staleDecorations.ts';
import { withFacts, type Fact } from './tooltipText.ts';
import type { TreeContent, TreeRow } from './treeContent.ts';

/** Returns facts for the tooltip of a row that are not in the model. */
export type MoreFacts = (key: string) => Promise<readonly Fact[]>;

/** The key of the root in `#children`. */
const ROOT = '';

/**
 * The tree data of a TreeContent. `refresh` compares the rows that VS Code has with the current ones and fires only the
 * rows that differ; the root only if the list of rows at the root changed.
 */
export class LiveTree implements vscode.TreeDataProvider<string>, vscode.Disposable {
  readonly #content: TreeContent;
  readonly #moreFacts: MoreFacts | undefined;
  readonly #changed = new vscode.EventEmitter<string[] | undefined>();
  /** The keys below each row that VS Code has asked for. */
  readonly #children = new Map<string, readonly string[]>();
  readonly #rows = new Map<string, TreeRow>();

  readonly onDidChangeTreeData = this.#changed.event;

  /** @param moreFacts returns facts for tooltips that have to be requested. */
  constructor(content: TreeContent, moreFacts?: MoreFacts) {
    this.#content = content;
    this.#moreFacts = moreFacts;
  }

  getChildren(key?: string): string[] {
    const keys = this.#content.children(key);
    this.#children.set(key ?? ROOT, keys);
    return [...keys];
  }

  getTreeItem(key: string): vscode.TreeItem {
    // A row can be removed between VS Code's refresh and its request: then its last state is used.
    const row = this.#content.row(key) ?? this.#rows.get(key) ?? GONE;
    this.#rows.set(key, row);
    if (row.collapsible === 'no' && this.#children.has(key)) {
      // VS Code does not ask for its children again, so that they would differ, and be fired, forever.
      this.forgetChildrenOf(key);
    }
    return treeItem(key, row);
  }

  getParent(key: string): string | undefined {
    return parentKey(key);
  }

  async resolveTreeItem(item: vscode.TreeItem, key: string): Promise<vscode.TreeItem> {
    const more = (await this.#moreFacts?.(key)) ?? [];
    const tooltip = this.#content.tooltip(key);
    item.tooltip = tooltip ? withFacts(tooltip, more) : typeof item.label === 'string' ? item.label : '';
    return item;
  }

  /** Forgets the rows below a collapsed row, which need no refresh. */
  forgetChildrenOf(key: string): void {
    for (const known of [...this.#children.keys(), ...this.#rows.keys()]) {
      if (known === key || known.startsWith(`${key}/`)) {
        this.#children.delete(known);
        if (known !== key) {
          this.#rows.delete(known);
        }
      }
    }
  }

  /** Fires the rows that have changed since VS Code last asked for them. */
  refresh(): void {
    const roots = this.#children.get(ROOT);
    if (roots === undefined) {
      return;
    }
    if (!sameKeys(roots, this.#content.children(undefined))) {
      this.reset();
      return;
    }
    const changed = new Set<string>();
    this.#collectChanges(roots, changed);
    if (changed.size > 0) {
      this.#changed.fire([...changed]);
    }
  }

  /** Makes VS Code ask for all rows again. */
  reset(): void {
    this.#children.clear();
    this.#rows.clear();
    this.#changed.fire(undefined);
  }

  /** A fired row refreshes its whole subtree, so that the rows below it are skipped. */
  #collectChanges(keys: readonly string[], changed: Set<string>): void {
    for (const key of keys) {
      const below = this.#children.get(key);
      if (this.#rowChanged(key) || (below && !sameKeys(below, this.#content.children(key)))) {
        changed.add(key);
      } else if (below) {
        this.#collectChanges(below, changed);
      }
    }
  }

  #rowChanged(key: string): boolean {
    const before = this.#rows.get(key);
    const now = this.#content.row(key);
    return before !== undefined && now !== undefined && !sameRow(before, now);
  }

  dispose(): void {
    this.#changed.dispose();
  }
}

const GONE: TreeRow = { label: '', icon: 'blank', contextValue: 'message', collapsible: 'no' };

const STATES = {
  no: vscode.TreeItemCollapsibleState.None,
  collapsed: vscode.TreeItemCollapsibleState.Collapsed,
  expanded: vscode.TreeItemCollapsibleState.Expanded,
};

function treeItem(key: string, row: TreeRow): vscode.TreeItem {
  const item = new vscode.TreeItem(row.label, STATES[row.collapsible]);
  item.id = key;
  item.iconPath = new vscode.ThemeIcon(
    row.icon,
    row.color === undefined ? undefined : new vscode.ThemeColor(row.color),
  );
  item.contextValue = row.isPast ? `past.${row.contextValue}` : row.contextValue;
  item.resourceUri = rowUri(key, row.labelColor);
  item.accessibilityInformation = { label: row.spoken ?? [row.label, row.description].filter(Boolean).join(', ') };
  if (row.description !== undefined) {
    item.description = row.description;
  }
  if (row.command !== undefined) {
    item.command = { command: commandId(row.command), title: '', arguments: [key] };
  }
  return item;
}

function sameKeys(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((key, index) => key === b[index]);
}

function sameRow(a: TreeRow, b: TreeRow): boolean {
  return (
    a.label === b.label &&
    a.description === b.description &&
    a.icon === b.icon &&
    a.color === b.color &&
    a.labelColor === b.labelColor &&
    a.contextValue === b.contextValue &&
    a.isPast === b.isPast &&
    a.collapsible === b.collapsible &&
    a.spoken === b.spoken &&
    a.command === b.command
  );
}
