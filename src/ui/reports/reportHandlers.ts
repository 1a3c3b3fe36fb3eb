import type { WindowParts } from '../commands/commandHandlers.ts';
import type { CommandHandlers } from '../commands/register.ts';

/** The commands of reports; their code is loaded when the first is used. */
export function reportHandlers(_parts: WindowParts) {
  return {} satisfies Partial<CommandHandlers>;
}
