import type { ArchiveRows } from './archiveRows.ts';
import { ArchiveLines, type Happened } from './archiveLines.ts';
import { ArchiveStore, type StoredArchive } from './archiveStore.ts';
import type { WireRow } from '../sim/rowChanges.ts';
import type { HistoryEvent } from '../sim/history.ts';

/** What archives are written from. Times are seconds since the epoch. */
export interface ArchiveWriterOptions {
  readonly seed: number;
  /** When the first archive begins: a full half hour. What comes before is only lived through. */
  readonly from: number;
  readonly isOff: (time: number) => boolean;
}

/** Writes down what happens and cuts it into archives as time goes by. */
export class ArchiveWriter {
  readonly #from: number;
  readonly #store: ArchiveStore;
  readonly #lines: ArchiveLines;
  #isWriting = false;

  constructor({ seed, from, isOff }: ArchiveWriterOptions) {
    this.#from = from;
    this.#store = new ArchiveStore(from, isOff);
    this.#lines = new ArchiveLines(seed, (line) => {
      if (this.#isWriting) {
        this.#store.add(line);
      }
    });
  }

  /** Those that are complete, in order of time. */
  get archives(): readonly StoredArchive[] {
    return this.#store.archives;
  }

  take(happened: Happened): void {
    this.advance(happened.time);
    this.#lines.take(happened);
  }

  /** Takes what the history tells: the rows that changed, and the event itself. */
  record(event: HistoryEvent, rows: ArchiveRows): void {
    for (const update of rows.changes(event)) {
      this.take({ time: event.at, update });
    }
    this.take({ time: event.at, event });
  }

  /** From now on only the live model decides how representatives stand to session assignment. */
  goLive(): void {
    this.#lines.goLive();
  }

  /** Stores all archives that end by `time`. */
  advance(time: number): void {
    if (!this.#isWriting && time >= this.#from) {
      this.#lines.advance(this.#from);
      this.#isWriting = true;
      this.#store.addState(this.#lines.snapshot());
    }
    while (this.#isWriting && time >= this.#store.nextCut) {
      this.#lines.advance(this.#store.nextCut);
      this.#store.cut();
      if (this.#store.isStateDue) {
        this.#store.addState(this.#lines.snapshot());
      }
    }
  }

  /** The rows as they stand just before `time`. */
  tablesBefore(time: number): ReadonlyMap<string, ReadonlyMap<string, WireRow>> {
    this.advance(time);
    this.#lines.advance(time);
    return this.#lines.tables;
  }

  dropBefore(time: number): void {
    this.#store.dropBefore(time);
  }
}
