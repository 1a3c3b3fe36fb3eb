import type { MarkdownString } from 'vscode';
import type { TreeContent, TreeRow } from '../../platform/trees/treeContent.ts';

/**
 * Marks the rows of a view that shows a replay: their `viewItem` begins with `past.`, so that no menu offers actions on
 * them.
 */
export class PastContent implements TreeContent {
  readonly #content: TreeContent;
  readonly #isPast: () => boolean;

  constructor(content: TreeContent, isPast: () => boolean) {
    this.#content = content;
    this.#isPast = isPast;
  }

  children(key: string | undefined): readonly string[] {
    return this.#content.children(key);
  }

  row(key: string): TreeRow | undefined {
    const row = this.#content.row(key);
    return row && this.#isPast() ? { ...row, isPast: true } : row;
  }

  tooltip(key: string): MarkdownString | undefined {
    return this.#content.tooltip(key);
  }
}
