import type { CommandContribution } from '../../platform/contributions/command.ts';
import type { CommandName } from '../../platform/contributions/commandTypes.ts';
import { COMMANDS } from './commands.ts';
import type { Place } from '../../platform/contributions/places.ts';

/** A command in a menu. */
export interface MenuItem extends Place {
  readonly command: CommandName;
}

/** The commands in menus, by the menu's identifier, `view/title` for example. */
export const MENUS: Readonly<Record<string, readonly MenuItem[] | undefined>> = Object.groupBy(
  (Object.entries(COMMANDS) as [CommandName, CommandContribution][]).flatMap(([command, { menus = [] }]) =>
    menus.map((place) => ({ ...place, command })),
  ),
  ({ menu }) => menu,
);
