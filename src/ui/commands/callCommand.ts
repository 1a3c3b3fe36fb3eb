import * as vscode from 'vscode';
import { commandId } from '../contributions/commandId.ts';
import type { ArgumentOf, CommandName, ResultOf } from '../contributions/commands.ts';

/** Runs one of the extension's commands: with an argument object, or as a person does who starts it from the palette. */
export function callCommand<N extends CommandName>(
  name: N,
  argument?: ArgumentOf<N>,
): Thenable<ResultOf<N> | undefined> {
  return vscode.commands.executeCommand(commandId(name), argument);
}
