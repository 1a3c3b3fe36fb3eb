import type { WindowParts } from '../commands/commandHandlers.ts';
import type { CommandHandlers } from '../commands/register.ts';
import { registerStartCompletions } from './startCompletions.ts';

/** The commands of starting sessions, and the completions; their code is loaded when the first is used. */
export function startHandlers({ sites: { active }, context: { extensionUri, subscriptions } }: WindowParts) {
  subscriptions.push(registerStartCompletions(active));
  return {
    startSessionUrl: async (argument) => {
      const { startSessionUrlCommand } = await import('./startUrlCommand.ts');
      return startSessionUrlCommand({ active, extensionUri }, argument);
    },
    copyStartSessionUrl: async (element) => {
      const { copyStartSessionUrl } = await import('./startUrlCommand.ts');
      return copyStartSessionUrl({ active, extensionUri }, element);
    },
    startSessionSnippet: async (argument) => {
      const { startSessionSnippet } = await import('./startSnippetCommand.ts');
      return startSessionSnippet({ active, extensionUri }, argument);
    },
    supportButtonCommand: async (argument) => {
      const { supportButtonCommandLine } = await import('./supportButtonCommand.ts');
      return supportButtonCommandLine({ active, extensionUri }, argument);
    },
  } satisfies Partial<CommandHandlers>;
}
