import { largest } from '../../../../base/lists.ts';
import type { ReportEvent } from '../../../../reporting/items/events.ts';
import type { TableRow } from '../../../../webviews/kit/messages.ts';
import type { Section } from '../../../../webviews/report/messages.ts';

/** The most tables to show; the raw report has all of them. */
const MOST_CATEGORIES = 100;
const MOST_COLUMNS = 100;

/** Returns the system information of the customer's computer: a folded table for each category. */
export function systemSections(
  events: readonly ReportEvent[],
): readonly { section: Section; rows: readonly TableRow[] }[] {
  const categories = events.flatMap(({ systemInformation = [] }) => systemInformation);
  return categories
    .filter(({ data }) => data.length > 0)
    .slice(0, MOST_CATEGORIES)
    .map(({ name, description, data }, index) => {
      const width = largest(
        data.map((row) => row.length),
        description.length,
      );
      const columns = Array.from({ length: Math.min(width, MOST_COLUMNS) }, (_, at) => ({
        title: description[at] ?? '',
        kind: 'text' as const,
      }));
      const section: Section = {
        id: `system:${index}`,
        title: `${name} (${data.length})`,
        isFolded: true,
        content: { kind: 'table', columns, empty: '' },
      };
      return { section, rows: data.map((cells, row) => ({ id: String(row), cells: cells.slice(0, MOST_COLUMNS) })) };
    });
}
