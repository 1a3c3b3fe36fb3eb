import { gzipSync } from 'node:zlib';

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

/**
 * Cuts what is written into archives: lines into tens of minutes, and a snapshot every half hour. Times that the site was
 * off are left out.
 */
export class ArchiveStore {
  readonly #isOff: (time: number) => boolean;
  #archives: StoredArchive[] = [];
  #lines: string[] = [];
  /** The beginning of the ten minutes at hand. */
  #from: number;

  /** @param from a full half hour. */
  constructor(from: number, isOff: (time: number) => boolean = () => false) {
    this.#from = from;
    this.#isOff = isOff;
  }

  /** In order of time, a snapshot before the events that follow it. */
  get archives(): readonly StoredArchive[] {
    return this.#archives;
  }

  /** The end of the archive at hand. */
  get nextCut(): number {
    return this.#from + EVENT_SECONDS;
  }

  /** Whether a snapshot is to be taken where the archive at hand begins. */
  get isStateDue(): boolean {
    return this.#from % STATE_SECONDS === 0 && !this.#isOff(this.#from);
  }

  add(line: string): void {
    this.#lines.push(line);
  }

  /** Stores a snapshot, which must hold all that happened before the beginning of the archive at hand. */
  addState(text: string): void {
    this.#archives.push({ kind: 'state', from: this.#from, to: this.#from, bytes: gzipSync(text) });
  }

  /** Stores the ten minutes at hand and begins the next ones. */
  cut(): void {
    const from = this.#from;
    if (!this.#isOff(from)) {
      const text = this.#lines.map((line) => `${line}\n`).join('');
      this.#archives.push({ kind: 'event', from, to: from + EVENT_SECONDS - 1, bytes: gzipSync(text) });
    }
    this.#lines = [];
    this.#from += EVENT_SECONDS;
  }

  /** Gives up what is older than `time`. */
  dropBefore(time: number): void {
    this.#archives = this.#archives.filter(({ from }) => from >= time);
  }
}
