import type { CommandContribution } from '../command.ts';
import { allowed, HAS_SITE } from '../contextKeys.ts';
import { inTitle, onRow, onRows } from '../places.ts';

/** The commands on sessions in progress. */
export const SESSION_COMMANDS = {
  joinSession: {
    title: 'Join Session…',
    icon: 'person-add',
    enablement: allowed('join_session'),
    palette: HAS_SITE,
    takes: ['session'],
    menus: [onRow('any', 'session.waiting', 'inline@1'), onRows('any', 'session', '1_session@1')],
  },
  transferSession: {
    title: 'Transfer Session…',
    icon: 'arrow-right',
    enablement: allowed('transfer_session'),
    palette: HAS_SITE,
    takes: ['session'],
    menus: [onRow('any', 'session.waiting', 'inline@2'), onRows('any', 'session', '1_session@2')],
  },
  sendChatMessage: {
    title: 'Send Chat Message…',
    icon: 'comment',
    enablement: allowed('send_chat_message'),
    palette: HAS_SITE,
    takes: ['session', 'queue'],
    menus: [
      onRow('any', 'session.active', 'inline@1'),
      onRows('any', 'session', '1_session@3'),
      onRow('queues', 'queue.team', '1_key@3'),
    ],
  },
  setSessionAttributes: {
    title: 'Edit Session Attributes…',
    enablement: allowed('set_session_attributes'),
    palette: HAS_SITE,
    takes: ['session'],
    menus: [onRows('any', 'session', '2_attributes@1')],
  },
  getSessionAttributes: {
    title: 'Show Session Attributes',
    enablement: allowed('get_session_attributes'),
    palette: HAS_SITE,
    takes: ['session'],
    menus: [onRows('any', 'session', '2_attributes@2')],
  },
  leaveSession: {
    title: 'Remove from Session…',
    enablement: allowed('leave_session'),
    palette: HAS_SITE,
    takes: ['session'],
    menus: [onRows('any', 'session', '1_session@4')],
  },
  terminateSession: {
    title: 'Terminate Session…',
    enablement: allowed('terminate_session'),
    palette: HAS_SITE,
    takes: ['session'],
    menus: [onRows('any', 'session', 'z_end@1')],
  },
  tryVirtualCustomer: {
    title: 'Try as Virtual Customer…',
    icon: 'hubot',
    enablement: allowed('generate_session_key', 'create_virtual_customer', 'send_chat_message', 'leave_session'),
    palette: HAS_SITE,
    takes: ['queue'],
    menus: [inTitle('sessions', '1_try@1'), onRow('queues', ['queue.team', 'queue.general'], '1_key@2')],
  },
  copyLsid: {
    title: 'Copy Session ID (LSID)',
    palette: false,
    takes: ['session', 'presentation'],
    menus: [
      onRows('any', ['session', 'presentation'], '9_copy@1'),
      onRows('live', ['past.session', 'past.presentation'], '9_copy@1'),
    ],
  },
  copyExternalKey: {
    title: 'Copy External Key',
    palette: false,
    takes: ['session'],
    menus: [
      onRows('any', ['session.waiting.keyed', 'session.active.keyed'], '9_copy@2'),
      onRows('live', ['past.session.waiting.keyed', 'past.session.active.keyed'], '9_copy@2'),
    ],
  },
} as const satisfies Record<string, CommandContribution>;
