import type * as v from 'valibot';
import type { AnyCommand } from './command.ts';
import { ACTION_COMMANDS } from './features/actions.ts';
import { ADMINISTRATION_COMMANDS } from './features/administration.ts';
import { KEY_COMMANDS } from './features/keys.ts';
import { PAST_COMMANDS } from './features/past.ts';
import { PRESENCE_COMMANDS } from './features/presence.ts';
import { REPORT_COMMANDS } from './features/reports.ts';
import { SCRIPT_COMMANDS } from './features/scripts.ts';
import { SESSION_COMMANDS } from './features/sessions.ts';
import { SESSION_START_COMMANDS } from './features/sessionStart.ts';
import { SITE_COMMANDS } from './features/sites.ts';
import { VIEW_COMMANDS } from './features/views.ts';

/** Every command of the extension. Registration, menus and package.json read this table; there is no second list. */
export const COMMANDS = {
  ...SITE_COMMANDS,
  ...KEY_COMMANDS,
  ...PRESENCE_COMMANDS,
  ...SESSION_COMMANDS,
  ...ACTION_COMMANDS,
  ...SCRIPT_COMMANDS,
  ...REPORT_COMMANDS,
  ...PAST_COMMANDS,
  ...SESSION_START_COMMANDS,
  ...ADMINISTRATION_COMMANDS,
  ...VIEW_COMMANDS,
} satisfies Record<string, AnyCommand>;

/** The name of a command without its prefix `repWorkflows.`. */
export type CommandName = keyof typeof COMMANDS;

/** The argument object of a command, as callers write it. */
export type ArgumentOf<N extends CommandName> = v.InferInput<NonNullable<(typeof COMMANDS)[N]['argument']>>;

/** What a command gives; undefined also where a person cancelled it. */
export type ResultOf<N extends CommandName> = Awaited<ReturnType<(typeof COMMANDS)[N]['run']>>;

/**
 * Every command as other extensions call it, by its identifier; written into `api.d.ts`.
 * @public
 */
export type CommandSignatures = {
  readonly [N in CommandName as `repWorkflows.${N}`]: (argument?: ArgumentOf<N>) => ResultOf<N>;
};
