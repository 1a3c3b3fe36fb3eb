import type { ActionName } from '../../../command-api/actions.ts';

/** What the window can show of the active site. */
export type ViewState = 'noSite' | 'signedOut' | 'connecting' | 'live' | 'offline' | 'refused' | 'disconnected';

/** The context keys that are either set or not, without their prefix `repWorkflows.`. */
type Flag =
  | 'alertsMuted'
  | 'demoRunning'
  | 'hasSessionKeys'
  | 'replay'
  | 'repsFiltered'
  | 'sessionsFiltered'
  | 'someDenied'
  | `denied.${ActionName}`;

/** Every context key of the extension, with the values it takes. */
export type ContextKeys = Readonly<Record<Flag, boolean> & { state: ViewState }>;

/** The `when` clause of a key that is set. */
export function when(flag: Flag): string {
  return `repWorkflows.${flag}`;
}

/** The `when` clause of a key that is not set. */
export function unless(flag: Flag): string {
  return `!${when(flag)}`;
}

/** The `when` clause of a site in one of these states. */
export function inState(...states: readonly [ViewState, ...ViewState[]]): string {
  return `repWorkflows.state ${states.length === 1 ? `== ${states[0]}` : `=~ /^(${states.join('|')})$/`}`;
}

/** The `when` clause of a window that has a site. */
export const HAS_SITE = 'repWorkflows.state && repWorkflows.state != noSite';

/** The `when` clause of a person who works in our views, or used one of them last in the side bar. */
export const IN_CONTAINER = "activeViewlet == 'workbench.view.extension.repWorkflows'";

/**
 * The `when` clause of what runs these actions: the views show the present, the account may run them, and the site is
 * not too old; see trackDenied.
 */
export function allowed(...actions: readonly ActionName[]): string {
  return [unless('replay'), ...actions.map((action) => unless(`denied.${action}`))].join(' && ');
}
