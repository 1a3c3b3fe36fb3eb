import type { AccountReport } from '../../command-api/account.ts';
import type { CommandCache } from '../../command-api/cache.ts';
import type { CommandClient } from '../../command-api/client.ts';
import type { SiteClient } from '../../site/client.ts';
import type { Site } from '../../site/site.ts';
import type { LiveState } from './liveState.ts';

/** Everything that asks or commands one site; what commands are handed. */
export interface SiteAccess {
  readonly site: Site;
  /** Authenticated HTTP. */
  readonly client: SiteClient;
  /** The command API, typed. It ends and removes nothing: see `confirmEnding`. */
  readonly commands: CommandClient;
  /** The lists of logged-in representatives and of support teams, shared by every picker. */
  readonly cache: CommandCache;
  /** What the account may do; undefined until the site has told. */
  readonly account: AccountReport | undefined;
}

/** The active site of this window: its live rows, and the way to command it. */
export interface ActiveSite extends LiveState {
  /** Throws a SiteError (`credentials-missing`) that says what to do when there is no site or nobody is signed in. */
  access(): SiteAccess;
}
