import type { MarkdownString } from 'vscode';
import type { CommandName } from '../../platform/contributions/commandId.ts';
import { resolveNode } from '../../platform/trees/nodeKeys.ts';
import type { TreeContent, TreeRow } from '../../platform/trees/treeContent.ts';

/** Adds a command to the rows of sessions, which a click runs. */
export class ReportOnClick implements TreeContent {
  readonly #content: TreeContent;
  readonly #command: () => CommandName;

  constructor(content: TreeContent, command: () => CommandName) {
    this.#content = content;
    this.#command = command;
  }

  children(key: string | undefined): readonly string[] {
    return this.#content.children(key);
  }

  row(key: string): TreeRow | undefined {
    const row = this.#content.row(key);
    return row && resolveNode(key)?.kind === 'session' ? { ...row, command: this.#command() } : row;
  }

  tooltip(key: string): MarkdownString | undefined {
    return this.#content.tooltip(key);
  }
}
