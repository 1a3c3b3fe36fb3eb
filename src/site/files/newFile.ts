import { createHash, type Hash } from 'node:crypto';
import { link, open, rename, rm, type FileHandle } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { numberedFileName } from './fileNames.ts';
import { openTemporaryFile } from './temporaryFiles.ts';

/** Where a file goes: to a path, where it replaces what is there; or into a folder, with a number if the name is taken. */
export type FilePlace = { readonly path: string } | { readonly folder: string; readonly name: string };

/** The disk does not hold what was written to it. */
export class IncompleteFileError extends Error {
  override readonly name = 'IncompleteFileError';

  constructor(message = 'The disk did not take all of the file. Make room there, or choose another folder.') {
    super(message);
  }
}

/**
 * Writes all of `bytes`: a disk that is full takes a part, and refuses only the rest.
 * @throws IncompleteFileError, and errors of the file system as they come.
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
 * A file that is being written, under a temporary name until it is complete. It follows no links: neither its temporary
 * name nor the one it gets is ever opened where something is.
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
   * Begins a file in the folder that it will be in, and removes there what processes that ended early left behind.
   * Throws errors of the file system.
   */
  static async create(folder: string): Promise<NewFile> {
    const { path, file } = await openTemporaryFile(folder);
    return new NewFile(path, file);
  }

  /** How many bytes were written. */
  get size(): number {
    return this.#size;
  }

  /** Adds bytes at the end. Throws as `writeAll`. */
  async write(bytes: Uint8Array): Promise<void> {
    await writeAll(this.#file, bytes, this.#size);
    this.#hash.update(bytes);
    this.#size += bytes.length;
  }

  /** Forgets what was written. */
  async startOver(): Promise<void> {
    await this.#file.truncate(0);
    this.#hash = createHash('sha256');
    this.#size = 0;
  }

  /**
   * Ends the file, gives it its name, and tells its checksum in hexadecimal digits, which is that of the disk's content.
   * @param check looks at the whole file, at this path, before it gets its name.
   * @throws IncompleteFileError where the disk holds something else than was written, what `check` throws, and errors of
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

  /** Removes what is not complete. */
  async remove(): Promise<void> {
    // Closing twice, after a rename that failed, is no reason to keep the file.
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

/** Replaces the file at `path`, or a link there, by one with this text, which is there as a whole or not at all. */
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

/** Renaming would replace what another process has put there since one looked; a link and an exclusive file do not. */
async function movesToUnused(from: string, to: string): Promise<boolean> {
  try {
    await link(from, to);
  } catch (error) {
    return codeOf(error) === 'EEXIST' ? false : movesWithoutLinks(from, to);
  }
  await rm(from).catch(() => undefined);
  return true;
}

/** Some file systems have no links. */
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
