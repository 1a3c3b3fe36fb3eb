/** Appends items to a list. `push(...items)` throws RangeError for about a hundred thousand of them. */
export function append<T>(list: T[], items: Iterable<T>): void {
  for (const item of items) {
    list.push(item);
  }
}

/** Returns the largest of the numbers, at least `least`. `Math.max(...numbers)` throws for very many of them. */
export function largest(numbers: Iterable<number>, least: number): number {
  let most = least;
  for (const number of numbers) {
    most = Math.max(most, number);
  }
  return most;
}

/** Returns the smallest of the numbers, at most `most`. */
export function smallest(numbers: Iterable<number>, most: number): number {
  let least = most;
  for (const number of numbers) {
    least = Math.min(least, number);
  }
  return least;
}
