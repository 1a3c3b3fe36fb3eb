import * as vscode from 'vscode';
import { commandId, type CommandName } from '../contributions/commandId.ts';
import { MAX_COMMANDS } from '../../brcs/scriptActions.ts';
import { parsedScript } from './parsedScripts.ts';

const { t } = vscode.l10n;

/** What can be done with a script, above its header. */
export const codeLensProvider: vscode.CodeLensProvider = {
  provideCodeLenses(document) {
    const { lines } = parsedScript(document);
    const commands = lines.filter(({ kind }) => kind === 'command').length;
    const uri = document.uri.toString();
    const lens = (title: string, name: CommandName, argument: unknown = { uri }): vscode.CodeLens =>
      new vscode.CodeLens(new vscode.Range(0, 0, 0, 0), { title, command: commandId(name), arguments: [argument] });
    return [
      ...(commands > 0 ? [lens(t('$(play) Run'), 'runScript', document.uri)] : []),
      ...(commands < MAX_COMMANDS ? [lens(t('$(add) Add command…'), 'addScriptCommand')] : []),
      ...(commands > 0 ? [lens(t('$(copy) Copy as…'), 'copyScript')] : []),
    ];
  },
};
