import type { Column } from '../report/messages.ts';

/**
 * The width of a column. Times and figures are never cut off; texts may be, and are whole in their tooltips. Every row
 * is a grid of its own, so no width may depend on what a row holds.
 */
export function trackOf({ kind, share = 1, title }: Column): string {
  const heading = title.length * 8 + 30;
  const least = { text: 70 * Math.min(share, 2), number: 80, duration: 100, bytes: 90, time: 198 }[kind];
  return kind === 'text' ? `minmax(${least}px, ${share}fr)` : `${Math.max(least, heading)}px`;
}

/** Whether a column's values are figures, which stand at its right edge. */
export function isFigure(column: Column | undefined): boolean {
  return column !== undefined && ['number', 'duration', 'bytes'].includes(column.kind);
}
