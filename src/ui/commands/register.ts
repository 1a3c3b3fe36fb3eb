import * as vscode from 'vscode';
import { commandId, type CommandName } from '../contributions/commands.ts';

/** A command's implementation: its argument, and for rows of a view the row's key, in; its result out. */
export type CommandHandler = (argument?: unknown, selection?: unknown) => unknown;

/** One implementation for every command of the table; the compiler sees to it that none is missing. */
export type CommandHandlers = Readonly<Record<CommandName, CommandHandler>>;

/** Registers every command. */
export function registerCommands(handlers: CommandHandlers): vscode.Disposable {
  const entries = Object.entries(handlers) as [CommandName, CommandHandler][];
  return vscode.Disposable.from(
    ...entries.map(([name, handler]) => vscode.commands.registerCommand(commandId(name), handler)),
  );
}
