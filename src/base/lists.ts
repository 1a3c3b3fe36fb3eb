/** Adds items at the end of a list. `push(...items)` throws RangeError for about a hundred thousand of them. */
export function append<T>(list: T[], items: Iterable<T>): void {
  for (const item of items) {
    list.push(item);
  }
}

/** The largest of the numbers, or `least` where that is larger. `Math.max(...numbers)` throws where there are many. */
export function largest(numbers: Iterable<number>, least: number): number {
  let most = least;
  for (const number of numbers) {
    most = Math.max(most, number);
  }
  return most;
}

/** The smallest of the numbers, or `most` where that is smaller. */
export function smallest(numbers: Iterable<number>, most: number): number {
  let least = most;
  for (const number of numbers) {
    least = Math.min(least, number);
  }
  return least;
}
