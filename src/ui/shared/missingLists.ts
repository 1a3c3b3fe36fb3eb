import * as vscode from 'vscode';
import { problemText } from '../platform/problems.ts';
import type { PickItem } from '../platform/prompts.ts';

/** The reasons why some lists of a picker are missing, so that they do not look empty. */
export class MissingLists {
  readonly #reasons = new Set<string>();

  /** Returns the list; an empty one if it cannot be read. */
  async orNone<T>(list: readonly T[] | Promise<readonly T[]>): Promise<readonly T[]> {
    try {
      return await list;
    } catch (error) {
      this.#reasons.add(problemText(error));
      return [];
    }
  }

  /** A line for each reason, which cannot be chosen, for the end of the picker. */
  get lines(): readonly PickItem[] {
    return [...this.#reasons].map((reason) => ({
      label: vscode.l10n.t('Some are missing. {0}', reason),
      kind: vscode.QuickPickItemKind.Separator,
    }));
  }
}
