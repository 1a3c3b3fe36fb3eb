import type { CommandContribution } from '../command.ts';
import type { Menus } from '../menus.ts';
import type { SettingContribution } from '../setting.ts';

/** The commands of starting sessions. */
export const SESSION_START_COMMANDS = {} as const satisfies Record<string, CommandContribution>;

/** Where their commands stand in menus. */
export const SESSION_START_MENUS: Menus = {};

/** Their settings, by the name below `repWorkflows.`. */
export const SESSION_START_SETTINGS = {} as const satisfies Record<string, SettingContribution>;
