import * as vscode from 'vscode';
import { clickFor } from '../../../platform/commands/callCommand.ts';
import { MAX_COMMANDS } from '../../../../brcs/scriptActions.ts';
import { parsedScript } from './parsedScripts.ts';

const { t } = vscode.l10n;

/** Shows the commands for a whole script above its header. */
export const codeLensProvider: vscode.CodeLensProvider = {
  provideCodeLenses(document) {
    const { lines } = parsedScript(document);
    const commands = lines.filter(({ kind }) => kind === 'command').length;
    const uri = document.uri.toString();
    const lens = (command: vscode.Command) => new vscode.CodeLens(new vscode.Range(0, 0, 0, 0), command);
    return [
      ...(commands > 0 ? [lens(clickFor(t('$(play) Run'), 'runScript', document.uri))] : []),
      ...(commands < MAX_COMMANDS ? [lens(clickFor(t('$(add) Add command…'), 'addScriptCommand', { uri }))] : []),
      ...(commands > 0 ? [lens(clickFor(t('$(copy) Copy as…'), 'copyScript', { uri }))] : []),
    ];
  },
};
