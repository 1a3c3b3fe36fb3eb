import { DEFAULT_KEY_PATTERN } from '../../../session-start/externalKeys.ts';
import { HAS_SITE, type CommandContribution } from '../command.ts';
import type { Menus } from '../menus.ts';
import type { SettingContribution } from '../setting.ts';

/** The commands of starting sessions. */
export const SESSION_START_COMMANDS = {
  startSessionUrl: { title: 'Build Start Session URL…', icon: 'link', palette: HAS_SITE },
  startSessionSnippet: { title: 'Build Start Session Snippet…', icon: 'code', palette: HAS_SITE },
  supportButtonCommand: { title: 'Build Support Button Command Line…', icon: 'terminal' },
  copyStartSessionUrl: { title: 'Copy Start Session URL', icon: 'link', palette: false, takes: ['queue'] },
} as const satisfies Record<string, CommandContribution>;

const REP = 'view == repWorkflows.reps && viewItem =~ /^rep/';
const QUEUE = 'view == repWorkflows.queues && viewItem =~ /^queue\\.(team|personal)/';

/** Where their commands stand in menus. */
export const SESSION_START_MENUS: Menus = {
  'view/item/context': [
    { command: 'copyRepresentativeUrl', when: REP, group: '9_copy@1' },
    { command: 'copyStartSessionUrl', when: QUEUE, group: '9_copy@1' },
  ],
  'view/title': [{ command: 'startSessionUrl', when: 'view == repWorkflows.keys', group: '1_start@1' }],
};

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
