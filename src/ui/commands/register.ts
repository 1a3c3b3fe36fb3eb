import * as vscode from 'vscode';
import * as v from 'valibot';
import type { Log } from '../../base/log.ts';
import type { CommandName } from '../contributions/commandId.ts';

/**
 * A command's implementation: its argument object in, or what it takes of a row or a document, with all selected rows;
 * its result out.
 */
export type CommandHandler = (argument?: unknown, selection?: unknown) => unknown;

/** One implementation for every command of the table; the compiler sees to it that none is missing. */
export type CommandHandlers = Readonly<Record<CommandName, CommandHandler>>;

const manifest = v.object({ contributes: v.object({ commands: v.array(v.object({ command: v.string() })) }) });
const PREFIX = 'repWorkflows.';

/**
 * Registers every command of the extension's manifest, which is generated from the table of commands; their handlers
 * may come later.
 */
export function registerCommands(
  extension: vscode.Extension<unknown>,
  handlers: Promise<CommandHandlers>,
  log: Log,
): vscode.Disposable {
  const { contributes } = v.parse(manifest, extension.packageJSON);
  const registered = contributes.commands.map(({ command }) =>
    vscode.commands.registerCommand(command, async (...given: unknown[]) => {
      const [byName, { runCommand }] = await Promise.all([handlers, import('./runCommand.ts')]);
      const name = command.slice(PREFIX.length);
      return isCommandName(name, byName) ? runCommand(name, byName[name], given, log) : undefined;
    }),
  );
  return vscode.Disposable.from(...registered);
}

function isCommandName(name: string, handlers: CommandHandlers): name is CommandName {
  return Object.hasOwn(handlers, name);
}
