import { SiteError } from '../../site/errors.ts';
import { children, type XmlElement } from '../../base/xmlElement.ts';

/**
 * Returns the repeated elements `item` of a list. Sites differ in the root's name, so it is only checked if there are
 * no items.
 * @throws SiteError `bad-answer` for an unrelated document.
 */
export function listItems(root: XmlElement, name: string, item: string): readonly XmlElement[] {
  const items = children(root, item);
  if (items.length === 0 && root.name !== name) {
    throw unexpected(root, name);
  }
  return items;
}

/** Creates a `bad-answer` for an unexpected root element. */
export function unexpected(root: XmlElement, expected: string): SiteError {
  return new SiteError(
    'bad-answer',
    `The site answered with <${root.name.slice(0, 80)}> where <${expected}> was expected.`,
  );
}
