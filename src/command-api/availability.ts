import { SiteError } from '../site/errors.ts';
import { ACTION_NAMES, describeAction, type ActionName } from './actions.ts';
import type { Parameters } from '../schema/parameters.ts';
import { isTooOld, versionProblem, type SiteFacts } from '../schema/siteFacts.ts';

/** The availability of an action, with the reason as a sentence if it cannot be run. */
export type Availability = { readonly available: true } | { readonly available: false; readonly reason: string };

/** The facts that determine whether an action can be run. */
export type AccountFacts = Pick<SiteFacts, 'apiVersion' | 'permissions'>;

const AVAILABLE: Availability = { available: true };

/** The level of access by value of `perm_command`. For an unknown value the site decides. */
const REACH: Readonly<Record<string, number>> = { deny: 0, '0': 0, read_only: 1, full_access: 2, '1': 2 };

/** Checks if the account and the site's API version allow `action`. Unknown facts allow it. */
export function availability(action: ActionName, account: AccountFacts | undefined): Availability {
  const { apiVersion, permissions } = account ?? {};
  const { permission, since } = describeAction(action);
  const tooOld = versionProblem(action, apiVersion, since);
  if (tooOld !== undefined) {
    return { available: false, reason: tooOld };
  }
  const reach = REACH[permissions?.['perm_command'] ?? ''] ?? 2;
  if (reach >= (permission === 'full_access' ? 2 : 1)) {
    return AVAILABLE;
  }
  const needed = permission === 'full_access' ? 'full access' : 'read-only or full access';
  return {
    available: false,
    reason: `${action} needs ${needed} to the command API. An administrator can allow it under /login > Management > API Configuration.`,
  };
}

/** An action that cannot be run, with the reason. */
export interface DeniedAction {
  readonly action: ActionName;
  readonly reason: string;
}

/** Returns all actions that the account or the site's API version does not allow, in the table's order. */
export function deniedActions(account: AccountFacts | undefined): readonly DeniedAction[] {
  return ACTION_NAMES.flatMap((action) => {
    const may = availability(action, account);
    return may.available ? [] : [{ action, reason: may.reason }];
  });
}

/** @throws SiteError `not-permitted` with the reason if `action` cannot be run. */
export function requireAvailable(action: ActionName, account: AccountFacts | undefined): void {
  const may = availability(action, account);
  if (!may.available) {
    throw new SiteError('not-permitted', may.reason);
  }
}

/** Returns those of `parameters` that a site of this API version has; all if the version is unknown. */
export function offeredParameters(parameters: Parameters, apiVersion: string | undefined): Parameters {
  return Object.fromEntries(Object.entries(parameters).filter(([, { since }]) => !isTooOld(apiVersion, since)));
}
