import type { CommandName } from '../../../src/ui/platform/contributions/commandTypes.ts';
import { COMMANDS } from '../../../src/ui/window/contributions/commands.ts';
import type { CommandContribution } from '../../../src/ui/platform/contributions/command.ts';
import { MENUS } from '../../../src/ui/window/contributions/manifest.ts';

const contribution = (name: CommandName): CommandContribution => COMMANDS[name];

/** The titles of the commands that the palette may list. */
export function paletteTitles(): readonly string[] {
  const names = Object.keys(COMMANDS) as CommandName[];
  return names.filter((name) => contribution(name).palette !== false).map((name) => contribution(name).title);
}

/** The titles of the commands in a menu of the contribution tables; of its buttons alone with `inline`. */
export function menuTitles(menu: string, inline = false): ReadonlySet<string> {
  const items = (MENUS[menu] ?? []).filter(({ group }) => group.startsWith('inline') === inline);
  return new Set(items.map(({ command }) => contribution(command).title));
}

/** Returns every title in a menu or in the palette. */
export function allTitles(): ReadonlySet<string> {
  const menus = Object.keys(MENUS).flatMap((menu) => [...menuTitles(menu), ...menuTitles(menu, true)]);
  return new Set([...menus, ...paletteTitles()]);
}
