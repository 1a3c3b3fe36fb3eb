import { systemClock, type Clock } from '../base/clock.ts';
import type { SiteClient } from '../site/client.ts';
import { CommandClient } from './client.ts';

/** What the check of an API account told. */
export interface AccountReport {
  /** `1.21.1`, for example; empty where the Command API, which tells it, is closed to the account. */
  readonly apiVersion: string;
  /** The "Company API Name"; empty on newer sites. */
  readonly companyName: string;
  /** The site's clock when it answered, in seconds since the epoch; our own where the site does not tell. */
  readonly timestamp: number;
  /** The site's clock minus ours, in seconds. */
  readonly skewSeconds: number;
  /** By the names the site sends; see ApiInformation. */
  readonly permissions: Readonly<Record<string, string>>;
}

/**
 * The guide's Test Scenario: a token, then get_api_info.
 * @throws SiteError as getting a token and CommandClient do.
 */
export async function checkAccount(
  client: Pick<SiteClient, 'send' | 'site' | 'token'>,
  clock: Clock = systemClock,
): Promise<AccountReport> {
  // The token comes first so that fetching it does not count into the time of the request.
  await client.token();
  const sent = clock.now();
  const { timestamp, ...information } = await new CommandClient(client).apiInformation();
  const middle = (sent + clock.now()) / 2000;
  return {
    ...information,
    timestamp: timestamp ?? Math.floor(middle),
    skewSeconds: timestamp === undefined ? 0 : timestamp - middle,
  };
}
