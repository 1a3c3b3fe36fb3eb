import { SiteError } from '../../site/errors.ts';
import { children, type XmlElement } from '../../base/xmlElement.ts';

/**
 * The repeated elements `item` of a list. Sites differ in the root's name, so that counts only when there are no items.
 * @throws SiteError `bad-answer` when it is another document altogether.
 */
export function listItems(root: XmlElement, name: string, item: string): readonly XmlElement[] {
  const items = children(root, item);
  if (items.length === 0 && root.name !== name) {
    throw unexpected(root, name);
  }
  return items;
}

/** A `bad-answer` for a root element where `expected` should be. */
export function unexpected(root: XmlElement, expected: string): SiteError {
  return new SiteError(
    'bad-answer',
    `The site answered with <${root.name.slice(0, 80)}> where <${expected}> was expected.`,
  );
}
