/** Resolves in a later turn of the event loop: what began this turn, the start of a window perhaps, ends first. */
export function nextTurn(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 0));
}
