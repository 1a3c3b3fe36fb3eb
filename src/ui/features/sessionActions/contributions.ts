import * as v from 'valibot';
import type { ExtensionContext } from 'vscode';
import type { LiveState } from '../../sites/liveState.ts';
import type { SiteParts } from '../../sites/siteParts.ts';
import { commandsOn, type AnyCommand } from '../../platform/contributions/command.ts';
import { allowed, IN_CONTAINER, inState } from '../../platform/contributions/contextKeys.ts';
import { inTitle, onRow, onRows } from '../../platform/contributions/places.ts';
import { PARAMS } from '../../shared/argumentSchemas.ts';

const command = commandsOn<{
  readonly sites: SiteParts;
  /** The state that the views show: the present or the past. */
  readonly shown: LiveState;
  readonly context: ExtensionContext;
}>();

/** The session, and the action's other parameters by their names in camelCase; the table of actions checks them. */
const ON_SESSION = v.intersect([v.object({ lsid: v.optional(v.string()) }), PARAMS]);

/** The session of a command, and the parameters of its action. */
export type ActionArgument = v.InferOutput<typeof ON_SESSION>;

const LINK = v.object({ lsid: v.pipe(v.string(), v.trim(), v.nonEmpty()) });

const NEXT = v.object({ queueId: v.optional(v.string()) });

/** The queue to take the next customer of. */
export type NextArgument = v.InferOutput<typeof NEXT>;

const load = () => import('./sessionActions.ts');
const loadCopies = () => import('./copySessionFields.ts');

/** The commands on sessions in progress. */
export const SESSION_COMMANDS = {
  joinNextCustomer: command({
    title: 'Join Next Customer',
    icon: 'call-incoming',
    enablement: allowed('join_session'),
    takes: ['queue'],
    menus: [
      inTitle('queues', 'navigation@0', inState('live')),
      onRow('queues', ['queue.team', 'queue.general'], 'inline@0'),
      onRow('queues', 'queue', '0_join@1'),
    ],
    keybinding: { key: 'ctrl+k j', when: IN_CONTAINER },
    argument: NEXT,
    run: async ({ sites: { active } }, call) => (await import('./joinNextCustomer.ts')).joinNextCustomer(active, call),
  }),
  joinSession: command({
    title: 'Join Session…',
    icon: 'person-add',
    enablement: allowed('join_session'),
    takes: ['session'],
    menus: [onRow('any', 'session.waiting', 'inline@1'), onRows('any', 'session', '1_session@1')],
    argument: ON_SESSION,
    run: async ({ sites: { active } }, call) => (await load()).joinSession(active, call),
  }),
  transferSession: command({
    title: 'Transfer Session…',
    icon: 'arrow-right',
    enablement: allowed('transfer_session'),
    takes: ['session'],
    menus: [onRow('any', 'session.waiting', 'inline@2'), onRows('any', 'session', '1_session@2')],
    argument: ON_SESSION,
    run: async ({ sites: { active } }, call) => (await load()).transferSession(active, call),
  }),
  sendChatMessage: command({
    title: 'Send Chat Message…',
    icon: 'comment',
    enablement: allowed('send_chat_message'),
    takes: ['session', 'queue'],
    menus: [
      onRow('any', 'session.active', 'inline@1'),
      onRows('any', 'session', '1_session@3'),
      onRow('queues', 'queue.team', '1_key@3'),
    ],
    argument: ON_SESSION,
    run: async ({ sites: { active }, context }, call) =>
      (await load()).sendChatMessage(active, context.extensionUri, call),
  }),
  setSessionAttributes: command({
    title: 'Edit Session Attributes…',
    enablement: allowed('set_session_attributes'),
    takes: ['session'],
    menus: [onRows('any', 'session', '2_attributes@1')],
    argument: ON_SESSION,
    run: async ({ sites: { active }, context }, call) =>
      (await load()).setSessionAttributes(active, context.extensionUri, call),
  }),
  getSessionAttributes: command({
    title: 'Show Session Attributes',
    enablement: allowed('get_session_attributes'),
    takes: ['session'],
    menus: [onRows('any', 'session', '2_attributes@2')],
    argument: ON_SESSION,
    run: async ({ sites: { active } }, call) => (await load()).getSessionAttributes(active, call),
  }),
  leaveSession: command({
    title: 'Remove from Session…',
    enablement: allowed('leave_session'),
    takes: ['session'],
    menus: [onRows('any', 'session', '1_session@4')],
    argument: ON_SESSION,
    run: async ({ sites: { active } }, call) => (await load()).leaveSession(active, call),
  }),
  terminateSession: command({
    title: 'Terminate Session…',
    enablement: allowed('terminate_session'),
    takes: ['session'],
    menus: [onRows('any', 'session', 'z_end@1')],
    argument: ON_SESSION,
    run: async ({ sites: { active } }, call) => (await load()).terminateSession(active, call),
  }),
  copyLsid: command({
    title: 'Copy Session ID (LSID)',
    palette: false,
    takes: ['session', 'presentation'],
    menus: [
      onRows('any', ['session', 'presentation'], '9_copy@1'),
      onRows('live', ['past.session', 'past.presentation'], '9_copy@1'),
    ],
    run: async ({ shown }, { rows }) => (await loadCopies()).copyLsid(shown, rows),
  }),
  copyLink: command({
    title: 'Copy Link',
    icon: 'link',
    takes: ['session', 'report'],
    menus: [
      onRow('any', 'session', '9_copy@0'),
      onRow('live', 'past.session', '9_copy@0'),
      onRow('archive', 'report', '9_copy@0'),
    ],
    argument: LINK,
    run: async ({ sites: { active } }, { argument, row }) =>
      (await import('./copyLink.ts')).copyLink(active, argument?.lsid, row),
  }),
  copyExternalKey: command({
    title: 'Copy External Key',
    palette: false,
    takes: ['session'],
    menus: [
      onRows('any', ['session.waiting.keyed', 'session.active.keyed'], '9_copy@2'),
      onRows('live', ['past.session.waiting.keyed', 'past.session.active.keyed'], '9_copy@2'),
    ],
    run: async ({ shown }, { rows }) => (await loadCopies()).copyExternalKey(shown, rows),
  }),
} satisfies Record<string, AnyCommand>;

declare module '../../platform/contributions/commandTypes.ts' {
  interface ContributedCommands {
    readonly sessionActions: typeof SESSION_COMMANDS;
  }
}
