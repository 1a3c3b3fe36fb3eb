import type { Log } from '../../../base/log.ts';
import type { AnyCommand, PartsOf } from '../../platform/contributions/command.ts';
import type { ArgumentOf, CommandName, ResultOf } from '../../platform/contributions/commandTypes.ts';
import { ACTION_COMMANDS } from '../../features/actions/contributions.ts';
import { ADMINISTRATION_COMMANDS } from '../../features/administration/contributions.ts';
import { APPLIANCE_COMMANDS } from '../../features/appliances/contributions.ts';
import { CHANGE_COMMANDS } from '../../features/changes/contributions.ts';
import { KEY_COMMANDS } from '../../features/keys/contributions.ts';
import { PAST_COMMANDS } from '../../features/past/contributions.ts';
import { PRESENCE_COMMANDS } from '../../features/presence/contributions.ts';
import { REPORT_COMMANDS } from '../../features/reports/contributions.ts';
import { SCRIPT_COMMANDS } from '../../features/brcs/contributions.ts';
import { SESSION_COMMANDS } from '../../features/sessionActions/contributions.ts';
import { SESSION_START_COMMANDS } from '../../features/sessionStart/contributions.ts';
import { SITE_COMMANDS } from '../../sites/contributions.ts';
import { VIRTUAL_CUSTOMER_COMMANDS } from '../../features/virtualCustomer/contributions.ts';
import { VIEW_COMMANDS } from '../../features/live/contributions.ts';

/** Every command of the extension, the only list: registration, menus and package.json are made from it. */
export const COMMANDS = {
  ...SITE_COMMANDS,
  ...KEY_COMMANDS,
  ...PRESENCE_COMMANDS,
  ...SESSION_COMMANDS,
  ...VIRTUAL_CUSTOMER_COMMANDS,
  ...ACTION_COMMANDS,
  ...APPLIANCE_COMMANDS,
  ...SCRIPT_COMMANDS,
  ...REPORT_COMMANDS,
  ...PAST_COMMANDS,
  ...SESSION_START_COMMANDS,
  ...ADMINISTRATION_COMMANDS,
  ...CHANGE_COMMANDS,
  ...VIEW_COMMANDS,
} satisfies Record<CommandName, AnyCommand>;

/** The parts of the window that commands use. */
export type WindowParts = { readonly log: Log } & PartsOf<typeof ACTION_COMMANDS> &
  PartsOf<typeof ADMINISTRATION_COMMANDS> &
  PartsOf<typeof APPLIANCE_COMMANDS> &
  PartsOf<typeof CHANGE_COMMANDS> &
  PartsOf<typeof KEY_COMMANDS> &
  PartsOf<typeof PAST_COMMANDS> &
  PartsOf<typeof PRESENCE_COMMANDS> &
  PartsOf<typeof REPORT_COMMANDS> &
  PartsOf<typeof SCRIPT_COMMANDS> &
  PartsOf<typeof SESSION_COMMANDS> &
  PartsOf<typeof SESSION_START_COMMANDS> &
  PartsOf<typeof SITE_COMMANDS> &
  PartsOf<typeof VIRTUAL_CUSTOMER_COMMANDS> &
  PartsOf<typeof VIEW_COMMANDS>;

/**
 * Returns the command with this identifier.
 * @throws TypeError if there is none.
 */
export function commandOf(id: string): AnyCommand {
  const command = Object.entries(COMMANDS).find(([name]) => `repWorkflows.${name}` === id)?.[1];
  if (!command) {
    throw new TypeError(`There is no command ${id}.`);
  }
  return command;
}

/**
 * Every command as other extensions call it, by its identifier; written into `api.d.ts`.
 * @public
 */
export type CommandSignatures = {
  readonly [N in CommandName as `repWorkflows.${N}`]: (argument?: ArgumentOf<N>) => ResultOf<N>;
};
