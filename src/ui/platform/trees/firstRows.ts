import * as vscode from 'vscode';
import { nodeKey, parentKey } from './nodeKeys.ts';
import type { TreeRow } from './treeContent.ts';

const { t } = vscode.l10n;
const STEP = 200;

/**
 * Limits a long list to its first rows and a row that shows more, so that a change among thousands of sessions costs no
 * more than one among two hundred.
 */
export class FirstRows {
  readonly #limits = new Map<string, number>();
  readonly #hidden = new Map<string, number>();

  /** Returns the keys to show below `parent`; the last one is the row for the rest if there is one. */
  below(parent: string, keys: readonly string[]): readonly string[] {
    const limit = this.#limits.get(parent) ?? STEP;
    if (keys.length <= limit) {
      this.#hidden.delete(parent);
      return keys;
    }
    this.#hidden.set(parent, keys.length - limit);
    return [...keys.slice(0, limit), nodeKey(parent, 'more', '')];
  }

  /** Doubles the number of rows shown in the list that ends with `moreKey`. */
  showMore(moreKey: string): void {
    const parent = parentKey(moreKey) ?? '';
    this.#limits.set(parent, 2 * (this.#limits.get(parent) ?? STEP));
  }

  /** Shows the first rows of every list again, because the keys now stand for other rows. */
  reset(): void {
    this.#limits.clear();
  }

  moreRow(key: string): TreeRow {
    return {
      label: t('Show more'),
      description: t('{0} not shown', this.#hidden.get(parentKey(key) ?? '') ?? 0),
      icon: 'ellipsis',
      contextValue: 'more',
      collapsible: 'no',
      command: 'showMoreRows',
    };
  }
}
