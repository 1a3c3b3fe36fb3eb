import type { XmlElement } from '../../base/xmlElement.ts';
import { listItems } from './list.ts';

/** A custom attribute of a session (guide: get_session_attributes). */
export interface SessionAttribute {
  readonly codeName: string;
  readonly displayName: string;
  readonly value: string;
}

/**
 * Reads `<custom_attributes>`.
 * @throws SiteError `bad-answer`
 */
export function readSessionAttributes(root: XmlElement): readonly SessionAttribute[] {
  return listItems(root, 'custom_attributes', 'custom_attribute').map(({ attributes, text }) => ({
    codeName: attributes['code_name'] ?? '',
    displayName: attributes['display_name'] ?? attributes['code_name'] ?? '',
    value: text,
  }));
}
