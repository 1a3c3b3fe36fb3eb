import { child, type XmlElement } from '../../base/xmlElement.ts';
import { unexpected } from './list.ts';

/** The answer of an action that does something: the site's own words. */
export interface Success {
  readonly success: string;
}

/** Reads `<success>`, as the root or inside it. @throws SiteError `bad-answer` */
export function readSuccess(root: XmlElement): Success {
  const element = root.name === 'success' ? root : child(root, 'success');
  if (!element) {
    throw unexpected(root, 'success');
  }
  return { success: element.text.trim() };
}

/** Reads an answer that the guide does not describe: whatever is no error. */
export function readAnySuccess(root: XmlElement): Success {
  const element = child(root, 'success') ?? root;
  return { success: element.text.trim() };
}
