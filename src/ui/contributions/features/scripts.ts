import type { CommandContribution } from '../command.ts';
import { HAS_SITE } from '../contextKeys.ts';
import { onRow } from '../places.ts';
import type { SettingContribution } from '../setting.ts';

const IN_SCRIPT = 'editorLangId == brcs';
const ON_SCRIPT = 'resourceLangId == brcs';

/** The commands of representative console scripts (BRCS). */
export const SCRIPT_COMMANDS = {
  createScript: {
    title: 'Create Console Script (BRCS)…',
    icon: 'new-file',
    menus: [{ menu: 'file/newFile', when: 'true', group: 'file' }],
  },
  createScriptForRow: {
    title: 'Create Console Script…',
    palette: false,
    takes: ['session', 'rep'],
    menus: [onRow('any', ['session', 'rep'], '4_script@1')],
  },
  addScriptCommand: {
    title: 'Add Command to Script…',
    icon: 'add',
    palette: IN_SCRIPT,
    menus: [{ menu: 'editor/context', when: ON_SCRIPT, group: '1_script@2' }],
  },
  copyScript: {
    title: 'Copy Script As…',
    icon: 'copy',
    palette: IN_SCRIPT,
    menus: [{ menu: 'editor/context', when: ON_SCRIPT, group: '1_script@3' }],
  },
  downloadScript: { title: 'Download Console Script (BRCS)…', icon: 'cloud-download', palette: HAS_SITE },
  runScript: {
    title: 'Run Console Script',
    icon: 'play',
    palette: IN_SCRIPT,
    takes: 'uri',
    menus: [
      { menu: 'editor/title/run', when: ON_SCRIPT, group: 'navigation@1' },
      { menu: 'editor/context', when: ON_SCRIPT, group: '1_script@1' },
      { menu: 'explorer/context', when: ON_SCRIPT, group: '2_script@1' },
    ],
  },
} as const satisfies Record<string, CommandContribution>;

/** Their settings, by the name below `repWorkflows.`. */
export const SCRIPT_SETTINGS = {
  'repConsole.path': {
    scope: 'machine',
    type: 'string',
    default: '',
    description:
      'The representative console’s program on this machine, as a full path. Empty: it is looked for in its usual places.',
  },
} as const satisfies Record<string, SettingContribution>;

/** What makes BRCS a language of VS Code, and its tasks; `say` puts an English text into package.nls.json. */
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
