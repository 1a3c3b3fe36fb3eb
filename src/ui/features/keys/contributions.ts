import * as v from 'valibot';
import type { KeyAction, SessionKeys } from './sessionKeys.ts';
import { commandsOn, type AnyCommand } from '../../platform/contributions/command.ts';
import { allowed, inState } from '../../platform/contributions/contextKeys.ts';
import { inTitle, onRow } from '../../platform/contributions/places.ts';

const command = commandsOn<{ readonly keys: SessionKeys }>();

/** The types of the argument; the bounds are in the action table. */
const KEY = v.object({
  queueId: v.optional(v.string()),
  ttl: v.optional(v.number()),
  externalKey: v.optional(v.string()),
  attributes: v.optional(v.record(v.string(), v.string())),
  priority: v.optional(v.number()),
  skills: v.optional(v.union([v.string(), v.array(v.string())])),
  urlHostname: v.optional(v.string()),
});

/** The options of a session key. */
export type KeyArgument = v.InferOutput<typeof KEY>;

/**
 * The options of a key beside its queue: `ttl` in seconds, `attributes` by code name, over which `externalKey` wins.
 */
export type KeyOptions = Omit<KeyArgument, 'queueId'>;

/** A key to generate. */
export type SessionKeyRequest = KeyOptions & { readonly queueId: string };

/** Declares a command for a row of the view Session Keys, in these groups of its menu. */
const onKey = (title: string, action: KeyAction, groups: readonly string[], icon?: string) =>
  command({
    title,
    ...(icon !== undefined && { icon }),
    palette: false,
    takes: ['key'],
    menus: groups.map((group) => onRow('keys', 'key', group)),
    run: ({ keys }, { row }) => keys.act(action, row?.id),
  });

/** The commands of session keys. */
export const KEY_COMMANDS = {
  generateSessionKey: command({
    title: 'Generate Session Key…',
    icon: 'key',
    enablement: allowed('generate_session_key'),
    takes: ['queue', 'rep'],
    menus: [
      inTitle('queues', 'navigation@1', inState('live')),
      inTitle('keys', 'navigation@1'),
      onRow('queues', ['queue.team', 'queue.general'], 'inline@1'),
      onRow('queues', 'queue', '1_key@1'),
      onRow('reps', 'rep', '1_rep@2'),
    ],
    argument: KEY,
    run: ({ keys }, { argument, row }) => keys.generate(argument, row),
  }),
  showSessionKey: onKey('Show Session Key', 'show', ['inline@2', '2_send@2'], 'open-preview'),
  copySessionKey: onKey('Copy Key', 'copyKey', ['inline@1', '1_copy@1'], 'copy'),
  copySessionKeyUrl: onKey('Copy URL', 'copyUrl', ['1_copy@2'], 'link'),
  copySessionKeyMail: onKey('Copy E-Mail', 'copyMail', ['1_copy@3']),
  draftSessionKeyMail: onKey('Open Mail Draft', 'draftMail', ['2_send@1'], 'mail'),
  forgetSessionKey: onKey('Remove from List', 'forget', ['3_list@1']),
} satisfies Record<string, AnyCommand>;

declare module '../../platform/contributions/commandTypes.ts' {
  interface ContributedCommands {
    readonly keys: typeof KEY_COMMANDS;
  }
}
