import { resolveNode } from './nodeKeys.ts';

/** Views that show the first rows of long lists. */
export interface LongLists {
  /** Shows more of the list that ends with the given row. */
  showMoreRows(moreKey: string): void;
}

/**
 * Shows more of the long list whose last row is `element`; without effect for any other row.
 * @param owners by the beginning of the keys of their rows; `''` for all others.
 */
export async function showMoreRows(
  owners: Readonly<Record<string, LongLists | Promise<LongLists>>>,
  element: unknown,
): Promise<void> {
  if (typeof element === 'string' && resolveNode(element)?.kind === 'more') {
    const owner = Object.keys(owners).find((beginning) => beginning !== '' && element.startsWith(beginning)) ?? '';
    (await owners[owner])?.showMoreRows(element);
  }
}
