import type { ChartContent, PageTexts } from '../report/messages.ts';
import { timeText, valueText } from './format.ts';

/** A day has an hour less when summer time begins. */
const SHORTEST_DAY = 23 * 3600;

/** What bars from the first to the last one chosen stand for: whole labels, or times up to where the last bar ends. */
export function brushText(
  { labels, labelKind, brush }: Pick<ChartContent, 'labels' | 'labelKind' | 'brush'>,
  [first, last]: readonly [number, number],
  texts: PageTexts,
): string {
  const label = (index: number): string => valueText(labels[index] ?? null, labelKind, texts);
  const [start, end] = [brush?.edges?.[last], brush?.edges?.[last + 1]];
  if (start !== undefined && end !== undefined && end - start < SHORTEST_DAY) {
    return `${label(first)} – ${last + 1 < labels.length ? label(last + 1) : timeText(end)}`;
  }
  return first === last ? label(first) : `${label(first)} – ${label(last)}`;
}
