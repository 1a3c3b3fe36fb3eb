import type { ScriptCommand } from './print.ts';
import { readCommand } from './checks/lineRules.ts';
import { scriptAction } from './scriptActions.ts';
import { parameterFor } from '../schema/parameters.ts';
import type { Script } from './syntax.ts';

/** Whether a command holds a password, which must not be kept or handed on. */
export function hasPassword({ action: name, entries }: ScriptCommand): boolean {
  const action = scriptAction(name);
  return (
    action !== undefined &&
    entries.some((entry) => entry.value !== '' && parameterFor(action.parameters, entry.name)?.kind === 'password')
  );
}

/** The commands of a script, decoded, with the numbers of their lines (from 0); without lines that begin otherwise. */
export function commandsOf({ lines }: Script): readonly { readonly line: number; readonly command: ScriptCommand }[] {
  return lines.flatMap((each, line) => {
    const command = each.kind === 'command' ? readCommand(each) : undefined;
    return command ? [{ line, command }] : [];
  });
}
