import type { Signature } from '../schema/parameters.ts';

/** The client types of the client scripting API (guide: Parameters for Client Scripting API). */
export const CLIENT_TYPES = ['rep', 'web_console'] as const;

/** The first API version with a client type, if the guide's change log states it. */
export const CLIENT_TYPES_SINCE: Readonly<Partial<Record<ClientType, string>>> = { web_console: '1.18.0' };

/** One of the client types. */
export type ClientType = (typeof CLIENT_TYPES)[number];

/** An action of representative console scripts. */
export interface ScriptAction extends Signature {
  readonly summary: string;
  /** The client types for which the client scripting API has the action. */
  readonly clientTypes: readonly ClientType[];
  /** The site adds the action to every file it generates. */
  readonly automatic?: true;
  /** The replacement of a deprecated action. */
  readonly deprecated?: { readonly replacement: string };
  /** The first API version with the action, if the guide's change log states it. */
  readonly since?: string;
}
