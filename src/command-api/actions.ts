import { APPLIANCE_ACTIONS } from './actions/appliances.ts';
import type { Action } from './actions/action.ts';
import { CHAT_ACTIONS } from './actions/chat.ts';
import { PEOPLE_ACTIONS } from './actions/people.ts';
import { SESSION_ACTIONS } from './actions/sessions.ts';
import { JUMP_SHORTCUT_ACTIONS } from './jumpShortcuts/action.ts';
import type { Parameters, ValuesOf } from '../schema/parameters.ts';

export type { Action, Ending } from './actions/action.ts';

/**
 * Every action of the command API that the extension knows, by the guide's name. Validation, prompts, permissions and
 * the demo site all read this table; types are derived from it.
 */
export const ACTIONS = {
  ...PEOPLE_ACTIONS,
  ...SESSION_ACTIONS,
  ...CHAT_ACTIONS,
  ...APPLIANCE_ACTIONS,
  ...JUMP_SHORTCUT_ACTIONS,
} as const satisfies Record<string, Action>;

/** The guide's name of an action. */
export type ActionName = keyof typeof ACTIONS;

/** The parameters of action `A` by the guide's names; those of any one kind, where an action has variants. */
export type ParamsOf<A extends ActionName> = (typeof ACTIONS)[A] extends { readonly variants: infer V }
  ? ParamsOfAny<V[keyof V]>
  : ValuesOf<(typeof ACTIONS)[A]['parameters']>;

type ParamsOfAny<V> = V extends { readonly parameters: infer P extends Parameters } ? ValuesOf<P> : never;

/** All actions, in the order in which people look for them. */
export const ACTION_NAMES = Object.keys(ACTIONS) as readonly ActionName[];

/** Whether `name` is an action of the table. */
export function isActionName(name: string): name is ActionName {
  return Object.hasOwn(ACTIONS, name);
}

/** What the table says of an action, without the types of its parameters. */
export function describeAction(name: ActionName): Action {
  return ACTIONS[name];
}
