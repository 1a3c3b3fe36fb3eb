import type { Signature, Variant } from '../../schema/parameters.ts';

/** What an account's `perm_command` must be for an action (guide: get_api_info). */
export type CommandPermission = 'read_only' | 'full_access';

/** What an action ends or removes. A person confirms it, whoever calls the action and with whatever argument. */
export interface Ending {
  /** The parameter that makes it so where it is given; without one the action always does. */
  readonly when?: string;
  /** What is gone then, as a sentence. */
  readonly what: string;
}

/** The first API version that has a kind, where it is later than the action's own. */
export function variantSince({ key, parameters }: Variant): string | undefined {
  return parameters[key]?.since;
}

/** One action of the command API, as data. */
export interface Action extends Signature {
  /** A short sentence for pickers and help. */
  readonly description: string;
  readonly permission: CommandPermission;
  /** The first API version that has the action, where the guide's change log tells. */
  readonly since?: string;
  /** Whether it only asks: such a request may be repeated after a broken connection. */
  readonly readOnly: boolean;
  /** Where it ends or removes something. */
  readonly ends?: Ending;
  /** `list`: repeated elements, where "nothing matches" is a result; `success`: a `<success>` element. */
  readonly answer: 'list' | 'object' | 'success';
}

/** A question: changes nothing, and read-only access is enough. */
export const QUESTION = { permission: 'read_only', readOnly: true } as const;

/** A change that an account with read-only access may make, as the guide says, and nobody has to confirm. */
export const SMALL_CHANGE = { permission: 'read_only', readOnly: false, answer: 'success' } as const;

/** A change that needs full access. */
export const CHANGE = { permission: 'full_access', readOnly: false, answer: 'success' } as const;
