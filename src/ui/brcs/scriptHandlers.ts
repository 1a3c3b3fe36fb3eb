import type { WindowParts } from '../commands/commandHandlers.ts';
import type { CommandHandlers } from '../commands/register.ts';

/** The commands of scripts; their code is loaded when the first is used. */
export function scriptHandlers({ sites: { active } }: WindowParts) {
  return {
    createScript: async (argument) => {
      const { createScript } = await import('./createScript.ts');
      return createScript(argument, active.site?.company ?? '');
    },
  } satisfies Partial<CommandHandlers>;
}
