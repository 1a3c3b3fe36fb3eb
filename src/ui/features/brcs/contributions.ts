import * as v from 'valibot';
import type { ScriptParts } from './scriptParts.ts';
import { CLIENT_TYPES } from '../../../brcs/scriptParameters.ts';
import { commandsOn, type AnyCommand } from '../../platform/contributions/command.ts';
import { onRow } from '../../platform/contributions/places.ts';
import { FILE } from '../../shared/argumentSchemas.ts';
import type { SettingContribution } from '../../platform/contributions/setting.ts';

const command = commandsOn<{ readonly scripts: () => Promise<ScriptParts> }>();

const IN_SCRIPT = 'editorLangId == brcs';
const ON_SCRIPT = 'resourceLangId == brcs';

const VALUE = v.optional(v.union([v.string(), v.number(), v.boolean()]));

/** An action with its parameters. */
const SCRIPT_COMMAND = v.object({ action: v.string(), params: v.optional(v.record(v.string(), VALUE), {}) });

const NEW_SCRIPT = v.object({ actions: v.array(SCRIPT_COMMAND), company: v.optional(v.string()) });
const PLACE = v.object({ uri: v.optional(FILE), line: v.optional(v.number()) });
const AT_PLACE = v.object({ ...PLACE.entries, ...v.partial(SCRIPT_COMMAND).entries });
const COPY = v.object({
  ...AT_PLACE.entries,
  as: v.optional(v.picklist(['url', 'webConsoleUrl', 'link', 'curl', 'commandLine'])),
});
const DOWNLOAD = v.object({ type: v.optional(v.picklist(CLIENT_TYPES), 'rep'), ...SCRIPT_COMMAND.entries });

/** The commands of a new script. */
export type NewScript = v.InferOutput<typeof NEW_SCRIPT>;

/** A script, and optionally a line of it. */
export type ScriptPlace = v.InferOutput<typeof PLACE>;

/** A command, and the script and line to insert it at. */
export type CommandAtPlace = v.InferOutput<typeof AT_PLACE>;

/** A command, or its script and line, and the form to copy it in. */
export type CopyArgument = v.InferOutput<typeof COPY>;

/** A form in which a command of a script can be copied. */
export type CopyForm = NonNullable<CopyArgument['as']>;

/** A script for the site to generate. */
export type ScriptDownload = v.InferOutput<typeof DOWNLOAD>;

/** The commands of representative console scripts (BRCS). */
export const SCRIPT_COMMANDS = {
  createScript: command({
    title: 'Create Console Script (BRCS)…',
    palette: true,
    icon: 'new-file',
    menus: [{ menu: 'file/newFile', when: 'true', group: 'file' }],
    argument: NEW_SCRIPT,
    run: async ({ scripts }, { argument }) =>
      (await import('./createScript.ts')).createScript(await scripts(), argument),
  }),
  createScriptForRow: command({
    title: 'Create Console Script…',
    palette: false,
    takes: ['session', 'rep'],
    menus: [onRow('any', ['session', 'rep'], '4_script@1')],
    run: async ({ scripts }, { row }) =>
      (await import('./createScriptForRow.ts')).createScriptForRow(await scripts(), row),
  }),
  addScriptCommand: command({
    title: 'Add Command to Script…',
    icon: 'add',
    palette: IN_SCRIPT,
    menus: [{ menu: 'editor/context', when: ON_SCRIPT, group: '1_script@2' }],
    argument: AT_PLACE,
    run: async ({ scripts }, { argument }) =>
      (await import('./addScriptCommand.ts')).addScriptCommand(await scripts(), argument),
  }),
  copyScript: command({
    title: 'Copy Script As…',
    icon: 'copy',
    palette: IN_SCRIPT,
    menus: [{ menu: 'editor/context', when: ON_SCRIPT, group: '1_script@3' }],
    argument: COPY,
    run: async ({ scripts }, { argument }) => (await import('./copyScript.ts')).copyScript(await scripts(), argument),
  }),
  downloadScript: command({
    title: 'Download Console Script (BRCS)…',
    icon: 'cloud-download',
    argument: DOWNLOAD,
    run: async ({ scripts }, { argument }) =>
      (await import('./downloadScript.ts')).downloadScript(await scripts(), argument),
  }),
  runScript: command({
    title: 'Run Console Script',
    icon: 'play',
    palette: IN_SCRIPT,
    takes: 'uri',
    menus: [
      { menu: 'editor/title/run', when: ON_SCRIPT, group: 'navigation@1' },
      { menu: 'editor/context', when: ON_SCRIPT, group: '1_script@1' },
      { menu: 'explorer/context', when: ON_SCRIPT, group: '2_script@1' },
    ],
    argument: PLACE,
    run: async ({ scripts }, { argument, uri }) =>
      (await import('./runScript.ts')).runScript(await scripts(), argument, uri),
  }),
} satisfies Record<string, AnyCommand>;

declare module '../../platform/contributions/commandTypes.ts' {
  interface ContributedCommands {
    readonly brcs: typeof SCRIPT_COMMANDS;
  }
}

/** The settings of scripts, by the name below `repWorkflows.`. */
export const SCRIPT_SETTINGS = {
  'repConsole.path': {
    scope: 'machine',
    type: 'string',
    default: '',
    description:
      'The representative console’s program on this machine, as a full path. Empty: it is looked for in its usual places.',
  },
} as const satisfies Record<string, SettingContribution>;

/**
 * Returns the contributions that make BRCS a language of VS Code, and its tasks; `say` puts an English text into
 * package.nls.json.
 */
export function scriptLanguage(say: (key: string, english: string) => string): Record<string, unknown> {
  return {
    languages: [
      {
        id: 'brcs',
        aliases: ['BRCS', 'BeyondTrust Representative Console Script'],
        extensions: ['.brcs'],
        filenamePatterns: ['*.brcs-*'],
        firstLine: '^BRCS\\d\\.\\d$',
        configuration: './media/brcs.language-configuration.json',
        icon: { light: './media/brcs.light.svg', dark: './media/brcs.dark.svg' },
      },
    ],
    grammars: [{ language: 'brcs', scopeName: 'source.brcs', path: './media/brcs.tmLanguage.json' }],
    semanticTokenTypes: [
      { id: 'brcsUnknown', description: say('brcs.unknown', 'A name that console scripts do not have.') },
      { id: 'brcsPassword', description: say('brcs.password', 'A password in plain text.') },
    ],
    semanticTokenScopes: [
      {
        language: 'brcs',
        scopes: {
          brcsUnknown: ['invalid.illegal.unknown.brcs'],
          brcsPassword: ['invalid.deprecated.password.brcs', 'string.unquoted.password.brcs'],
        },
      },
    ],
    configurationDefaults: {
      '[brcs]': { 'editor.semanticHighlighting.enabled': true, 'editor.wordBasedSuggestions': 'off' },
    },
    taskDefinitions: [
      {
        type: 'brcs',
        required: ['file'],
        properties: {
          file: {
            type: 'string',
            description: say('brcs.task.file', 'The script to run with the representative console.'),
          },
        },
      },
    ],
  };
}
