import type { XmlElement } from '../../base/xmlElement.ts';
import { readFields, readUnknownFields, type UnknownFields, type ReadFields } from '../../schema/fields.ts';
import { listItems } from './list.ts';

const FIELDS = {
  name: 'text',
  public_hostname: 'text',
  cluster_role: 'text',
  failover_role: 'text',
  accepting_connections: 'flag',
  timezone_offset: 'number',
} as const;

/**
 * An appliance of a failover pair or cluster (guide: get_appliances). `clusterRole` is `single`, `primary` or
 * `traffic`, `failoverRole` is `none`, `primary` or `backup`; `timezoneOffset` is in seconds from UTC.
 */
export interface Appliance extends ReadFields<typeof FIELDS>, UnknownFields {
  /** The GUID. */
  readonly id: string;
}

/**
 * Reads `<appliances>`.
 * @throws SiteError `bad-answer`
 */
export function readAppliances(root: XmlElement): readonly Appliance[] {
  return listItems(root, 'appliances', 'appliance').map((element) => ({
    id: element.attributes['id'] ?? '',
    ...readFields(element, FIELDS),
    ...readUnknownFields(element, Object.keys(FIELDS)),
  }));
}
