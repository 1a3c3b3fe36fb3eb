import type { AccountReport } from './account.ts';
import { ACTIONS, type ActionName } from './actions.ts';

/** Whether an action can be run; if not, why, as a sentence. */
export type Permission = { readonly allowed: true } | { readonly allowed: false; readonly reason: string };

const ALLOWED: Permission = { allowed: true };

/** How far each value of `perm_command` reaches. A value the guide does not know leaves the decision to the site. */
const REACH: Readonly<Record<string, number>> = { deny: 0, '0': 0, read_only: 1, full_access: 2, '1': 2 };

/** Whether the account and the site's API version allow `action`; while nothing is known yet, they do. */
export function mayRun(action: ActionName, account: AccountReport | undefined): Permission {
  if (!account) {
    return ALLOWED;
  }
  const { permission, ...rest } = ACTIONS[action];
  const since = 'since' in rest ? rest.since : undefined;
  if (since !== undefined && isOlder(account.apiVersion, since)) {
    const reason = `${action} needs API version ${since} or later; the site has ${account.apiVersion}.`;
    return { allowed: false, reason };
  }
  const reach = REACH[account.permissions['perm_command'] ?? ''] ?? 2;
  if (reach >= (permission === 'full_access' ? 2 : 1)) {
    return ALLOWED;
  }
  const needed = permission === 'full_access' ? 'full access' : 'read-only or full access';
  return {
    allowed: false,
    reason: `${action} needs ${needed} to the command API. An administrator can allow it under /login > Management > API Configuration.`,
  };
}

/** Whether version `a` comes before `b`, number by number; a version that is not made of numbers is not older. */
function isOlder(a: string, b: string): boolean {
  if (!/^\d+(?:\.\d+)*$/.test(a)) {
    return false;
  }
  const left = a.split('.').map(Number);
  const right = b.split('.').map(Number);
  const at = right.findIndex((number, index) => number !== (left[index] ?? 0));
  return at >= 0 && (left[at] ?? 0) < (right[at] ?? 0);
}
