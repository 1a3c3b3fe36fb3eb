import { systemClock, type Clock } from '../../../base/clock.ts';
import { checkAccount, type AccountReport } from '../../../command-api/account.ts';
import type { SiteClient } from '../../../site/client.ts';
import { SiteError, type SiteErrorReason } from '../../../site/errors.ts';
import { API_PROBES } from '../connectionReport/apiProbes.ts';

/** The errors by which a site refuses an API to an account: in words, by a page, or by denying also a new token. */
const CLOSED: readonly SiteErrorReason[] = ['not-permitted', 'api-disabled', 'access-denied', 'html'];
/** The errors that may mean the same, in words of an unknown language. */
const MAYBE_CLOSED: readonly SiteErrorReason[] = [...CLOSED, 'site-error', 'bad-answer'];

/**
 * Runs the guide's Test Scenario. If the Command API is closed to the account, a token and an answer of any other API
 * prove that the account works; the report then has no API version, and only the permissions that were found.
 * @param readsState tells if the Real-Time State API is open to the account; undefined if that is not known.
 * @throws SiteError of the Command API if no other API answers; else as `checkAccount`.
 */
export async function readAccount(
  client: Pick<SiteClient, 'send' | 'open' | 'site' | 'token'>,
  readsState: () => Promise<boolean | undefined>,
  clock: Clock = systemClock,
): Promise<AccountReport> {
  try {
    return await checkAccount(client, clock);
  } catch (error) {
    if (!SiteError.is(error, ...MAYBE_CLOSED)) {
      throw error;
    }
    const timestamp = Math.floor(clock.now() / 1000);
    const probed = Object.entries(API_PROBES).map(async ([permission, probe]) => {
      const isOpen = await answers(() => probe(client, timestamp));
      return [permission, isOpen] as const;
    });
    const found = await Promise.all([
      ...probed,
      readsState().then((isOpen) => ['perm_real_time_state', isOpen] as const),
    ]);
    if (!found.some(([, isOpen]) => isOpen)) {
      throw error;
    }
    const known = found.flatMap(([permission, isOpen]) =>
      isOpen === undefined ? [] : [[permission, isOpen ? '1' : '0'] as const],
    );
    const permissions = { perm_command: 'deny', ...Object.fromEntries(known) };
    return { apiVersion: '', companyName: '', timestamp, skewSeconds: 0, permissions };
  }
}

/** Tells if the request succeeds; undefined if it fails for a reason other than the account. */
export async function answers(ask: () => Promise<unknown>): Promise<boolean | undefined> {
  try {
    await ask();
    return true;
  } catch (error) {
    return SiteError.is(error, ...CLOSED) ? false : undefined;
  }
}
