import { systemClock, type Clock } from '../../../base/clock.ts';
import { checkAccount, type AccountReport } from '../../../command-api/account.ts';
import type { SiteClient } from '../../../site/client.ts';
import { SiteError, type SiteErrorReason } from '../../../site/errors.ts';
import { API_PROBES } from '../connectionReport/apiProbes.ts';

/** How a site says that an API is not for this account: in words, by a page, or by denying a new token too. */
const CLOSED: readonly SiteErrorReason[] = ['not-permitted', 'api-disabled', 'access-denied', 'html'];
/** Words in a language that nobody knows may say the same. */
const MAYBE_CLOSED: readonly SiteErrorReason[] = [...CLOSED, 'site-error', 'bad-answer'];

/**
 * The guide's Test Scenario. Where the Command API is closed to the account, a token and any other API that answers
 * prove that the account works; the report then has no API version, and the permissions that were found out.
 * @param readsState whether the Real-Time State API is open to the account; undefined where that is not known.
 * @throws SiteError of the Command API where no other API answers; else as `checkAccount`.
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

/** Whether what is asked answers; undefined where it does not, but the account may not be what is in the way. */
export async function answers(ask: () => Promise<unknown>): Promise<boolean | undefined> {
  try {
    await ask();
    return true;
  } catch (error) {
    return SiteError.is(error, ...CLOSED) ? false : undefined;
  }
}
