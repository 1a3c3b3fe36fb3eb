import { mkdir, rm, type FileHandle } from 'node:fs/promises';
import { writeAll } from '../../../site/files/newFile.ts';
import { openTemporaryFile } from '../../../site/files/temporaryFiles.ts';

/** What kind of line a record holds. */
export type RecordKind = 'model' | 'truncate_model' | 'session_event';

/** A line with the time it counts for. */
export interface JournalRecord {
  readonly kind: RecordKind;
  /** Seconds since the epoch. */
  readonly time: number;
  /** In UTF-8. */
  readonly line: Buffer;
}

/** Where something is in the file, in bytes. */
export interface Stored {
  readonly offset: number;
  readonly bytes: number;
}

/** Records that are read at once. */
export interface Block extends Stored {
  /** The time of its first and of its last record. */
  readonly from: number;
  readonly to: number;
}

const KINDS: readonly RecordKind[] = ['model', 'truncate_model', 'session_event'];
/** Kind, time, length of the line. */
const HEAD_BYTES = 1 + 8 + 4;
const BLOCK_BYTES = 512 * 1024;
const BUFFER_BYTES = BLOCK_BYTES * 2;
/** How much may wait to be written. */
const MOST_WAITING_BYTES = 8 * 1024 * 1024;

/**
 * The lines of a replay in a temporary file, in blocks, so that any time of a long span is reached by reading few of
 * them. The file is removed by `dispose`.
 */
export class Journal {
  readonly blocks: Block[] = [];
  readonly #path: string;
  readonly #file: FileHandle;
  readonly #blockBytes: number;
  #buffer: Buffer = Buffer.allocUnsafe(BUFFER_BYTES);
  /** Buffers whose content is written. */
  readonly #spare: Buffer[] = [];
  #filled = 0;
  /** How much of the file is taken, what is being written included. */
  #offset = 0;
  #recordBytes = 0;
  #from = 0;
  #to = 0;
  readonly #waiting = new Set<Promise<void>>();
  #waitingBytes = 0;
  #failure: unknown;
  #disposed: Promise<void> | undefined;

  private constructor(path: string, file: FileHandle, blockBytes: number) {
    this.#path = path;
    this.#file = file;
    this.#blockBytes = blockBytes;
  }

  /**
   * Makes a journal in `folder`, and removes there those of processes that ended early.
   * @throws errors of the file system as they come.
   */
  static async create(folder: string, blockBytes = BLOCK_BYTES): Promise<Journal> {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const { path, file } = await openTemporaryFile(folder);
    return new Journal(path, file, blockBytes);
  }

  /** The number of the block that the next record goes into. */
  get next(): number {
    return this.blocks.length;
  }

  /** How many bytes all records take. */
  get bytes(): number {
    return this.#recordBytes;
  }

  /** Adds a record. */
  add(kind: RecordKind, time: number, line: Buffer): void {
    const bytes = HEAD_BYTES + line.length;
    if (this.#filled + bytes > this.#buffer.length) {
      this.cutBlock();
      if (bytes > this.#buffer.length) {
        this.#buffer = Buffer.allocUnsafe(bytes);
      }
    }
    if (this.#filled === 0) {
      this.#from = time;
    }
    this.#to = time;
    this.#buffer.writeUInt8(KINDS.indexOf(kind), this.#filled);
    this.#buffer.writeDoubleLE(time, this.#filled + 1);
    this.#buffer.writeUInt32LE(line.length, this.#filled + 9);
    this.#buffer.set(line, this.#filled + HEAD_BYTES);
    this.#filled += bytes;
    this.#recordBytes += bytes;
  }

  /** Whether the block at hand has become as large as blocks are. */
  get isBlockFull(): boolean {
    return this.#filled >= this.#blockBytes;
  }

  /** Ends the block at hand, unless nothing is in it. */
  cutBlock(): void {
    if (this.#filled === 0) {
      return;
    }
    const full = this.#buffer;
    const bytes = full.subarray(0, this.#filled);
    this.blocks.push({ offset: this.#offset, bytes: bytes.length, from: this.#from, to: this.#to });
    this.#append(bytes, () => {
      if (full.length === BUFFER_BYTES) {
        this.#spare.push(full);
      }
    });
    this.#filled = 0;
    this.#buffer = this.#spare.pop() ?? Buffer.allocUnsafe(BUFFER_BYTES);
  }

  /** Keeps bytes beside the records; call it between two blocks. They must not change afterwards. */
  store(bytes: Buffer): Stored {
    const offset = this.#offset;
    this.#append(bytes);
    return { offset, bytes: bytes.length };
  }

  /** What was kept there; nothing once the journal is disposed. @throws errors of the file system as they come. */
  async load({ offset, bytes }: Stored): Promise<Buffer> {
    if (this.#disposed !== undefined) {
      return Buffer.alloc(0);
    }
    const buffer = Buffer.allocUnsafe(bytes);
    const { bytesRead } = await this.#file.read(buffer, 0, bytes, offset);
    if (bytesRead < bytes) {
      throw new Error('The temporary file of the replay was cut. Open the replay again.');
    }
    return buffer;
  }

  /** Waits while much is not written yet. @throws what kept it from being written. */
  async settle(): Promise<void> {
    while (this.#waitingBytes > MOST_WAITING_BYTES && this.#failure === undefined) {
      await Promise.race(this.#waiting);
    }
    this.#throwFailure();
  }

  /** Writes everything. @throws what kept it from being written. */
  async finish(): Promise<void> {
    this.cutBlock();
    await Promise.all(this.#waiting);
    this.#spare.length = 0;
    this.#throwFailure();
  }

  /** The records of one block; only those that `isWanted`. */
  async read(block: number, isWanted: (kind: RecordKind, time: number) => boolean): Promise<readonly JournalRecord[]> {
    const where = this.blocks[block];
    return where === undefined ? [] : recordsIn(await this.load(where), isWanted);
  }

  /** Removes the file. */
  dispose(): Promise<void> {
    this.#disposed ??= Promise.allSettled(this.#waiting)
      .then(() => this.#file.close())
      .catch(() => undefined)
      .then(() => rm(this.#path, { force: true }))
      .catch(() => undefined);
    return this.#disposed;
  }

  #append(bytes: Buffer, onWritten: () => void = () => undefined): void {
    const writing = this.#write(bytes, this.#offset).finally(() => {
      this.#waiting.delete(writing);
      this.#waitingBytes -= bytes.length;
      onWritten();
    });
    this.#waiting.add(writing);
    this.#waitingBytes += bytes.length;
    this.#offset += bytes.length;
  }

  async #write(bytes: Buffer, offset: number): Promise<void> {
    try {
      await writeAll(this.#file, bytes, offset);
    } catch (error) {
      this.#failure ??= error;
    }
  }

  #throwFailure(): void {
    if (this.#failure !== undefined) {
      throw this.#failure instanceof Error ? this.#failure : new Error('The replay could not be written to disk.');
    }
  }
}

function recordsIn(bytes: Buffer, isWanted: (kind: RecordKind, time: number) => boolean): readonly JournalRecord[] {
  const records: JournalRecord[] = [];
  for (let at = 0; at + HEAD_BYTES <= bytes.length;) {
    const kind = KINDS[bytes.readUInt8(at)] ?? 'session_event';
    const time = bytes.readDoubleLE(at + 1);
    const length = bytes.readUInt32LE(at + 9);
    const start = at + HEAD_BYTES;
    if (isWanted(kind, time)) {
      records.push({ kind, time, line: bytes.subarray(start, start + length) });
    }
    at = start + length;
  }
  return records;
}
