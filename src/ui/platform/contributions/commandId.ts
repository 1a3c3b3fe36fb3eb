import type { CommandName } from './commandTypes.ts';

export type { CommandName };

/** Returns the identifier of a command in VS Code. */
export function commandId(name: CommandName): string {
  return `repWorkflows.${name}`;
}
