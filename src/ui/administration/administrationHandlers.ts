import type { WindowParts } from '../commands/commandHandlers.ts';
import type { CommandHandlers } from '../commands/register.ts';

/** The commands of the Configuration API and backups; their code is loaded when the first is used. */
export function administrationHandlers(_parts: WindowParts) {
  return {} satisfies Partial<CommandHandlers>;
}
