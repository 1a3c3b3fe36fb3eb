import type { WindowParts } from '../commands/commandHandlers.ts';
import type { CommandHandler, CommandHandlers } from '../commands/register.ts';
import type { ScriptParts } from './scriptParts.ts';

const load = () => import('./scriptCommands.ts');
type ScriptCommandName = Exclude<keyof Awaited<ReturnType<typeof load>>, 'scriptParts'>;

/** The commands of scripts; their code is loaded when the first is used. */
export function scriptHandlers({ sites: { active }, context }: WindowParts) {
  let parts: ScriptParts | undefined;
  const late =
    (name: ScriptCommandName): CommandHandler =>
    async (argument) => {
      const commands = await load();
      parts ??= commands.scriptParts(active, context);
      return commands[name](parts, argument);
    };
  return {
    createScript: late('createScript'),
    createScriptForRow: late('createScriptForRow'),
    addScriptCommand: late('addScriptCommand'),
    copyScript: late('copyScript'),
    downloadScript: late('downloadScript'),
    runScript: late('runScript'),
  } satisfies Partial<CommandHandlers>;
}
