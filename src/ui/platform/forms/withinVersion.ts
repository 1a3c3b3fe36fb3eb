import * as vscode from 'vscode';
import { isTooOld } from '../../../schema/siteFacts.ts';
import { showQuickPick, type PickItem } from '../prompts.ts';
import type { FormField } from './askFields.ts';

/**
 * Returns the note on something that the site's API version lacks; undefined if the site has it, or its version is not
 * known.
 * @param since the first API version that has it, if the guide's change log says so.
 */
export function versionProblem(since: string | undefined, apiVersion: string | undefined): string | undefined {
  return isTooOld(apiVersion, since)
    ? vscode.l10n.t('needs API version {0}; the site has {1}', since ?? '', apiVersion)
    : undefined;
}

/** Returns the field; if the site's API version lacks its parameter, one that says so and takes no value. */
export function withinVersion(field: FormField, since: string | undefined, apiVersion: string | undefined): FormField {
  const problem = versionProblem(since, apiVersion);
  return problem === undefined ? field : { ...field, shown: () => problem, ask: (values) => Promise.resolve(values) };
}

/** An item with the first API version that has it. */
export type VersionedItem = PickItem & { readonly since?: string | undefined };

/**
 * Lets the person choose an item. Items that the site's API version lacks are marked and cannot be chosen. Undefined
 * when cancelled.
 */
export async function pickWithinVersion<T extends VersionedItem>(
  items: readonly T[],
  apiVersion: string | undefined,
  options: vscode.QuickPickOptions & { readonly canPickMany?: false },
): Promise<T | undefined> {
  const shown = items.map((item) => {
    const problem = versionProblem(item.since, apiVersion);
    return { ...item, item, problem, ...(problem !== undefined && { description: problem }) };
  });
  for (;;) {
    const picked = await showQuickPick(shown, options);
    if (picked?.problem === undefined) {
      return picked?.item;
    }
  }
}
