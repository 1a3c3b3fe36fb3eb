import type { Signature, Variant } from '../../schema/parameters.ts';

/** The value of `perm_command` that an action requires (guide: get_api_info). */
export type CommandPermission = 'read_only' | 'full_access';

/** The destructive effect of an action, which a person has to confirm for every caller and argument. */
export interface Ending {
  /** The parameter that causes the effect; without one, every call has it. */
  readonly when?: string;
  /** The effect, as a sentence. */
  readonly what: string;
}

/** Returns the first API version with a variant, if it is later than the action's own. */
export function variantSince({ key, parameters }: Variant): string | undefined {
  return parameters[key]?.since;
}

/** An action of the command API. */
export interface Action extends Signature {
  /** A short sentence for pickers and help. */
  readonly description: string;
  readonly permission: CommandPermission;
  /** The first API version with the action, if the guide's change log states it. */
  readonly since?: string;
  /** True if it only reads, so that it may be repeated after a broken connection. */
  readonly readOnly: boolean;
  /** Set if it ends or removes something. */
  readonly ends?: Ending;
  /** `list`: repeated elements, where "nothing matches" is a result; `success`: a `<success>` element. */
  readonly answer: 'list' | 'object' | 'success';
}

/** A query, which changes nothing and needs only read-only access. */
export const QUESTION = { permission: 'read_only', readOnly: true } as const;

/** A change that the guide allows with read-only access, and that needs no confirmation. */
export const SMALL_CHANGE = { permission: 'read_only', readOnly: false, answer: 'success' } as const;

/** A change that needs full access. */
export const CHANGE = { permission: 'full_access', readOnly: false, answer: 'success' } as const;
