import * as vscode from 'vscode';
import { problemText } from '../platform/problems.ts';
import type { PickItem } from '../platform/prompts.ts';

/** Lists that a picker can do without, and why some of them are missing: an empty list would say that there is nothing. */
export class MissingLists {
  readonly #reasons = new Set<string>();

  /** The list; nothing where it could not be had. */
  async orNone<T>(list: readonly T[] | Promise<readonly T[]>): Promise<readonly T[]> {
    try {
      return await list;
    } catch (error) {
      this.#reasons.add(problemText(error));
      return [];
    }
  }

  /** A line for each reason, which cannot be chosen, to stand below what there is. */
  get lines(): readonly PickItem[] {
    return [...this.#reasons].map((reason) => ({
      label: vscode.l10n.t('Some are missing. {0}', reason),
      kind: vscode.QuickPickItemKind.Separator,
    }));
  }
}
