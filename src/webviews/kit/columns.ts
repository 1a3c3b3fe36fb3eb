import type { Column, PageTexts, Value } from './messages.ts';
import { dateTimeText, secondText, utcText, valueText } from './format.ts';

/**
 * The width of a column. Times and figures are never cut off; texts may be, and are whole in their tooltips. Every row
 * is a grid of its own, so no width may depend on what a row holds. With `opens`, a chevron stands before the value.
 */
export function trackOf({ kind, share = 1, title, isOneDay = false }: Column, opens = false): string {
  const chevron = opens ? 14 : 0;
  const heading = title.length * 8 + 30 + chevron;
  const widths = {
    text: 70 * Math.min(share, 2),
    number: 80,
    change: 80,
    duration: 100,
    bytes: 90,
    time: isOneDay ? 110 : 198,
  };
  const least = widths[kind] + chevron;
  return kind === 'text' ? `minmax(${least}px, ${share}fr)` : `${Math.max(least, heading)}px`;
}

/** What a cell says, and what its tooltip does. */
export function cellText(
  value: Value,
  column: Column,
  texts: PageTexts,
): { readonly text: string; readonly title: string } {
  const text = valueText(value, column.kind, texts);
  if (column.kind !== 'time' || typeof value !== 'number') {
    return { text, title: text };
  }
  const utc = utcText(value, texts);
  return column.isOneDay ? { text: secondText(value), title: `${dateTimeText(value)}\n${utc}` } : { text, title: utc };
}

/** Whether a column's values are figures, which stand at its right edge. */
export function isFigure(column: Column | undefined): boolean {
  return column !== undefined && ['number', 'change', 'duration', 'bytes'].includes(column.kind);
}
