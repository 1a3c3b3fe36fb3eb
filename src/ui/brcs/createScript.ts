import * as vscode from 'vscode';
import * as v from 'valibot';
import { buildScript, type RequestedCommand } from '../../brcs/buildScript.ts';
import { commandArgument } from '../commands/commandArgument.ts';
import { askCommands } from './askCommands.ts';

const { t } = vscode.l10n;

const value = v.optional(v.union([v.string(), v.number(), v.boolean()]));
const command = v.object({ action: v.string(), params: v.optional(v.record(v.string(), value), {}) });
const scriptArgument = v.object({ actions: v.array(command), company: v.optional(v.string()) });

/** An open script: where it is, and its text. */
export interface CreatedScript {
  readonly uri: string;
  readonly text: string;
}

/**
 * Opens a new representative console script (guide: The Representative Console Script File), named `*.brcs-<company>`.
 * With `{actions, company?}` it asks nothing; else it asks which actions with which values. Undefined when cancelled.
 * @throws Error whose message names the parameter and its bound.
 */
export async function createScript(argument: unknown, siteCompany: string): Promise<CreatedScript | undefined> {
  if (argument === undefined || typeof argument === 'string') {
    const commands = await askCommands(t('Create Console Script'));
    return commands && openScript(commands, siteCompany);
  }
  const { actions, company = siteCompany } = commandArgument(argument, scriptArgument);
  return openScript(actions, company);
}

async function openScript(commands: readonly RequestedCommand[], company: string): Promise<CreatedScript> {
  const text = buildScript(commands);
  const uri = unusedName(company);
  const edit = new vscode.WorkspaceEdit();
  edit.insert(uri, new vscode.Position(0, 0), text);
  const opened = await vscode.workspace.openTextDocument(uri);
  await vscode.workspace.applyEdit(edit);
  const document =
    opened.languageId === 'brcs' ? opened : await vscode.languages.setTextDocumentLanguage(opened, 'brcs');
  await vscode.window.showTextDocument(document);
  return { uri: document.uri.toString(), text: document.getText() };
}

/** A name that no open document has; a company that is no file name stays out of it. */
function unusedName(company: string): vscode.Uri {
  const extension = /^[\w.-]+$/.test(company) ? `brcs-${company}` : 'brcs';
  const taken = new Set(vscode.workspace.textDocuments.map(({ uri }) => uri.toString()));
  for (let count = 1; ; count++) {
    const uri = vscode.Uri.from({ scheme: 'untitled', path: `script${count === 1 ? '' : `-${count}`}.${extension}` });
    if (!taken.has(uri.toString())) {
      return uri;
    }
  }
}
