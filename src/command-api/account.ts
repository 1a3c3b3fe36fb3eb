import { systemClock, type Clock } from '../base/clock.ts';
import type { SiteClient } from '../site/client.ts';
import { CommandClient } from './client.ts';

/** The result of checking an API account. */
export interface AccountReport {
  /** For example `1.21.1`; empty if the account may not use the Command API, which reports it. */
  readonly apiVersion: string;
  /** The "Company API Name"; empty on newer sites. */
  readonly companyName: string;
  /** The site's time when it answered, in seconds since the epoch; this machine's if the site does not send it. */
  readonly timestamp: number;
  /** The site's clock minus this machine's, in seconds. */
  readonly skewSeconds: number;
  /** By the site's names; see ApiInformation. */
  readonly permissions: Readonly<Record<string, string>>;
}

/**
 * Runs the guide's Test Scenario: requests a token, then get_api_info.
 * @throws SiteError like requesting a token and CommandClient.
 */
export async function checkAccount(
  client: Pick<SiteClient, 'send' | 'site' | 'token'>,
  clock: Clock = systemClock,
): Promise<AccountReport> {
  // Fetch the token first, so that it does not count into the request's duration.
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
