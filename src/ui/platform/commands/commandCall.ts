import * as vscode from 'vscode';
import type { AnyCommand } from '../contributions/command.ts';
import { resolveNode, type NodeKind } from '../trees/nodeKeys.ts';

/** The row of a view that a command was started on. */
export interface CommandRow<K extends NodeKind = NodeKind> {
  readonly kind: K;
  readonly id: string;
  readonly key: string;
}

/** The input of a command. */
export interface CommandCall<A = unknown, K extends NodeKind = NodeKind> {
  /** The argument object; undefined if a person started the command. */
  readonly argument: A | undefined;
  /** The row that was clicked; undefined also if it has been removed since. */
  readonly row: CommandRow<K> | undefined;
  /** All rows that were selected with it, or it alone; undefined for a removed one. Empty if no row was clicked. */
  readonly rows: readonly (CommandRow<K> | undefined)[];
  /** The document that the command was started on. */
  readonly uri: vscode.Uri | undefined;
}

/**
 * Reads the arguments that VS Code passed to a command. A title button comes with the key of the focused row and an
 * editor's menu with its URI, for every command: if the command does not take them they are ignored, as from the
 * palette. Any other object is the argument object.
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

/** Returns the rows of the kinds that the command takes; none if the clicked one is of another kind. */
function rowsOf(takes: readonly NodeKind[], clicked: unknown, selection: unknown): Pick<CommandCall, 'row' | 'rows'> {
  const rowOf = (key: unknown): CommandRow | undefined => {
    const node = resolveNode(key);
    return node && typeof key === 'string' && takes.includes(node.kind) ? { ...node, key } : undefined;
  };
  const selected: readonly unknown[] = Array.isArray(selection)
    ? selection.map((key: unknown) => key ?? undefined)
    : [];
  const row = rowOf(clicked);
  // A row that was removed since its menu opened comes as undefined; the others of the selection are still there.
  const isGone = clicked === undefined && takes.length > 0 && selected.includes(clicked);
  if (!row && !isGone) {
    return { row, rows: [] };
  }
  const keys = selected.includes(clicked) ? selected : [clicked];
  return { row, rows: keys.map(rowOf).filter((each, index) => each ?? keys[index] === undefined) };
}

/** True for the argument of a toolbar button without a row, such as of a view that is not drawn yet. */
function isClick(argument: unknown): boolean {
  return typeof argument === 'object' && argument !== null && Object.keys(argument).join() === 'preserveFocus';
}
