import type { ContextPrefix } from './contextValues.ts';
import type { ViewName } from './views.ts';

/** The place of a command in a menu. */
export interface Place {
  /** The menu's identifier, `view/title` for example. */
  readonly menu: string;
  readonly when: string;
  readonly group: string;
  /** True if the command is for all selected rows; else it is in a row's menu only if a single row is selected. */
  readonly all?: true;
}

/** A view; `live` stands for those that a replay uses too. */
type Where = ViewName | 'live' | 'any';

/** Puts a command into the title bar of a view. */
export function inTitle(view: Where, group: string, clause?: string): Place {
  return { menu: 'view/title', when: joined(inView(view), clause), group };
}

/** Puts a command into the menu of a row, `inline` or below, for a single row. */
export function onRow(
  view: Where,
  rows: ContextPrefix | readonly ContextPrefix[],
  group: string,
  clause?: string,
): Place {
  const values = [rows].flat().join('|').replaceAll('.', '\\.');
  return { menu: 'view/item/context', when: joined(inView(view), `viewItem =~ /^(${values})(\\.|$)/`, clause), group };
}

/** Puts a command into the menu of rows, for all selected ones. */
export function onRows(view: Where, rows: ContextPrefix | readonly ContextPrefix[], group: string): Place {
  return { ...onRow(view, rows, group), all: true };
}

function inView(view: Where): string {
  switch (view) {
    case 'any':
      return 'view =~ /^repWorkflows\\./';
    case 'live':
      return 'view =~ /^repWorkflows\\.(queues|sessions|reps|presentations)$/';
    default:
      return `view == repWorkflows.${view}`;
  }
}

function joined(...clauses: readonly (string | undefined)[]): string {
  return clauses.filter((clause) => clause !== undefined).join(' && ');
}
