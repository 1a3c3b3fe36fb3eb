import * as vscode from 'vscode';
import { isOlder } from '../../command-api/siteFacts.ts';
import type { FormField } from './askFields.ts';

/**
 * What a person reads of something that the site's API version lacks; undefined where the site has it, or its version
 * is not known.
 * @param since the first API version that has it, where the guide's change log tells.
 */
export function versionProblem(since: string | undefined, apiVersion: string | undefined): string | undefined {
  return since === undefined || apiVersion === undefined || !isOlder(apiVersion, since)
    ? undefined
    : vscode.l10n.t('needs API version {0}; the site has {1}', since, apiVersion);
}

/** The field; where the site's API version lacks its parameter, one that says so and takes nothing. */
export function withinVersion(field: FormField, since: string | undefined, apiVersion: string | undefined): FormField {
  const problem = versionProblem(since, apiVersion);
  return problem === undefined ? field : { ...field, shown: () => problem, ask: (values) => Promise.resolve(values) };
}
