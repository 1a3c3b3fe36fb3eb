import { DEFAULT_KEY_PATTERN } from '../../../session-start/externalKeys.ts';
import type { CommandContribution } from '../command.ts';
import { HAS_SITE } from '../contextKeys.ts';
import { inTitle, onRow } from '../places.ts';
import type { SettingContribution } from '../setting.ts';

/** The commands of starting sessions. */
export const SESSION_START_COMMANDS = {
  startSessionUrl: {
    title: 'Build Start Session URL…',
    icon: 'link',
    palette: HAS_SITE,
    menus: [inTitle('keys', '1_start@1')],
  },
  startSessionSnippet: { title: 'Build Start Session Snippet…', icon: 'code', palette: HAS_SITE },
  supportButtonCommand: { title: 'Build Support Button Command Line…', icon: 'terminal' },
  copyStartSessionUrl: {
    title: 'Copy Start Session URL',
    icon: 'link',
    palette: false,
    takes: ['queue'],
    menus: [onRow('queues', ['queue.team', 'queue.personal'], '9_copy@1')],
  },
} as const satisfies Record<string, CommandContribution>;

/** Their settings, by the name below `repWorkflows.`. */
export const SESSION_START_SETTINGS = {
  'externalKey.pattern': {
    scope: 'application',
    type: 'string',
    default: DEFAULT_KEY_PATTERN,
    description:
      'A regular expression for external keys (ticket numbers). A key that it finds in the selected text, in the name of the Git branch or in the clipboard is offered wherever an external key is asked for. Empty: none is offered.',
  },
} as const satisfies Record<string, SettingContribution>;
