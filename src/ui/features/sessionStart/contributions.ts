import type { ExtensionContext } from 'vscode';
import * as v from 'valibot';
import type { SiteParts } from '../../sites/siteParts.ts';
import { DEFAULT_KEY_PATTERN } from '../../../session-start/externalKeys.ts';
import type { FormMethod } from '../../../session-start/keyForm.ts';
import { START_TYPES, type StartType } from '../../../session-start/startOptions.ts';
import type { Shell } from '../../../session-start/supportButton.ts';
import { commandsOn, type AnyCommand } from '../../platform/contributions/command.ts';
import { inTitle, onRow } from '../../platform/contributions/places.ts';
import { PARAMS } from '../../shared/argumentSchemas.ts';
import type { SettingContribution } from '../../platform/contributions/setting.ts';

const command = commandsOn<{ readonly sites: SiteParts; readonly context: ExtensionContext }>();

const startType = v.picklist(Object.keys(START_TYPES) as StartType[]);
const text = v.optional(v.string());

const SNIPPET = v.variant('kind', [
  v.object({ kind: v.literal('javascript'), startType, options: PARAMS }),
  v.object({
    kind: v.literal('form'),
    externalKey: v.optional(v.boolean()),
    method: v.optional(v.picklist(['get', 'post'] satisfies FormMethod[])),
  }),
  v.object({ kind: v.literal('link'), params: PARAMS, text, newTab: v.optional(v.boolean()) }),
  v.object({ kind: v.literal('button'), startType, options: PARAMS, text }),
  v.object({ kind: v.literal('page'), startType, options: PARAMS, text }),
  v.object({ kind: v.literal('head') }),
  v.object({ kind: v.literal('issueForm'), formId: v.string(), params: PARAMS }),
]);

/** The kind of a snippet, and all its parts. */
export type SnippetRequest = v.InferOutput<typeof SNIPPET>;

const BUTTON = v.object({
  executable: v.string(),
  cbdir: v.string(),
  externalKey: v.optional(v.string()),
  issueCodeName: v.optional(v.string()),
  presentFrontEndSurvey: v.optional(v.boolean()),
  shell: v.optional(v.picklist(['cmd', 'powershell'] satisfies Shell[])),
});

/** The parts of an embedded Support Button's command line, and the shell it is for. */
export type ButtonArgument = v.InferOutput<typeof BUTTON>;

/** The commands of starting sessions. */
export const SESSION_START_COMMANDS = {
  startSessionUrl: command({
    title: 'Build Start Session URL…',
    icon: 'link',
    menus: [inTitle('keys', '1_start@1')],
    argument: PARAMS,
    run: async ({ sites: { active }, context: { extensionUri } }, { argument }) =>
      (await import('./startUrlCommand.ts')).startSessionUrlCommand({ active, extensionUri }, argument),
  }),
  startSessionSnippet: command({
    title: 'Build Start Session Snippet…',
    icon: 'code',
    argument: SNIPPET,
    run: async ({ sites: { active }, context: { extensionUri } }, { argument }) =>
      (await import('./startSnippetCommand.ts')).startSessionSnippet({ active, extensionUri }, argument),
  }),
  supportButtonCommand: command({
    title: 'Build Support Button Command Line…',
    palette: true,
    icon: 'terminal',
    argument: BUTTON,
    run: async ({ sites: { active }, context: { extensionUri } }, { argument }) =>
      (await import('./supportButtonCommand.ts')).supportButtonCommandLine({ active, extensionUri }, argument),
  }),
  copyStartSessionUrl: command({
    title: 'Copy Start Session URL',
    icon: 'link',
    palette: false,
    takes: ['queue'],
    menus: [onRow('queues', ['queue.team', 'queue.personal'], '9_copy@1')],
    run: async ({ sites: { active } }, { row }) =>
      (await import('./startUrlCommand.ts')).copyStartSessionUrl(active, row),
  }),
} satisfies Record<string, AnyCommand>;

declare module '../../platform/contributions/commandTypes.ts' {
  interface ContributedCommands {
    readonly sessionStart: typeof SESSION_START_COMMANDS;
  }
}

/** The settings of starting sessions, by the name below `repWorkflows.`. */
export const SESSION_START_SETTINGS = {
  'externalKey.pattern': {
    scope: 'application',
    type: 'string',
    default: DEFAULT_KEY_PATTERN,
    description:
      'A regular expression for external keys (ticket numbers). A key that it finds in the selected text, in the name of the Git branch or in the clipboard is offered wherever an external key is asked for. Empty: none is offered.',
  },
} as const satisfies Record<string, SettingContribution>;
