import { gzipSync } from 'node:zlib';
import type { HistoryEvent } from '../sim/history.ts';
import type { WireRow } from '../sim/rowChanges.ts';
import { ArchiveLines, type Happened } from './archiveLines.ts';
import type { ArchiveRows } from './archiveRows.ts';

/** How long an event archive is, and how far apart snapshots are, in seconds (guide: ArchiveListing). */
const EVENT_SECONDS = 600;
const STATE_SECONDS = 1800;

/** An archive of the site. Times are seconds since the epoch. */
export interface StoredArchive {
  readonly kind: 'state' | 'event';
  readonly from: number;
  /** Of a snapshot the same as `from`, else the last possible second. */
  readonly to: number;
  readonly bytes: Uint8Array;
}

/** What archives are written from. Times are seconds since the epoch. */
export interface ArchiveWriterOptions {
  readonly seed: number;
  /** When the first archive begins: a full half hour. What comes before only leads to the first rows. */
  readonly from: number;
  /** Times that the site was off have no archives. */
  readonly isOff: (time: number) => boolean;
}

/** Cuts what happens into archives as time goes by: lines into tens of minutes, and a snapshot every half hour. */
export class ArchiveWriter {
  readonly #isOff: (time: number) => boolean;
  readonly #lines: ArchiveLines;
  #archives: StoredArchive[] = [];
  #text: string[] = [];
  /** The beginning of the ten minutes at hand. */
  #from: number;
  #isWriting = false;

  constructor({ seed, from, isOff }: ArchiveWriterOptions) {
    this.#from = from;
    this.#isOff = isOff;
    this.#lines = new ArchiveLines(seed, (line) => {
      if (this.#isWriting) {
        this.#text.push(`${line}\n`);
      }
    });
  }

  /** Those that are complete, in order of time; a snapshot before the events that follow it. */
  get archives(): readonly StoredArchive[] {
    return this.#archives;
  }

  take(happened: Happened): void {
    this.advance(happened.time);
    this.#lines.take(happened);
  }

  /** Takes an event of the history: the rows that it changed, and the event itself. */
  record(event: HistoryEvent, rows: ArchiveRows): void {
    for (const update of rows.changes(event)) {
      this.take({ time: event.at, update });
    }
    this.take({ time: event.at, event });
  }

  /** From now on only the live site decides how representatives stand to session assignment. */
  goLive(): void {
    this.#lines.goLive();
  }

  /** Stores all archives that end by `time`. */
  advance(time: number): void {
    if (!this.#isWriting && time >= this.#from) {
      this.#lines.advance(this.#from);
      this.#isWriting = true;
      this.#storeState();
    }
    while (this.#isWriting && time >= this.#from + EVENT_SECONDS) {
      this.#lines.advance(this.#from + EVENT_SECONDS);
      this.#storeEvents();
      this.#from += EVENT_SECONDS;
      if (this.#from % STATE_SECONDS === 0) {
        this.#storeState();
      }
    }
  }

  /** The rows as they stand just before `time`. */
  tablesBefore(time: number): ReadonlyMap<string, ReadonlyMap<string, WireRow>> {
    this.advance(time);
    this.#lines.advance(time);
    return this.#lines.tables;
  }

  /** Gives up what is older than `time`. */
  dropBefore(time: number): void {
    this.#archives = this.#archives.filter(({ from }) => from >= time);
  }

  #storeState(): void {
    this.#store('state', this.#from, () => this.#lines.snapshot());
  }

  #storeEvents(): void {
    this.#store('event', this.#from + EVENT_SECONDS - 1, () => this.#text.join(''));
    this.#text = [];
  }

  #store(kind: StoredArchive['kind'], to: number, text: () => string): void {
    if (!this.#isOff(this.#from)) {
      this.#archives.push({ kind, from: this.#from, to, bytes: gzipSync(text()) });
    }
  }
}
