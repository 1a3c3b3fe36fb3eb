import { StateModel } from '../../../state/model/model.ts';
import type { Row } from '../../../state/tables.ts';
import type { Journal, Stored } from './journal.ts';
import { LineCutter } from '../reading/lines.ts';

/** The rows as they were before the first record of a block. */
export interface Checkpoint {
  readonly block: number;
  /** The rows are known for this time and later ones; what happens in this second itself may still follow. */
  readonly time: number;
  readonly rows: Stored;
}

/** A jump reads at most about so many bytes of records, or `SPACING` times a checkpoint. */
const FEWEST_BYTES = 4 * 1024 * 1024;
/** How many times larger than a checkpoint the records up to the next one are, so that all fit on a disk. */
const SPACING = 2;
/** Few enough that no text becomes too long. */
const ROWS_A_LINE = 1000;

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

  /** Keeps the rows for the block that comes next. */
  add(time: number, model: StateModel): void {
    const rows = this.#journal.store(written(model));
    this.#list.push({ block: this.#journal.next, time, rows });
    this.#due = this.#journal.bytes + Math.max(this.#fewestBytes, SPACING * rows.bytes);
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
  async model({ rows }: Checkpoint): Promise<StateModel> {
    return read(await this.#journal.load(rows));
  }
}

/** Some rows of a table, as a line of JSON. */
interface SomeRows {
  readonly table: string;
  readonly rows: [id: string, row: Row][];
}

function written(model: StateModel): Buffer {
  const lines: Buffer[] = [];
  for (const table of model.tableNames) {
    let rows: SomeRows['rows'] = [];
    for (const row of model.rows(table)) {
      rows.push(row);
      if (rows.length === ROWS_A_LINE) {
        lines.push(lineOf({ table, rows }));
        rows = [];
      }
    }
    lines.push(lineOf({ table, rows }));
  }
  return Buffer.concat(lines);
}

function lineOf(rows: SomeRows): Buffer {
  return Buffer.from(`${JSON.stringify(rows)}\n`);
}

function read(bytes: Buffer): StateModel {
  const model = new StateModel();
  for (const line of new LineCutter(Infinity).push(bytes)) {
    const { table, rows } = JSON.parse(line.toString('utf8')) as SomeRows;
    model.add(table, rows);
  }
  return model;
}
