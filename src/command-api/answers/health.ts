import { child, children, type XmlElement } from '../../base/xmlElement.ts';
import {
  readFields,
  readUnknownFields,
  readPresentFields,
  type UnknownFields,
  type ReadFields,
} from '../../schema/fields.ts';
import { unexpected } from './list.ts';

const FIELDS = { appliance: 'text', version: 'text', success: 'flag', failover_role: 'text' } as const;
const OPTIONAL = { error_message: 'text', last_data_sync_time: 'time', last_data_sync_status: 'text' } as const;
const SHARED_IPS = 'enabled_shared_ips';

/**
 * The health of an appliance (guide: check_health). `appliance` is its hostname, `failoverRole` is `none`, `primary` or
 * `backup`, `lastDataSyncTime` is in seconds since the epoch.
 */
export interface Health extends ReadFields<typeof FIELDS>, Partial<ReadFields<typeof OPTIONAL>>, UnknownFields {
  /** The appliance's GUID. */
  readonly applianceId: string;
  /** The IP addresses shared by primary and backup. */
  readonly enabledSharedIps: readonly string[];
}

/**
 * Reads the answer of check_health, whose root the guide does not name.
 * @throws SiteError `bad-answer`
 */
export function readHealth(root: XmlElement): Health {
  const appliance = child(root, 'appliance');
  const shared = child(root, SHARED_IPS);
  if (!appliance && !child(root, 'failover_role')) {
    throw unexpected(root, 'check_health');
  }
  return {
    ...readFields(root, FIELDS),
    applianceId: appliance?.attributes['id'] ?? '',
    enabledSharedIps: shared ? children(shared, 'ip').map(({ text }) => text.trim()) : [],
    ...readPresentFields(root, OPTIONAL),
    ...readUnknownFields(root, [...Object.keys(FIELDS), ...Object.keys(OPTIONAL), SHARED_IPS]),
  };
}
