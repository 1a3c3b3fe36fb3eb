import type { RequestedCommand } from './buildScript.ts';
import type { ScriptActionName } from './scriptActions.ts';
import { CUSTOM_PREFIX } from '../schema/parameters.ts';

/** Known facts about a customer's machine and session; unknown ones are left out. */
export interface KnownMachine {
  readonly hostname?: string | undefined;
  /** The customer's present connection: the guide's `client_type`. */
  readonly clientType?: string | undefined;
  readonly externalKey?: string | undefined;
}

/** A command with an action of the table. */
export interface FittingCommand extends RequestedCommand {
  readonly action: ScriptActionName;
}

/** Actions that take a machine's name, with the parameter for the name, most common first. */
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
 * Returns commands for a machine, filled in as far as possible, most likely first. Values that a person has to add
 * (vPro's Jumpoint) are missing. The ticket is included if there is one.
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
