import { CHANGE, type Action } from '../actions/action.ts';
import type { Parameter, Parameters } from '../../schema/parameters.ts';
import { JUMP_SHORTCUT_KINDS } from './kinds.ts';

/** The action that creates Jump shortcuts. */
export const JUMP_SHORTCUT_ACTIONS = {
  import_jump_shortcut: {
    ...CHANGE,
    description: 'Creates a Jump shortcut.',
    parameters: parametersOfAllKinds(),
    variants: JUMP_SHORTCUT_KINDS,
    since: '1.15.0',
  },
} as const satisfies Record<string, Action>;

/** Merges the parameters of all kinds: required if every kind requires it; a number has the widest bounds. */
function parametersOfAllKinds(): Parameters {
  const kinds: readonly Parameters[] = Object.values(JUMP_SHORTCUT_KINDS).map(({ parameters }) => parameters);
  const names = new Set(kinds.flatMap((parameters) => Object.keys(parameters)));
  return Object.fromEntries(
    [...names].map((name) => {
      const definitions = kinds.map((parameters) => parameters[name]).filter((found) => found !== undefined);
      return [name, definitions.length === kinds.length ? definitions[0] : optional(definitions.reduce(widest))];
    }),
  ) as Parameters;
}

function widest(one: Parameter, other: Parameter): Parameter {
  return one.kind === 'integer' && other.kind === 'integer' ? { ...one, min: Math.min(one.min, other.min) } : one;
}

function optional({ required: _, ...parameter }: Parameter): Parameter {
  return parameter;
}
