import * as vscode from 'vscode';
import type { AnyCommand } from '../contributions/command.ts';
import type { Log } from '../../../base/log.ts';
import { inert } from '../plainText.ts';
import { asProblem } from '../problems.ts';
import { showProblem } from '../showProblem.ts';
import { commandArgument } from './commandArgument.ts';
import { commandCall } from './commandCall.ts';

/**
 * Runs a command with what VS Code, or whoever called it, passed. A failure is shown to the person who started it, with
 * the button that helps; whoever passed an argument object gets it as an Error whose message can be shown as it is.
 */
export async function runCommand(
  id: string,
  { argument: schema, ...command }: AnyCommand,
  parts: { readonly log: Log },
  given: readonly unknown[],
): Promise<unknown> {
  const { byHand, ...call } = commandCall(command, given);
  try {
    const argument = byHand || !schema ? undefined : commandArgument(call.argument, schema);
    return await command.run(parts, { ...call, argument });
  } catch (error) {
    const problem = asProblem(error);
    if (!byHand) {
      throw showable(problem);
    }
    parts.log.warn(`${id}: ${problem.message}`);
    showProblem(problem, () => vscode.commands.executeCommand(id, ...given));
    return undefined;
  }
}

/** VS Code shows what a keybinding's command throws, and would make links of it. */
function showable(error: Error): Error {
  if (inert(error.message) === error.message) {
    return error;
  }
  const safe = new Error(inert(error.message), { cause: error });
  safe.name = error.name;
  return safe;
}
