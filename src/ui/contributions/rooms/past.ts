import type { CommandContribution } from '../command.ts';
import type { Menus } from '../menus.ts';
import type { SettingContribution } from '../setting.ts';

/** The commands of archives, metrics and replay. */
export const PAST_COMMANDS = {} as const satisfies Record<string, CommandContribution>;

/** Where their commands stand in menus. */
export const PAST_MENUS: Menus = {};

/** Their settings, by the name below `repWorkflows.`. */
export const PAST_SETTINGS = {} as const satisfies Record<string, SettingContribution>;
