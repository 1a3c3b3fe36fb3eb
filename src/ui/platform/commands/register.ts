import * as vscode from 'vscode';
import * as v from 'valibot';

const manifest = v.object({ contributes: v.object({ commands: v.array(v.object({ command: v.string() })) }) });

/**
 * Registers every command of the extension's manifest, which is generated from the tables of commands; the tables
 * themselves can be loaded later.
 * @param run runs a command by its identifier with the arguments that VS Code or another caller passed.
 */
export function registerCommands(
  extension: vscode.Extension<unknown>,
  run: (id: string, given: readonly unknown[]) => Promise<unknown>,
): vscode.Disposable {
  const { contributes } = v.parse(manifest, extension.packageJSON);
  const registered = contributes.commands.map(({ command }) =>
    vscode.commands.registerCommand(command, (...given: unknown[]) => run(command, given)),
  );
  return vscode.Disposable.from(...registered);
}
