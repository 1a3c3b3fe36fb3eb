import { child, type XmlElement } from '../../base/xmlElement.ts';
import { readFields, readOthers, type Others } from '../../schema/fields.ts';
import { unexpected } from './list.ts';

/** A customer who is represented by a chat-bot (guide: create_virtual_customer). */
export interface VirtualCustomer extends Others {
  /** Where the customer gets the native client, or the click-to-chat session if that was asked for. */
  readonly downloadUrl: string;
  /** The guide lists this among the answer's elements, too. */
  readonly chatUrl?: string;
}

/** Reads the answer of create_virtual_customer, whose root the guide does not name. @throws SiteError `bad-answer` */
export function readVirtualCustomer(root: XmlElement): VirtualCustomer {
  const names = ['download_url', 'chat_url'];
  if (!names.some((name) => child(root, name)) && !/virtual_customer|success/.test(root.name)) {
    throw unexpected(root, 'virtual_customer');
  }
  const { downloadUrl, chatUrl } = readFields(root, { download_url: 'text', chat_url: 'text' } as const);
  return { downloadUrl, ...(chatUrl && { chatUrl }), ...readOthers(root, names) };
}
