import type { WindowParts } from '../commands/commandHandlers.ts';
import type { CommandHandlers } from '../commands/register.ts';

/** The commands of archives, metrics and replay; their code is loaded when the first is used. */
export function pastHandlers(_parts: WindowParts) {
  return {} satisfies Partial<CommandHandlers>;
}
