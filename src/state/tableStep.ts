import type { Row } from './tables.ts';

/**
 * What one step did to the rows of one table, as it happened. Noting is all that an update costs; the sets are made
 * when someone reads them, for rows are never changed and can be compared at any later time.
 */
export class TableStep {
  readonly #ids: string[] = [];
  readonly #was: (Row | undefined)[] = [];
  readonly #is: (Row | undefined)[] = [];

  /** Notes that row `id` went from `was` to `is`; undefined where there was, or is, no row. */
  note(id: string, was: Row | undefined, is: Row | undefined): void {
    this.#ids.push(id);
    this.#was.push(was);
    this.#is.push(is);
  }

  /** The net effect on each row, in the order the rows were first touched. */
  netChanges(): ReadonlyMap<string, NetChange> {
    const changes = new Map<string, NetChange>();
    for (const [at, id] of this.#ids.entries()) {
      const was = this.#was[at];
      const is = this.#is[at];
      const known = changes.get(id);
      changes.set(id, { was: known === undefined ? was : known.was, is, last: is ?? was });
    }
    return changes;
  }
}

/** A row before and after a step, and as it was last seen: after it, or before it was deleted. */
export interface NetChange {
  readonly was: Row | undefined;
  readonly is: Row | undefined;
  readonly last: Row | undefined;
}
