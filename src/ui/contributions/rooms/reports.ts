import type { CommandContribution } from '../command.ts';
import type { Menus } from '../menus.ts';
import type { SettingContribution } from '../setting.ts';

/** The commands of reports of past sessions. */
export const REPORT_COMMANDS = {} as const satisfies Record<string, CommandContribution>;

/** Where their commands stand in menus. */
export const REPORT_MENUS: Menus = {};

/** Their settings, by the name below `repWorkflows.`. */
export const REPORT_SETTINGS = {} as const satisfies Record<string, SettingContribution>;
