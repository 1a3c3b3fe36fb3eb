import { child, type XmlElement } from '../../base/xmlElement.ts';
import { flagOf, readFields, type ReadFields } from '../../schema/fields.ts';
import { unexpected } from './list.ts';

const FIELDS = {
  type: 'text',
  ttl: 'number',
  queue: 'text',
  queue_id: 'text',
  short_key: 'text',
  key_url: 'text',
  mail_subject: 'text',
  mail_body: 'text',
} as const;

/** A session key (guide: generate_session_key); `ttl` in seconds, `queue` is `rep` or `team`. */
export interface SessionKey extends ReadFields<typeof FIELDS> {
  /** The time of expiry: seconds since the epoch by the site's clock; left out if the site does not send it. */
  readonly expires?: number;
  /** True if somebody is available for the queue, or the queue is persistent; left out if the site does not send it. */
  readonly available?: boolean;
  readonly externalKey?: string;
}

/**
 * Reads `<session_key>`.
 * @throws SiteError `bad-answer` if it contains no key.
 */
export function readSessionKey(root: XmlElement): SessionKey {
  const fields = readFields(root, FIELDS);
  if (fields.shortKey === '' && fields.keyUrl === '') {
    throw unexpected(root, 'session_key');
  }
  const available = flagOf(child(root, 'queue')?.attributes['available']);
  const { expires, externalKey } = readFields(root, { expires: 'time', external_key: 'text' } as const);
  return {
    ...fields,
    ...(expires !== undefined && { expires }),
    ...(available !== undefined && { available }),
    ...(externalKey && { externalKey }),
  };
}
