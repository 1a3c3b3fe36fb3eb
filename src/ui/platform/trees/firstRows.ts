import * as vscode from 'vscode';
import { nodeKey, parentKey } from './nodeKeys.ts';
import type { TreeRow } from './treeContent.ts';

const { t } = vscode.l10n;
const STEP = 200;

/**
 * Shows the first rows of a long list and a row that asks for more, so that a change among thousands of sessions
 * costs no more than one among two hundred.
 */
export class FirstRows {
  readonly #limits = new Map<string, number>();
  readonly #hidden = new Map<string, number>();

  /** The keys to show below `parent`, the last one being the row for the rest where there is one. */
  below(parent: string, keys: readonly string[]): readonly string[] {
    const limit = this.#limits.get(parent) ?? STEP;
    if (keys.length <= limit) {
      this.#hidden.delete(parent);
      return keys;
    }
    this.#hidden.set(parent, keys.length - limit);
    return [...keys.slice(0, limit), nodeKey(parent, 'more', '')];
  }

  /** Doubles what is shown in the list that `moreKey` ends. */
  showMore(moreKey: string): void {
    const parent = parentKey(moreKey) ?? '';
    this.#limits.set(parent, 2 * (this.#limits.get(parent) ?? STEP));
  }

  /** Shows the first rows of every list again: the keys stand for other rows now. */
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
