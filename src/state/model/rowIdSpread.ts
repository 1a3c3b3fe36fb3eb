import { SiteError } from '../../site/errors.ts';

/** Fewer ids can do no harm, however they were chosen. */
const FEWEST = 8_192;
const LOW_BITS = 0xfff;
const INTEGER_LIKE = /^\d{1,10}$/;

/**
 * Watches the row ids of a table. V8 has hashed strings that are small integers by their value, until it was mended in
 * 2026: of ids that a site has chosen for it, a Map of 65,536 took 27 seconds.
 */
export class RowIdSpread {
  #nextLook = FEWEST;

  /** Call after each new row. Throws SiteError `too-large` when the ids would take too long to look up. */
  added(table: string, ids: ReadonlyMap<string, unknown>): void {
    if (ids.size >= this.#nextLook) {
      this.#nextLook = 2 * ids.size;
      if (largestGroup(ids.keys()) > ids.size / 4 && hashesByValue()) {
        throw new SiteError(
          'too-large',
          `The rows of ${table.slice(0, 80)} have numbers that take this version of VS Code too long to look up.`,
        );
      }
    }
  }
}

/** How many ids have the same low bits. */
function largestGroup(ids: Iterable<string>): number {
  const groups = new Uint32Array(LOW_BITS + 1);
  let largest = 0;
  for (const id of ids) {
    if (INTEGER_LIKE.test(id)) {
      const group = Number(id) & LOW_BITS;
      const count = (groups[group] ?? 0) + 1;
      groups[group] = count;
      largest = Math.max(largest, count);
    }
  }
  return largest;
}

let answer: boolean | undefined;

/** Whether this process hashes strings of digits by their value; asked of it once, in some milliseconds. */
function hashesByValue(): boolean {
  answer ??= fillSeconds(65_536) > 8 * fillSeconds(1);
  return answer;
}

function fillSeconds(stride: number): number {
  let least = Infinity;
  for (let round = 0; round < 3; round++) {
    const ids = Array.from({ length: 3_000 }, (_, at) => String((at + 1) * stride));
    const start = performance.now();
    new Set(ids);
    least = Math.min(least, performance.now() - start);
  }
  return least;
}
