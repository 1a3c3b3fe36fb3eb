import * as vscode from 'vscode';
import { commandId } from '../contributions/commandId.ts';
import type { ArgumentOf, CommandName, ResultOf } from '../contributions/commandTypes.ts';

/** Runs one of the extension's commands: with an argument object, or without one as a person does from the palette. */
export function callCommand<N extends CommandName>(
  name: N,
  argument?: ArgumentOf<N>,
): Thenable<ResultOf<N> | undefined> {
  return vscode.commands.executeCommand(commandId(name), argument);
}

/** Returns a command of the extension for a code lens or a code action: with an argument object, or for a document. */
export function clickFor<N extends CommandName>(
  title: string,
  name: N,
  given: ArgumentOf<N> | vscode.Uri,
): vscode.Command {
  return { title, command: commandId(name), arguments: [given] };
}
