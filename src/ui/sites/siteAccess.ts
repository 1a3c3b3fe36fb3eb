import type { AccountReport } from '../../command-api/account.ts';
import type { CommandCache } from '../../command-api/cache.ts';
import type { CommandClient } from '../../command-api/client.ts';
import type { SiteClient } from '../../site/client.ts';
import type { Site } from '../../site/site.ts';
import type { LiveState } from './liveState.ts';

/** The clients of one site, for commands. */
export interface SiteAccess {
  readonly site: Site;
  /** Authenticated HTTP. */
  readonly client: SiteClient;
  /** The typed command API. It does not run actions that end or remove something: see `confirmEnding`. */
  readonly commands: CommandClient;
  /** The lists of logged-in representatives and of support teams, shared by all pickers. */
  readonly cache: CommandCache;
  /** The account's permissions; undefined until the site has sent them. */
  readonly account: AccountReport | undefined;
}

/** The active site of this window: its live rows, and the access to its clients. */
export interface ActiveSite extends LiveState {
  /** Throws a SiteError (`credentials-missing`) that says what to do if there is no site or nobody is signed in. */
  access(): SiteAccess;
}
