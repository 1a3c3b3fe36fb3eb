/**
 * Returns the processor time of `task` in milliseconds, which hardly depends on the load of the machine, unlike the
 * clock's.
 */
export function processorMilliseconds(task: () => unknown): number {
  const begun = process.cpuUsage();
  task();
  const { user, system } = process.cpuUsage(begun);
  return (user + system) / 1000;
}

/** As `processorMilliseconds`, of a task that takes its time; what else the process does meanwhile counts too. */
export async function processorMillisecondsOf(task: () => Promise<unknown>): Promise<number> {
  const begun = process.cpuUsage();
  await task();
  const { user, system } = process.cpuUsage(begun);
  return (user + system) / 1000;
}
