import * as vscode from 'vscode';
import * as v from 'valibot';
import type { WindowParts } from '../window/windowParts.ts';

const manifest = v.object({ contributes: v.object({ commands: v.array(v.object({ command: v.string() })) }) });
const PREFIX = 'repWorkflows.';

/**
 * Registers every command of the extension's manifest, which is generated from the table of commands; the table, and
 * what it works with, may come later.
 */
export function registerCommands(
  extension: vscode.Extension<unknown>,
  window: Promise<WindowParts>,
): vscode.Disposable {
  const { contributes } = v.parse(manifest, extension.packageJSON);
  const registered = contributes.commands.map(({ command }) =>
    vscode.commands.registerCommand(command, async (...given: unknown[]) => {
      const [parts, { isCommandName, runCommand }] = await Promise.all([window, import('./runCommand.ts')]);
      const name = command.slice(PREFIX.length);
      return isCommandName(name) ? runCommand(name, parts, given) : undefined;
    }),
  );
  return vscode.Disposable.from(...registered);
}
