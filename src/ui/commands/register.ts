import * as vscode from 'vscode';
import * as v from 'valibot';
import { SiteError } from '../../site/errors.ts';
import type { CommandName } from '../contributions/commandId.ts';
import { problemText } from '../problems.ts';

/** A command's implementation: its argument, and for rows of a view the row's key, in; its result out. */
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
): vscode.Disposable {
  const { contributes } = v.parse(manifest, extension.packageJSON);
  const registered = contributes.commands.map(({ command }) =>
    vscode.commands.registerCommand(
      command,
      offering(async (argument, selection) => {
        const byName: Readonly<Partial<Record<string, CommandHandler>>> = await handlers;
        return byName[command.slice(PREFIX.length)]?.(argument, selection);
      }),
    ),
  );
  return vscode.Disposable.from(...registered);
}

/**
 * Where a person started the command and nobody knows what became of it, they are offered to look, instead of an
 * error. Others who called it get the error.
 */
function offering(handler: CommandHandler): CommandHandler {
  return async (argument, selection) => {
    try {
      return await handler(argument, selection);
    } catch (error) {
      const unknown = unknownOutcome(error);
      if (!unknown || (argument !== undefined && typeof argument !== 'string')) {
        throw error;
      }
      const { offerToLook } = await import('../actions/offerToLook.ts');
      void offerToLook(problemText(error), unknown);
      return undefined;
    }
  };
}

/** The failure among the causes of `error` that says that the outcome is not known. */
function unknownOutcome(error: unknown): SiteError | undefined {
  if (SiteError.is(error, 'outcome-unknown')) {
    return error;
  }
  return error instanceof Error && error.cause !== undefined ? unknownOutcome(error.cause) : undefined;
}
