import type { CommandContribution } from '../command.ts';
import type { Menus } from '../menus.ts';
import type { SettingContribution } from '../setting.ts';

/** The commands of the Configuration API and backups. */
export const ADMINISTRATION_COMMANDS = {} as const satisfies Record<string, CommandContribution>;

/** Where their commands stand in menus. */
export const ADMINISTRATION_MENUS: Menus = {};

/** Their settings, by the name below `repWorkflows.`. */
export const ADMINISTRATION_SETTINGS = {} as const satisfies Record<string, SettingContribution>;
