import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, readdir, rename, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import type { Clock } from '../../../base/clock.ts';
import { SiteError } from '../../../site/errors.ts';
import { temporaryPath } from '../../../site/files/temporaryFiles.ts';
import { filesIn, removeQuietly } from './folderFiles.ts';

/** Where the cache lies and how large it may become. */
export interface CacheFolderOptions {
  /** A folder of its own; made when first needed. */
  readonly folder: string;
  /** Files are removed, the longest unused first, until the rest is no larger. The newest always stays. */
  readonly maxBytes: number;
  readonly clock: Clock;
}

/** Puts a whole file at `path`; leaves nothing there when it fails. `sha256` is in hexadecimal digits. */
export type FetchFile = (path: string, signal: AbortSignal) => Promise<{ readonly sha256: string }>;

/** Names of complete files: the key, then the checksum of the content. */
const COMPLETE = /^(?<key>.+)\.(?<sha256>[\da-f]{64})\.gz$/;

/**
 * Keeps downloaded files. Each has the checksum of its content in its name, which is checked when the file is first used
 * by this process; it comes to its place by renaming, so that a cut download never looks whole.
 */
export class CacheFolder {
  readonly #options: CacheFolderOptions;
  readonly #checked = new Set<string>();
  readonly #fetching = new Map<string, Promise<string>>();

  constructor(options: CacheFolderOptions) {
    this.#options = options;
  }

  /**
   * The path of the file called `key` (letters, digits and hyphens), fetched where it is not there or damaged. Who asks
   * for one that is being fetched waits for it.
   * @throws what `fetch` throws.
   */
  async file(key: string, fetch: FetchFile, signal: AbortSignal): Promise<string> {
    for (;;) {
      const running = this.#fetching.get(key);
      const found = running ?? this.#begin(key, fetch, signal);
      try {
        return await found;
      } catch (error) {
        // The other caller was cancelled, not this one.
        if (running === undefined || signal.aborted || !SiteError.is(error, 'cancelled')) {
          throw error;
        }
      }
    }
  }

  /** Removes a file that turned out to be of no use. */
  async remove(path: string): Promise<void> {
    this.#checked.delete(path);
    await removeQuietly(path);
  }

  #begin(key: string, fetch: FetchFile, signal: AbortSignal): Promise<string> {
    const found = this.#findOrFetch(key, fetch, signal).finally(() => this.#fetching.delete(key));
    this.#fetching.set(key, found);
    return found;
  }

  async #findOrFetch(key: string, fetch: FetchFile, signal: AbortSignal): Promise<string> {
    return (await this.#find(key)) ?? (await this.#fetch(key, fetch, signal));
  }

  async #find(key: string): Promise<string | undefined> {
    for (const name of await this.#names()) {
      const match = COMPLETE.exec(name)?.groups;
      if (match?.['key'] !== key) {
        continue;
      }
      const path = join(this.#options.folder, name);
      if (this.#checked.has(path) || (await hasChecksum(path, match['sha256'] ?? ''))) {
        this.#checked.add(path);
        if (await this.#touch(path)) {
          return path;
        }
      }
      await this.remove(path);
    }
    return undefined;
  }

  async #fetch(key: string, fetch: FetchFile, signal: AbortSignal): Promise<string> {
    const { folder } = this.#options;
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const temporary = temporaryPath(folder);
    try {
      const { sha256 } = await fetch(temporary, signal);
      const path = join(folder, `${key}.${sha256}.gz`);
      await rename(temporary, path);
      this.#checked.add(path);
      await this.#touch(path);
      await this.#makeRoom(path);
      return path;
    } catch (error) {
      await removeQuietly(temporary);
      throw error;
    }
  }

  /** Notes that the file was used; false where it is gone. */
  async #touch(path: string): Promise<boolean> {
    const seconds = this.#options.clock.now() / 1000;
    return utimes(path, seconds, seconds).then(
      () => true,
      () => false,
    );
  }

  async #makeRoom(newest: string): Promise<void> {
    const files = await filesIn(this.#options.folder, (name) => COMPLETE.test(name));
    let bytes = files.reduce((total, { size }) => total + size, 0);
    for (const { path, size } of files.toSorted((a, b) => a.usedMs - b.usedMs)) {
      if (bytes <= this.#options.maxBytes) {
        return;
      }
      if (path !== newest) {
        await this.remove(path);
        bytes -= size;
      }
    }
  }

  #names(): Promise<readonly string[]> {
    return readdir(this.#options.folder).catch(() => []);
  }
}

async function hasChecksum(path: string, sha256: string): Promise<boolean> {
  const hash = createHash('sha256');
  try {
    for await (const piece of createReadStream(path) as AsyncIterable<Buffer>) {
      hash.update(piece);
    }
  } catch {
    return false;
  }
  return hash.digest('hex') === sha256;
}
