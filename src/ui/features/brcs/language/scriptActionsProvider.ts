import * as vscode from 'vscode';
import { actionNameOf } from '../../../../brcs/editing/cursor.ts';
import { parseLineAt } from '../../../../brcs/parse.ts';
import { isForClient } from '../../../../brcs/clientScript.ts';
import { clickFor } from '../../../platform/commands/callCommand.ts';
import type { CopyForm } from '../contributions.ts';

const { t } = vscode.l10n;

/** The kinds of code actions on a line other than fixes. */
export const ADD_KIND = vscode.CodeActionKind.Refactor.append('add');
export const COPY_KIND = vscode.CodeActionKind.Refactor.append('copy');

/** Offers code actions for the command on a line: copy it in another form, add a command after it. */
export const scriptActionsProvider: vscode.CodeActionProvider = {
  provideCodeActions(document, range) {
    const line = parseLineAt(document.getText(), document.offsetAt(range.start));
    const action = line.kind === 'command' ? actionNameOf(line) : undefined;
    const argument = { uri: document.uri.toString(), line: range.start.line };
    const copy = (title: string, as: CopyForm): vscode.CodeAction =>
      codeAction(COPY_KIND, clickFor(title, 'copyScript', { ...argument, as }));
    return [
      codeAction(ADD_KIND, clickFor(t('Add command…'), 'addScriptCommand', argument)),
      ...(action !== undefined && isForClient(action, 'rep')
        ? [
            copy(t('Copy as client_script URL'), 'url'),
            copy(t('Copy as HTML link'), 'link'),
            copy(t('Copy as curl'), 'curl'),
            copy(t('Copy as command line'), 'commandLine'),
          ]
        : []),
      ...(action !== undefined && isForClient(action, 'web_console')
        ? [copy(t('Copy as web console URL'), 'webConsoleUrl')]
        : []),
    ];
  },
};

function codeAction(kind: vscode.CodeActionKind, command: vscode.Command): vscode.CodeAction {
  const action = new vscode.CodeAction(command.title, kind);
  action.command = command;
  return action;
}
