import type { Journal, Stored } from './journal.ts';
import { LineCutter } from './lines.ts';
import { applyLines } from './replaySteps.ts';
import { RowFold } from './rowFold.ts';

/** The rows as they were before the first record of a block. */
export interface Checkpoint {
  readonly block: number;
  /** The rows are known for this time and later ones; what happens in this second itself may still follow. */
  readonly time: number;
  /** Lines that lead from nothing to these rows. */
  readonly lines: Stored;
}

/** A jump reads at most about so many bytes of records, or `SPACING` times a checkpoint. */
const FEWEST_BYTES = 4 * 1024 * 1024;
/** How many times larger than a checkpoint the records up to the next one are, so that all fit on a disk. */
const SPACING = 2;

/** The rows at some moments of a replay, beside its records on disk. */
export class Checkpoints {
  readonly #journal: Journal;
  readonly #fewestBytes: number;
  readonly #list: Checkpoint[] = [];
  #due = 0;

  constructor(journal: Journal, fewestBytes = FEWEST_BYTES) {
    this.#journal = journal;
    this.#fewestBytes = fewestBytes;
  }

  /** Whether so many records were written since the last one that there should be another. */
  get isDue(): boolean {
    return this.#journal.bytes >= this.#due;
  }

  /** Keeps `rows` for the block that comes next. */
  add(time: number, rows: RowFold): void {
    const lines = this.#journal.store(rows.lines());
    this.#list.push({ block: this.#journal.next, time, lines });
    this.#due = this.#journal.bytes + Math.max(this.#fewestBytes, SPACING * lines.bytes);
  }

  /** The one that a run of known rows began with. */
  at(time: number): Checkpoint | undefined {
    return this.#list.find((checkpoint) => checkpoint.time >= time);
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

  /** The rows of a checkpoint. @throws errors of the file system as they come. */
  async rows({ lines }: Checkpoint): Promise<RowFold> {
    const rows = new RowFold();
    // A row may have grown longer than lines of archives may be.
    applyLines(rows, new LineCutter(Infinity).push(await this.#journal.load(lines)));
    return rows;
  }
}
