import type { Rows } from './archivedModel.ts';
import type { RowFold } from './rowFold.ts';

/** The rows as they were before the first record of a block. */
export interface Checkpoint {
  readonly block: number;
  /** The rows are known for this time and later ones; what happens in this second itself may still follow. */
  readonly time: number;
  readonly rows: Rows;
  /** Whether a run begins here: such a one is never given up. */
  readonly isStart: boolean;
}

/** How much checkpoints may hold. */
export interface CheckpointLimits {
  /** Places for rows, also for one that many checkpoints share. */
  readonly places: number;
  /** Rows that differ from those of the checkpoint before. */
  readonly rows: number;
}

const LIMITS: CheckpointLimits = { places: 1_500_000, rows: 200_000 };

/** The rows at some moments, bounded by their number: where it is passed, every other moment is given up. */
export class Checkpoints {
  readonly #limits: CheckpointLimits;
  #list: Checkpoint[] = [];
  #places = 0;
  #rows = 0;
  /** So many blocks lie between two of them. */
  #stride = 4;

  constructor(limits: CheckpointLimits = LIMITS) {
    this.#limits = limits;
  }

  get all(): readonly Checkpoint[] {
    return this.#list;
  }

  /** Whether `block` is so far from the last one that it should become one. */
  isDue(block: number): boolean {
    const last = this.#list.at(-1);
    return last === undefined || block - last.block >= this.#stride;
  }

  add(block: number, time: number, model: RowFold, isStart: boolean): void {
    const added = { block, time, rows: model.copyRows(), isStart };
    this.#count(this.#list.at(-1), added);
    this.#list.push(added);
    while ((this.#places > this.#limits.places || this.#rows > this.#limits.rows) && this.#thin()) {
      this.#stride *= 2;
    }
  }

  /** The last one that was made before anything of a second after `time` happened, from `from` on. */
  before(time: number, from: number): Checkpoint | undefined {
    let low = 0;
    let high = this.#list.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.#list[middle]?.time ?? Infinity) <= time) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    const found = this.#list[low - 1];
    return found === undefined || found.time < from ? undefined : found;
  }

  #thin(): boolean {
    let isOther = false;
    const kept = this.#list.filter(({ isStart }) => {
      isOther = !isOther;
      return isStart || isOther;
    });
    const wasThinned = kept.length < this.#list.length;
    this.#list = kept;
    this.#places = 0;
    this.#rows = 0;
    for (const [at, checkpoint] of kept.entries()) {
      this.#count(kept[at - 1], checkpoint);
    }
    return wasThinned;
  }

  #count(previous: Checkpoint | undefined, { rows: tables }: Checkpoint): void {
    for (const [table, rows] of tables) {
      const before = previous?.rows.get(table);
      this.#places += rows.size;
      let same = 0;
      if (before !== undefined) {
        rows.forEach((row, id) => (same += before.get(id) === row ? 1 : 0));
      }
      this.#rows += rows.size - same;
    }
  }
}
