import * as vscode from 'vscode';
import type { NewScript } from './contributions.ts';
import { askCommand } from './askCommands.ts';
import { openScript, type OpenedScript } from './openScript.ts';
import type { ScriptParts } from './scriptParts.ts';

/**
 * Opens a new representative console script (guide: The Representative Console Script File), named `*.brcs-<company>`.
 * With `{actions, company?}` it asks nothing; else it asks for one command; code actions in the open script add others.
 * Undefined when cancelled.
 * @throws Error whose message names the parameter and its bound.
 */
export async function createScript(parts: ScriptParts, argument?: NewScript): Promise<OpenedScript | undefined> {
  const siteCompany = parts.active.site?.company ?? '';
  if (!argument) {
    const command = await askCommand(vscode.l10n.t('Create Console Script'), parts);
    return command && openScript([command], siteCompany);
  }
  const { actions, company = siteCompany } = argument;
  return openScript(actions, company);
}
