import { APPLIANCE_ACTIONS } from './actions/appliances.ts';
import type { Action } from './actions/action.ts';
import { CHAT_ACTIONS } from './actions/chat.ts';
import { PEOPLE_ACTIONS } from './actions/people.ts';
import { SESSION_ACTIONS } from './actions/sessions.ts';
import { JUMP_SHORTCUT_ACTIONS } from './jumpShortcuts/action.ts';
import type { Parameters, ValuesOf } from '../schema/parameters.ts';

export type { Action, Ending } from './actions/action.ts';

/**
 * All supported actions of the command API, by the guide's names. Validation, prompts and permissions use this table;
 * types are derived from it.
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

/** The parameters of action `A` by the guide's names; if it has variants, those of any one. */
export type ParamsOf<A extends ActionName> = (typeof ACTIONS)[A] extends { readonly variants: infer V }
  ? ParamsOfAny<V[keyof V]>
  : ValuesOf<(typeof ACTIONS)[A]['parameters']>;

type ParamsOfAny<V> = V extends { readonly parameters: infer P extends Parameters } ? ValuesOf<P> : never;

/** All actions, in the order of pickers. */
export const ACTION_NAMES = Object.keys(ACTIONS) as readonly ActionName[];

/** True if `name` is an action of the table. */
export function isActionName(name: string): name is ActionName {
  return Object.hasOwn(ACTIONS, name);
}

/** Returns the description of an action, without the types of its parameters. */
export function describeAction(name: ActionName): Action {
  return ACTIONS[name];
}
