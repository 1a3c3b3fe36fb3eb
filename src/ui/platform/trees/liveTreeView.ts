import type * as vscode from 'vscode';
import { systemClock } from '../../../base/clock.ts';
import { Coalescer } from '../../../base/coalescer.ts';
import { DisposableStore } from '../../../base/disposable.ts';
import { viewId, type ViewName } from '../contributions/views.ts';
import { LiveTree, type MoreFacts } from './liveTree.ts';
import type { TreeContent } from './treeContent.ts';
import { createTreeView, setViewTexts, type TreeView } from '../notifications.ts';

/** VS Code waits until a tree is quiet for 200 ms before it refreshes; faster events would stop it from refreshing. */
const LEAST_PAUSE = 250;

/** Options of a view of rows. */
export type LiveTreeOptions = Pick<vscode.TreeViewOptions<string>, 'canSelectMany' | 'dragAndDropController'> & {
  readonly moreFacts?: MoreFacts;
};

/**
 * A view of the side bar that shows its content and keeps it current: at most four refreshes a second, and none while
 * hidden.
 */
export class LiveTreeView implements vscode.Disposable {
  readonly #view: TreeView<string>;
  readonly #tree: LiveTree;
  readonly #coalescer: Coalescer;
  readonly #resources = new DisposableStore();
  #message = '';
  #resetPending = false;

  constructor(name: ViewName, content: TreeContent, { moreFacts, ...options }: LiveTreeOptions = {}) {
    this.#tree = this.#resources.add(new LiveTree(content, moreFacts));
    this.#view = this.#resources.add(
      createTreeView(viewId(name), {
        ...options,
        treeDataProvider: this.#tree,
        showCollapseAll: true,
      }),
    );
    this.#coalescer = this.#resources.add(new Coalescer(() => this.#refresh(), systemClock, LEAST_PAUSE));
    this.#resources.add(this.#view.onDidCollapseElement(({ element }) => this.#tree.forgetChildrenOf(element)));
    this.#resources.add(this.#view.onDidChangeVisibility(() => this.requestRefresh()));
  }

  get visible(): boolean {
    return this.#view.visible;
  }

  /** Compares the rows with the content, soon. */
  requestRefresh(): void {
    this.#coalescer.request();
  }

  /** Replaces all rows, because they belong to another site. */
  requestReset(): void {
    this.#resetPending = true;
    this.#coalescer.request();
  }

  set description(text: string) {
    setViewTexts(this.#view, { description: text });
  }

  set message(text: string | undefined) {
    if ((text ?? '') !== this.#message) {
      this.#message = text ?? '';
      setViewTexts(this.#view, { message: this.#message });
    }
  }

  set badge(badge: vscode.ViewBadge | undefined) {
    if (badge?.value !== this.#view.badge?.value) {
      this.#view.badge = badge;
    }
  }

  /** Reveals and selects a row; does nothing if it does not exist. */
  async reveal(key: string): Promise<void> {
    this.#tree.refresh();
    await this.#view.reveal(key, { select: true, focus: true, expand: true });
  }

  #refresh(): void {
    if (this.#resetPending) {
      this.#resetPending = false;
      this.#tree.reset();
    } else if (this.#view.visible) {
      this.#tree.refresh();
    }
  }

  dispose(): void {
    this.#resources.dispose();
  }
}
