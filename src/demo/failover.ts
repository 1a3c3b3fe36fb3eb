/** The GUID of the appliance that answers. */
export const APPLIANCE_GUID = '7d3f6a52c0e94b1f8a6d2b7c91e05f34';
/** The GUID of its partner. */
export const PARTNER_GUID = '0a91c8e4b7734f6d95e2d31f6c80ab57';

export type FailoverRole = 'primary' | 'backup';

/** Seconds between two data syncs that happen by themselves. */
const SYNC_EVERY = 3600;

/** The appliance's place in its failover pair. */
export class Failover {
  /** When the last data sync was done that somebody asked for, in seconds since the epoch. */
  #syncedAt = 0;
  role: FailoverRole = 'primary';
  /** While a data sync runs, nothing else is done. */
  isSyncing = false;
  /** For tests: whether the appliance finds itself in good health. */
  isHealthy = true;

  get partnerRole(): FailoverRole {
    return this.role === 'primary' ? 'backup' : 'primary';
  }

  completeSync(now: number): void {
    this.isSyncing = false;
    this.#syncedAt = now;
  }

  /** When data was last synced, in seconds since the epoch. */
  lastSync(now: number): number {
    return Math.max(this.#syncedAt, now - (now % SYNC_EVERY));
  }
}
