import type * as v from 'valibot';
import type { AnyCommand } from './command.ts';

/**
 * The tables of commands by feature. Each feature adds the type of its table in its own module, so that others can call
 * its commands without importing it.
 */
export interface ContributedCommands {}

type Table = ContributedCommands[keyof ContributedCommands];

/** The name of a command without its prefix `repWorkflows.`. */
export type CommandName = Table extends infer T ? (T extends unknown ? keyof T & string : never) : never;

type CommandOf<N extends CommandName> = Extract<Table, Readonly<Record<N, AnyCommand>>>[N];

/** The type of a command's argument object for its callers. */
export type ArgumentOf<N extends CommandName> = v.InferInput<NonNullable<CommandOf<N>['argument']>>;

/** The type of a command's result; undefined also if a person cancelled it. */
export type ResultOf<N extends CommandName> = Awaited<ReturnType<CommandOf<N>['run']>>;
