import * as vscode from 'vscode';
import type { AnyCommand } from '../contributions/command.ts';
import type { Log } from '../../../base/log.ts';
import { inert } from '../plainText.ts';
import { asProblem } from '../problems.ts';
import { showProblem } from '../showProblem.ts';
import { commandCall } from './commandCall.ts';
import * as v from 'valibot';

/**
 * Runs a command with the arguments that VS Code or another caller passed. A failure is shown with its button if a
 * person started the command; a caller with an argument object gets it as an Error whose message can be shown
 * unchanged.
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

/** VS Code shows the error of a keybinding's command, and would make links of its text. */
function showable(error: Error): Error {
  if (inert(error.message) === error.message) {
    return error;
  }
  const safe = new Error(inert(error.message), { cause: error });
  safe.name = error.name;
  return safe;
}

/**
 * Reads the argument object of a command against its schema. Throws an Error that names the property that is wrong, for
 * the caller who wrote the argument.
 */
export function commandArgument<S extends v.GenericSchema>(argument: unknown, schema: S): v.InferOutput<S> {
  const read = v.safeParse(schema, argument);
  if (read.success) {
    return read.output;
  }
  const [issue] = read.issues;
  const path = v.getDotPath(issue);
  throw new Error(
    path ? vscode.l10n.t('{0}: {1}', path, issue.message) : vscode.l10n.t('The argument: {0}', issue.message),
  );
}
