import type { ActionName } from '../../../command-api/actions.ts';

/** The state of the active site for the views. */
export type ViewState = 'noSite' | 'signedOut' | 'connecting' | 'live' | 'offline' | 'refused' | 'disconnected';

/** The boolean context keys, without their prefix `repWorkflows.`. */
type Flag =
  | 'alertsMuted'
  | 'demoRunning'
  | 'hasSessionKeys'
  | 'replay'
  | 'repsFiltered'
  | 'sessionsFiltered'
  | 'someDenied'
  | `denied.${ActionName}`;

/** The types of all context keys of the extension. */
export type ContextKeys = Readonly<Record<Flag, boolean> & { state: ViewState }>;

/** Returns the `when` clause for a key that is set. */
export function when(flag: Flag): string {
  return `repWorkflows.${flag}`;
}

/** Returns the `when` clause for a key that is not set. */
export function unless(flag: Flag): string {
  return `!${when(flag)}`;
}

/** Returns the `when` clause for a site in one of these states. */
export function inState(...states: readonly [ViewState, ...ViewState[]]): string {
  return `repWorkflows.state ${states.length === 1 ? `== ${states[0]}` : `=~ /^(${states.join('|')})$/`}`;
}

/** The `when` clause for a window with a site. */
export const HAS_SITE = 'repWorkflows.state && repWorkflows.state != noSite';

/** The `when` clause that holds if one of our views has the focus or was the last one used in the side bar. */
export const IN_CONTAINER = "activeViewlet == 'workbench.view.extension.repWorkflows'";

/**
 * Returns the `when` clause for a command that runs these actions: the views show the present, the account may run the
 * actions, and the site is not too old; see trackDenied.
 */
export function allowed(...actions: readonly ActionName[]): string {
  return [unless('replay'), ...actions.map((action) => unless(`denied.${action}`))].join(' && ');
}
