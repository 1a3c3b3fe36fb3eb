import type { CommandContribution } from '../command.ts';
import type { Menus } from '../menus.ts';
import type { SettingContribution } from '../setting.ts';

/** The commands of representative console scripts (BRCS). */
export const SCRIPT_COMMANDS = {
  createScript: { title: 'Create Console Script (BRCS)…', icon: 'new-file' },
} as const satisfies Record<string, CommandContribution>;

/** Where their commands stand in menus. */
export const SCRIPT_MENUS: Menus = {};

/** Their settings, by the name below `repWorkflows.`. */
export const SCRIPT_SETTINGS = {} as const satisfies Record<string, SettingContribution>;
