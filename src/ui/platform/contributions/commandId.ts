import type { CommandName } from './commandTypes.ts';

export type { CommandName };

/** The identifier that VS Code knows a command by. */
export function commandId(name: CommandName): string {
  return `repWorkflows.${name}`;
}
