import * as vscode from 'vscode';
import type { AnyCommand } from '../contributions/command.ts';
import { resolveNode, type NodeKind } from '../trees/nodeKeys.ts';

/** A row of a view that a command was started on. */
export interface CommandRow<K extends NodeKind = NodeKind> {
  readonly kind: K;
  readonly id: string;
  readonly key: string;
}

/** What a command is about, as far as its caller says. */
export interface CommandCall<A = unknown, K extends NodeKind = NodeKind> {
  /** The argument object; undefined where a person started the command. */
  readonly argument: A | undefined;
  /** The row that was clicked; undefined also where it has gone since. */
  readonly row: CommandRow<K> | undefined;
  /** All rows that were selected with it, or it alone; undefined for one that has gone since. Empty where none was clicked. */
  readonly rows: readonly (CommandRow<K> | undefined)[];
  /** The document that the command was started on. */
  readonly uri: vscode.Uri | undefined;
}

/**
 * Reads what VS Code passed to a command. A title button comes with the key of the row that has the focus, a menu of an
 * editor with its URI, whatever the command is about: what it does not take is passed over, so that it asks as from the
 * palette. Only an object that is none of these is the argument object.
 */
export function commandCall(
  { takes }: Pick<AnyCommand, 'takes'>,
  [passed, selection]: readonly unknown[],
): CommandCall & { readonly byHand: boolean } {
  const given = isClick(passed) ? undefined : (passed ?? undefined);
  const nothing = { argument: undefined, row: undefined, rows: [], uri: undefined };
  if (given !== undefined && typeof given !== 'string' && !(given instanceof vscode.Uri)) {
    return { ...nothing, argument: given, byHand: false };
  }
  if (takes === 'uri') {
    return { ...nothing, uri: typeof given === 'string' ? vscode.Uri.parse(given) : given, byHand: true };
  }
  return { ...nothing, ...rowsOf(takes ?? [], given, selection), byHand: true };
}

/** The rows of the kinds that are taken: none where the one that was clicked is of another kind. */
function rowsOf(takes: readonly NodeKind[], clicked: unknown, selection: unknown): Pick<CommandCall, 'row' | 'rows'> {
  const rowOf = (key: unknown): CommandRow | undefined => {
    const node = resolveNode(key);
    return node && typeof key === 'string' && takes.includes(node.kind) ? { ...node, key } : undefined;
  };
  const selected: readonly unknown[] = Array.isArray(selection)
    ? selection.map((key: unknown) => key ?? undefined)
    : [];
  const row = rowOf(clicked);
  // A row that has gone since its menu was opened comes as nothing; the others that were selected are still there.
  const isGone = clicked === undefined && takes.length > 0 && selected.includes(clicked);
  if (!row && !isGone) {
    return { row, rows: [] };
  }
  const keys = selected.includes(clicked) ? selected : [clicked];
  return { row, rows: keys.map(rowOf).filter((each, index) => each ?? keys[index] === undefined) };
}

/** Whether it is what VS Code passes for a button in a toolbar that it knows nothing else of, as of a view not drawn yet. */
function isClick(argument: unknown): boolean {
  return typeof argument === 'object' && argument !== null && Object.keys(argument).join() === 'preserveFocus';
}
