import * as vscode from 'vscode';
import type { CommandContribution } from '../contributions/command.ts';
import { COMMANDS, type CommandName } from '../contributions/commands.ts';
import { resolveNode } from '../views/nodeKeys.ts';

/** What a command is about, as far as its caller says. */
export interface CommandCall {
  /** The argument object; or the key of a row, or the URI, that the command takes. */
  readonly argument: unknown;
  /** The keys of all selected rows, for commands that take rows. */
  readonly selection: unknown;
  /** Whether a person started it: nobody passed an argument object. */
  readonly byHand: boolean;
}

/**
 * Reads what VS Code passed to the command `name`. A title button comes with the key of the row that has the focus, a
 * menu of an editor with its URI, whatever the command is about: what it does not take is passed over, so that it asks
 * as from the palette. Only an object that is none of these is the argument object.
 */
export function commandCall(name: CommandName, [passed, selection]: readonly unknown[]): CommandCall {
  const { takes }: CommandContribution = COMMANDS[name];
  const argument = isClick(passed) ? undefined : passed;
  const byHand = argument === undefined || argument === null || typeof argument === 'string' || isUri(argument);
  if (!byHand) {
    return { argument, selection: undefined, byHand };
  }
  if (takes === undefined) {
    return { argument: undefined, selection: undefined, byHand };
  }
  if (takes === 'uri') {
    return { argument: argument ?? undefined, selection: undefined, byHand };
  }
  const kind = resolveNode(argument)?.kind;
  // A row that has gone since its menu was opened comes as nothing; the others that were selected are still there.
  const isGone = argument === undefined || argument === null;
  const isTaken = isGone || (kind !== undefined && takes.includes(kind));
  return isTaken
    ? { argument: argument ?? undefined, selection, byHand }
    : { argument: undefined, selection: undefined, byHand };
}

/** What VS Code passes for a button in a toolbar that it knows nothing else of, as that of a view not drawn yet. */
function isClick(argument: unknown): boolean {
  return typeof argument === 'object' && argument !== null && Object.keys(argument).join() === 'preserveFocus';
}

function isUri(argument: unknown): boolean {
  return argument instanceof vscode.Uri;
}
