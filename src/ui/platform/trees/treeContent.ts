import type { MarkdownString } from 'vscode';
import type { CommandName } from '../contributions/commandId.ts';
import type { RowContext } from '../contributions/contextValues.ts';

/** What one row shows, as plain data, so that two states of it can be compared. */
export interface TreeRow {
  readonly label: string;
  readonly description?: string;
  /** The name of a codicon. */
  readonly icon: string;
  /** The id of a theme colour for the icon. */
  readonly color?: string;
  /** The id of a theme colour for the label. */
  readonly labelColor?: string;
  /** What `viewItem` is in the menus' `when` clauses. */
  readonly contextValue: RowContext;
  /** Whether it shows the past: its `viewItem` then begins with `past.`. */
  readonly isPast?: true;
  readonly collapsible: 'no' | 'collapsed' | 'expanded';
  /** What a screen reader says where label and description do not say it all. */
  readonly spoken?: string;
  /** A command of this extension that a click runs; it gets the row's key. */
  readonly command?: CommandName;
}

/**
 * What a view shows, read from the model when it is asked. Rows are known by their keys (nodeKeys.ts); the same key
 * means the same row for as long as the view lives.
 */
export interface TreeContent {
  /** The keys below a row, or at the root, in the order they are shown. */
  children(key: string | undefined): readonly string[];
  /** Undefined when the row is gone. */
  row(key: string): TreeRow | undefined;
  /** Everything else there is to know; asked for when the person hovers. */
  tooltip(key: string): MarkdownString | undefined;
}
