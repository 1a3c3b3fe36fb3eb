/** Runs `task` and counts the turns that the event loop makes meanwhile, to see that it yields to other tasks. */
export async function turnsDuring<T>(task: () => Promise<T>): Promise<{ readonly result: T; readonly turns: number }> {
  let turns = 0;
  let running = true;
  const count = (): void => {
    turns += 1;
    if (running) {
      setImmediate(count);
    }
  };
  setImmediate(count);
  const result = await task();
  running = false;
  return { result, turns };
}
