import type { MarkdownString } from 'vscode';
import type { CommandName } from '../contributions/commandId.ts';
import type { RowContext } from '../contributions/contextValues.ts';

/** The appearance of a row as plain data, so that two states of it can be compared. */
export interface TreeRow {
  readonly label: string;
  readonly description?: string;
  /** The name of a codicon. */
  readonly icon: string;
  /** The id of a theme colour for the icon. */
  readonly color?: string;
  /** The id of a theme colour for the label. */
  readonly labelColor?: string;
  /** The `viewItem` of the menus' `when` clauses. */
  readonly contextValue: RowContext;
  /** True if the row belongs to a replay: its `viewItem` then begins with `past.`. */
  readonly isPast?: true;
  readonly collapsible: 'no' | 'collapsed' | 'expanded';
  /** The text for screen readers if label and description are not enough. */
  readonly spoken?: string;
  /** The command that a click runs with the row's key. */
  readonly command?: CommandName;
}

/**
 * The content of a view, computed from the model on demand. Rows are identified by their keys (nodeKeys.ts); a key
 * means the same row for as long as the view exists.
 */
export interface TreeContent {
  /** Returns the keys below a row, or at the root, in their order. */
  children(key: string | undefined): readonly string[];
  /** Undefined if the row no longer exists. */
  row(key: string): TreeRow | undefined;
  /** Returns the details of a row, on hover. */
  tooltip(key: string): MarkdownString | undefined;
}
