import type { AccountReport } from './account.ts';
import { describeAction, type ActionName } from './actions.ts';
import type { Parameters } from './parameterKinds.ts';
import { isOlder } from './siteFacts.ts';

/** Whether an action can be run; if not, why, as a sentence. */
export type Availability = { readonly available: true } | { readonly available: false; readonly reason: string };

const AVAILABLE: Availability = { available: true };

/** How far each value of `perm_command` reaches. A value the guide does not know leaves the decision to the site. */
const REACH: Readonly<Record<string, number>> = { deny: 0, '0': 0, read_only: 1, full_access: 2, '1': 2 };

/** Whether the account and the site's API version allow `action`; while nothing is known yet, they do. */
export function availability(
  action: ActionName,
  account: Pick<AccountReport, 'apiVersion' | 'permissions'> | undefined,
): Availability {
  if (!account) {
    return AVAILABLE;
  }
  const { permission, since } = describeAction(action);
  if (since !== undefined && isOlder(account.apiVersion, since)) {
    const reason = `${action} needs API version ${since} or later; the site has ${account.apiVersion}.`;
    return { available: false, reason };
  }
  const reach = REACH[account.permissions['perm_command'] ?? ''] ?? 2;
  if (reach >= (permission === 'full_access' ? 2 : 1)) {
    return AVAILABLE;
  }
  const needed = permission === 'full_access' ? 'full access' : 'read-only or full access';
  return {
    available: false,
    reason: `${action} needs ${needed} to the command API. An administrator can allow it under /login > Management > API Configuration.`,
  };
}

/** Those of `parameters` that a site of this API version has; all while the version is not known. */
export function offeredParameters(parameters: Parameters, apiVersion: string | undefined): Parameters {
  return Object.fromEntries(
    Object.entries(parameters).filter(
      ([, { since }]) => since === undefined || apiVersion === undefined || !isOlder(apiVersion, since),
    ),
  );
}
