import type { CommandContribution } from '../../platform/contributions/command.ts';
import { commandId } from '../../platform/contributions/commandId.ts';
import type { CommandName } from '../../platform/contributions/commandTypes.ts';
import { COMMANDS } from './commands.ts';
import { scriptLanguage } from '../../features/brcs/contributions.ts';
import { SETTINGS } from './settings.ts';
import { HAS_SITE, inState } from '../../platform/contributions/contextKeys.ts';
import { viewId, type ViewName, VIEWS, WELCOMES } from '../../platform/contributions/views.ts';
import { WALKTHROUGH } from './walkthrough.ts';
import type { Place } from '../../platform/contributions/places.ts';

/** The contributions of all tables: `contributes` of package.json, and the English texts it refers to. */
export interface Manifest {
  readonly contributes: Record<string, unknown>;
  readonly texts: Record<string, string>;
}

/** Builds the contributions from the tables; each text becomes a `%key%` with its English in package.nls.json. */
export function buildManifest(): Manifest {
  const texts: Record<string, string> = {};
  const say = (key: string, english: string): string => {
    texts[key] = english;
    return `%${key}%`;
  };
  const contributes = {
    commands: commands(say),
    configuration: { title: 'Rep Workflows', properties: settings(say) },
    viewsContainers: { activitybar: [{ id: 'repWorkflows', title: 'Rep Workflows', icon: 'media/rep-workflows.svg' }] },
    views: { repWorkflows: views(say) },
    viewsWelcome: welcomes(say),
    menus: menus(),
    keybindings: keybindings(),
    authentication: [{ id: 'repWorkflows', label: 'BeyondTrust Remote Support' }],
    ...scriptLanguage(say),
    walkthroughs: [walkthrough(say)],
  };
  return { contributes, texts };
}

type Say = (key: string, english: string) => string;

function commands(say: Say): unknown[] {
  return (Object.entries(COMMANDS) as [CommandName, CommandContribution][]).map(([name, command]) => ({
    command: commandId(name),
    title: say(`command.${name}`, command.title),
    category: 'Rep Workflows',
    ...(command.icon && { icon: `$(${command.icon})` }),
    ...(command.enablement && { enablement: command.enablement }),
  }));
}

function keybindings(): unknown[] {
  return (Object.entries(COMMANDS) as [CommandName, CommandContribution][]).flatMap(([name, { keybinding }]) =>
    keybinding ? [{ command: commandId(name), ...keybinding, mac: keybinding.key.replaceAll('ctrl', 'cmd') }] : [],
  );
}

function settings(say: Say): Record<string, unknown> {
  const properties: Record<string, unknown> = {};
  for (const [name, setting] of Object.entries(SETTINGS)) {
    const { description, ...schema } = setting;
    const words = 'enumDescriptions' in schema ? schema.enumDescriptions : undefined;
    properties[`repWorkflows.${name}`] = {
      ...schema,
      markdownDescription: say(`setting.${name}`, description),
      ...(words && { enumDescriptions: words.map((word, index) => say(`setting.${name}.${index}`, word)) }),
    };
  }
  return properties;
}

function views(say: Say): unknown[] {
  return (Object.keys(VIEWS) as ViewName[]).map((name) => {
    const view = VIEWS[name];
    return { ...view, id: viewId(name), name: say(`view.${name}`, view.name), icon: 'media/rep-workflows.svg' };
  });
}

function welcomes(say: Say): unknown[] {
  return WELCOMES.map(({ view, state, contents }) => ({
    view: viewId(view),
    contents: say(`welcome.${view}.${state}`, contents),
    // Before the extension has set the state, a first-time user already sees the next step.
    when: state === 'noSite' ? `!repWorkflows.state || ${inState(state)}` : inState(state),
  }));
}

function menus(): Record<string, unknown> {
  const items = (menu: string, list: readonly MenuItem[]): unknown[] =>
    list.map(({ command, all, when, group }) => {
      const isOfOneRow = menu === 'view/item/context' && !group.startsWith('inline') && all !== true;
      return { command: commandId(command), when: isOfOneRow ? `${when} && !listMultiSelection` : when, group };
    });
  const palette = (Object.entries(COMMANDS) as [CommandName, CommandContribution][]).flatMap(
    ([name, { palette: when = HAS_SITE }]) => (when === true ? [] : [{ command: commandId(name), when: String(when) }]),
  );
  return {
    commandPalette: palette,
    ...Object.fromEntries(Object.entries(MENUS).map(([menu, list = []]) => [menu, items(menu, list)])),
  };
}

function walkthrough(say: Say): unknown {
  return {
    id: WALKTHROUGH.id,
    title: say('walkthrough.title', WALKTHROUGH.title),
    description: say('walkthrough.description', WALKTHROUGH.description),
    steps: WALKTHROUGH.steps.map((step) => ({
      id: step.id,
      title: say(`walkthrough.${step.id}.title`, step.title),
      description: say(`walkthrough.${step.id}.description`, step.description),
      media: { markdown: `media/walkthrough/${step.id}.md` },
      completionEvents: step.completionEvents,
    })),
  };
}

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
