import { createHash, type Hash } from 'node:crypto';
import { link, open, rename, rm, type FileHandle } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { numberedFileName } from './fileNames.ts';
import { openTemporaryFile } from './temporaryFiles.ts';

/**
 * The target of a file: a path, whose file is replaced; or a folder, where a number is added to a name that is taken.
 */
export type FilePlace = { readonly path: string } | { readonly folder: string; readonly name: string };

/** Thrown when the disk does not hold what was written. */
export class IncompleteFileError extends Error {
  override readonly name = 'IncompleteFileError';

  constructor(message = 'The disk did not take all of the file. Make room there, or choose another folder.') {
    super(message);
  }
}

/**
 * Writes all of `bytes`: a full disk takes a part of a write, and only refuses the rest.
 * @throws IncompleteFileError, and errors of the file system.
 */
export async function writeAll(file: FileHandle, bytes: Uint8Array, position: number): Promise<void> {
  for (let at = 0; at < bytes.length;) {
    const { bytesWritten } = await file.write(bytes, at, bytes.length - at, position + at);
    if (bytesWritten === 0) {
      throw new IncompleteFileError();
    }
    at += bytesWritten;
  }
}

/**
 * A file that is written under a temporary name until it is complete. Follows no links: both names are only ever
 * created, never opened.
 */
export class NewFile {
  readonly #path: string;
  readonly #file: FileHandle;
  #hash: Hash = createHash('sha256');
  #size = 0;

  private constructor(path: string, file: FileHandle) {
    this.#path = path;
    this.#file = file;
  }

  /**
   * Creates a file in its target folder, and removes temporary files there that ended processes left behind. Throws
   * errors of the file system.
   */
  static async create(folder: string): Promise<NewFile> {
    const { path, file } = await openTemporaryFile(folder);
    return new NewFile(path, file);
  }

  /** Number of bytes written. */
  get size(): number {
    return this.#size;
  }

  /** Appends bytes. Throws like `writeAll`. */
  async write(bytes: Uint8Array): Promise<void> {
    await writeAll(this.#file, bytes, this.#size);
    this.#hash.update(bytes);
    this.#size += bytes.length;
  }

  /** Discards everything written so far. */
  async startOver(): Promise<void> {
    await this.#file.truncate(0);
    this.#hash = createHash('sha256');
    this.#size = 0;
  }

  /**
   * Finishes the file, gives it its name, and returns its SHA-256 in hexadecimal digits, computed from the disk's
   * content.
   * @param check is called with the path of the complete file before it is renamed.
   * @throws IncompleteFileError if the disk holds something else than was written, what `check` throws, and errors of
   * the file system.
   */
  async complete(
    place: FilePlace,
    check: (path: string) => Promise<void> = () => Promise.resolve(),
  ): Promise<{ readonly path: string; readonly sha256: string }> {
    await this.#file.sync();
    const sha256 = this.#hash.digest('hex');
    if ((await this.#file.stat()).size !== this.#size || (await this.#checksumOnDisk()) !== sha256) {
      throw new IncompleteFileError();
    }
    await this.#file.close();
    await check(this.#path);
    if ('path' in place) {
      await rename(this.#path, place.path);
      return { path: place.path, sha256 };
    }
    return { path: await moveToFreeName(this.#path, place), sha256 };
  }

  /** Removes the temporary file. */
  async remove(): Promise<void> {
    // A second close, after a rename that failed, is harmless.
    await this.#file.close().catch(() => undefined);
    await rm(this.#path, { force: true });
  }

  async #checksumOnDisk(): Promise<string> {
    const hash = createHash('sha256');
    for await (const piece of this.#file.createReadStream({ start: 0, autoClose: false }) as AsyncIterable<Buffer>) {
      hash.update(piece);
    }
    return hash.digest('hex');
  }
}

/** Replaces the file at `path`, or a link there, by one with this text, atomically. */
export async function replaceFile(path: string, text: string): Promise<void> {
  const file = await NewFile.create(dirname(path));
  try {
    await file.write(Buffer.from(text));
    await file.complete({ path });
  } catch (error) {
    await file.remove();
    throw error;
  }
}

async function moveToFreeName(from: string, { folder, name }: Extract<FilePlace, { name: string }>): Promise<string> {
  for (let number = 1; ; number++) {
    const path = join(folder, number === 1 ? name : numberedFileName(name, number));
    if (await movesToUnused(from, path)) {
      return path;
    }
  }
}

/** Moves a file without replacing another: a rename would, a link and an exclusive file do not. */
async function movesToUnused(from: string, to: string): Promise<boolean> {
  try {
    await link(from, to);
  } catch (error) {
    return codeOf(error) === 'EEXIST' ? false : movesWithoutLinks(from, to);
  }
  await rm(from).catch(() => undefined);
  return true;
}

/** Like `movesToUnused`, for file systems without hard links. */
async function movesWithoutLinks(from: string, to: string): Promise<boolean> {
  try {
    await (await open(to, 'wx', 0o600)).close();
  } catch (error) {
    if (codeOf(error) === 'EEXIST') {
      return false;
    }
    throw error;
  }
  try {
    await rename(from, to);
    return true;
  } catch (error) {
    await rm(to, { force: true });
    throw error;
  }
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined;
}
