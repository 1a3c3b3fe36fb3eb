import { Readable } from 'node:stream';
import { gzipSync } from 'node:zlib';
import type { EventArchive, ListedArchive, StateArchive } from '../../../src/reporting/archive/fetching/listing.ts';
import { eventLines, readStateArchive } from '../../../src/reporting/archive/reading/readArchive.ts';
import type { ArchiveReader } from '../../../src/reporting/archive/timeline.ts';
import type { StateModel } from '../../../src/state/model/model.ts';

/** 2016-10-01 05:40:00 UTC: archives begin at its tens of minutes. */
export const T0 = 1_475_300_400;

export const DATE = '2016-10-01';

export function stateArchive(index: number, time: number): StateArchive {
  return { kind: 'state', date: DATE, index, from: time, to: time };
}

export function eventArchive(index: number, from: number, to: number): EventArchive {
  return { kind: 'event', date: DATE, index, from, to };
}

/** A line of an event archive. */
export function line(value: object): string {
  return `${JSON.stringify(value)}\n`;
}

/** `bytes` in pieces of `size`. */
function inPieces(bytes: Buffer, size: number): AsyncIterable<Buffer> {
  const count = Math.ceil(bytes.length / size);
  return Readable.from(Array.from({ length: count }, (_, index) => bytes.subarray(index * size, (index + 1) * size)));
}

/** Archives in memory; what has no content is missing on the site. */
export class HandMadeArchives implements ArchiveReader {
  readonly contents = new Map<string, Buffer>();
  readonly list: ListedArchive[] = [];
  readonly read: string[] = [];
  readonly #pieceSize: number;

  constructor(pieceSize = 1000) {
    this.#pieceSize = pieceSize;
  }

  /** `text` is undefined for one that is listed and not there. */
  add(archive: ListedArchive, text: string | undefined): void {
    this.list.push(archive);
    if (text !== undefined) {
      this.contents.set(nameOf(archive), gzipSync(text));
    }
  }

  rows(archive: StateArchive): Promise<StateModel> {
    return readStateArchive(this.#bytes(archive));
  }

  lines(archive: EventArchive): AsyncIterable<readonly Buffer[]> {
    return eventLines(this.#bytes(archive));
  }

  #bytes(archive: ListedArchive): AsyncIterable<Buffer> {
    this.read.push(nameOf(archive));
    const bytes = this.contents.get(nameOf(archive)) ?? Buffer.from('<error>No archives found.</error>');
    return inPieces(bytes, this.#pieceSize);
  }
}

export function nameOf({ kind, index }: ListedArchive): string {
  return `${kind} ${index}`;
}
