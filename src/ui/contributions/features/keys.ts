import * as v from 'valibot';
import { command, type AnyCommand } from '../command.ts';
import { allowed, HAS_SITE, inState } from '../contextKeys.ts';
import { inTitle, onRow } from '../places.ts';

/** The types; the bounds are the action table's. */
const KEY = v.object({
  queueId: v.optional(v.string()),
  ttl: v.optional(v.number()),
  externalKey: v.optional(v.string()),
  attributes: v.optional(v.record(v.string(), v.string())),
  priority: v.optional(v.number()),
  skills: v.optional(v.union([v.string(), v.array(v.string())])),
  urlHostname: v.optional(v.string()),
});

/** What is asked of a session key. */
export type KeyArgument = v.InferOutput<typeof KEY>;

/** The commands on session keys. */
export const KEY_COMMANDS = {
  generateSessionKey: command({
    title: 'Generate Session Key…',
    icon: 'key',
    enablement: allowed('generate_session_key'),
    palette: HAS_SITE,
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
  showSessionKey: command({
    title: 'Show Session Key',
    icon: 'open-preview',
    palette: false,
    takes: ['key'],
    menus: [onRow('keys', 'key', 'inline@2'), onRow('keys', 'key', '2_send@2')],
    run: ({ keys }, { row }) => keys.show(row?.id),
  }),
  copySessionKey: command({
    title: 'Copy Key',
    icon: 'copy',
    palette: false,
    takes: ['key'],
    menus: [onRow('keys', 'key', 'inline@1'), onRow('keys', 'key', '1_copy@1')],
    run: ({ keys }, { row }) => keys.copyKey(row?.id),
  }),
  copySessionKeyUrl: command({
    title: 'Copy URL',
    icon: 'link',
    palette: false,
    takes: ['key'],
    menus: [onRow('keys', 'key', '1_copy@2')],
    run: ({ keys }, { row }) => keys.copyUrl(row?.id),
  }),
  copySessionKeyMail: command({
    title: 'Copy E-Mail',
    palette: false,
    takes: ['key'],
    menus: [onRow('keys', 'key', '1_copy@3')],
    run: ({ keys }, { row }) => keys.copyMail(row?.id),
  }),
  draftSessionKeyMail: command({
    title: 'Open Mail Draft',
    icon: 'mail',
    palette: false,
    takes: ['key'],
    menus: [onRow('keys', 'key', '2_send@1')],
    run: ({ keys }, { row }) => keys.draftMail(row?.id),
  }),
  forgetSessionKey: command({
    title: 'Remove from List',
    palette: false,
    takes: ['key'],
    menus: [onRow('keys', 'key', '3_list@1')],
    run: ({ keys }, { row }) => keys.forget(row?.id),
  }),
} satisfies Record<string, AnyCommand>;
