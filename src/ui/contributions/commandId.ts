import type { CommandName } from './commands.ts';

export type { CommandName };

/** The identifier that VS Code knows a command by. Apart from the table, whose texts no window needs at its start. */
export function commandId(name: CommandName): string {
  return `repWorkflows.${name}`;
}
