import type { WindowParts } from '../commands/commandHandlers.ts';
import type { CommandHandlers } from '../commands/register.ts';

/** The commands of starting sessions; their code is loaded when the first is used. */
export function startHandlers(_parts: WindowParts) {
  return {} satisfies Partial<CommandHandlers>;
}
