import type { RequestedCommand } from './buildScript.ts';
import type { ScriptActionName } from './scriptActions.ts';
import { CUSTOM_PREFIX } from '../schema/parameters.ts';

/** What is known of a customer's machine and session; what is not known is left out. */
export interface KnownMachine {
  readonly hostname?: string | undefined;
  /** How the customer is connected now: the guide's `client_type`. */
  readonly clientType?: string | undefined;
  readonly externalKey?: string | undefined;
}

/** A command of an action that the table has. */
export interface FittingCommand extends RequestedCommand {
  readonly action: ScriptActionName;
}

/** Which actions fit a machine by its name, and the parameter that takes the name; the usual order. */
const BY_NAME: readonly (readonly [action: ScriptActionName, parameter: string])[] = [
  ['start_jump_item_session', 'client.hostname'],
  ['push_and_start_local', 'hostname'],
  ['push_and_start_remote', 'target'],
  ['start_rdp_session', 'target'],
  ['start_vnc_session', 'target'],
  ['start_shell_jump_session', 'target'],
  ['start_vpro_session', 'target'],
];

const BY_CLIENT: Readonly<Record<string, ScriptActionName>> = {
  rdp: 'start_rdp_session',
  vnc: 'start_vnc_session',
  shell: 'start_shell_jump_session',
  vpro: 'start_vpro_session',
};

/**
 * Commands that fit a machine, filled in as far as it is known, the likeliest first. Values that a person has to add
 * (vPro's Jumpoint) are missing. The ticket goes along where there is one.
 */
export function fittingCommands(
  { hostname, clientType, externalKey }: KnownMachine,
  portalHost: string | undefined,
): readonly FittingCommand[] {
  const ticket = externalKey ? { [`${CUSTOM_PREFIX}external_key`]: externalKey } : {};
  const likeliest = BY_CLIENT[clientType ?? ''];
  const byName = hostname
    ? BY_NAME.map(([action, parameter]) => ({ action, params: { [parameter]: hostname, ...ticket } }))
    : [];
  const portal = portalHost ? { public_portal_hostname: portalHost } : {};
  return [
    ...byName.filter(({ action }) => action === likeliest),
    ...byName.filter(({ action }) => action !== likeliest),
    { action: 'generate_session_key', params: { ...portal, ...ticket } },
  ];
}
