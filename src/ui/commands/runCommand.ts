import * as vscode from 'vscode';
import type { Log } from '../../base/log.ts';
import { commandId, type CommandName } from '../contributions/commandId.ts';
import { inert } from '../plainText.ts';
import { problemText } from '../problems.ts';
import { showProblem } from '../showProblem.ts';
import { commandCall } from './commandCall.ts';
import type { CommandHandler } from './register.ts';

/**
 * Runs a command with what VS Code, or whoever called it, passed. A failure is shown to the person who started it, with
 * the button that helps; whoever passed an argument object gets it as an Error whose message can be shown as it is.
 */
export async function runCommand(
  name: CommandName,
  handler: CommandHandler,
  given: readonly unknown[],
  log: Log,
): Promise<unknown> {
  const { argument, selection, byHand } = commandCall(name, given);
  try {
    return await handler(argument, selection);
  } catch (error) {
    if (!byHand) {
      throw showable(error);
    }
    log.warn(`${name}: ${problemText(error)}`);
    showProblem(error, () => vscode.commands.executeCommand(commandId(name), ...given));
    return undefined;
  }
}

/** VS Code shows what a keybinding's command throws, and would make links of it. */
function showable(error: unknown): unknown {
  if (!(error instanceof Error) || inert(error.message) === error.message) {
    return error;
  }
  const safe = new Error(inert(error.message), { cause: error });
  safe.name = error.name;
  return safe;
}
