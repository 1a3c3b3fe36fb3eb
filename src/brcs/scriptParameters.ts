import type { Signature } from '../schema/parameters.ts';

/** The client types of the client scripting API (guide: Parameters for Client Scripting API). */
export const CLIENT_TYPES = ['rep', 'web_console'] as const;

/** The first API version that has a client type, where the guide's change log tells. */
export const CLIENT_TYPES_SINCE: Readonly<Partial<Record<ClientType, string>>> = { web_console: '1.18.0' };

/** One of the client types. */
export type ClientType = (typeof CLIENT_TYPES)[number];

/** One action of a representative console script, as data. */
export interface ScriptAction extends Signature {
  readonly summary: string;
  /** For which client types the client scripting API takes the action. */
  readonly clientTypes: readonly ClientType[];
  /** The site adds the action to every file it generates. */
  readonly automatic?: true;
  /** The action that took its place. */
  readonly deprecated?: { readonly replacement: string };
  /** The first API version that has the action, where the guide's change log tells. */
  readonly since?: string;
}
