import type { ScriptCommand } from './print.ts';
import { readCommand } from './checks/lineRules.ts';
import { scriptAction } from './scriptActions.ts';
import { parameterFor } from '../schema/parameters.ts';
import type { Script } from './syntax.ts';

/** True if a command contains a password, so that it must not be stored or passed on. */
export function hasPassword({ action: name, entries }: ScriptCommand): boolean {
  const action = scriptAction(name);
  return (
    action !== undefined &&
    entries.some((entry) => entry.value !== '' && parameterFor(action.parameters, entry.name)?.kind === 'password')
  );
}

/** Returns the decoded commands of a script with their line numbers (from 0), without lines that are no commands. */
export function commandsOf({ lines }: Script): readonly { readonly line: number; readonly command: ScriptCommand }[] {
  return lines.flatMap((each, line) => {
    const command = each.kind === 'command' ? readCommand(each) : undefined;
    return command ? [{ line, command }] : [];
  });
}
