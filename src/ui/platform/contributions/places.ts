import type { ContextPrefix } from './contextValues.ts';
import type { ViewName } from './views.ts';

/** Where a command stands in a menu. */
export interface Place {
  /** The menu's identifier, `view/title` for example. */
  readonly menu: string;
  readonly when: string;
  readonly group: string;
  /** Whether it is about all selected rows; else a row's menu has it only where no more than one is selected. */
  readonly all?: true;
}

/** A view; `live` are those that show the past in a replay. */
type Where = ViewName | 'live' | 'any';

/** A command in the title bar of a view. */
export function inTitle(view: Where, group: string, clause?: string): Place {
  return { menu: 'view/title', when: joined(inView(view), clause), group };
}

/** A command in the menu of a row, `inline` or below, that is about this row only. */
export function onRow(
  view: Where,
  rows: ContextPrefix | readonly ContextPrefix[],
  group: string,
  clause?: string,
): Place {
  const values = [rows].flat().join('|').replaceAll('.', '\\.');
  return { menu: 'view/item/context', when: joined(inView(view), `viewItem =~ /^(${values})(\\.|$)/`, clause), group };
}

/** A command in the menu of rows that is about all that are selected. */
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
