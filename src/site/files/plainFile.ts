import { constants } from 'node:fs';
import { open } from 'node:fs/promises';

/** Flags that refuse links and do not block on pipes: anybody may have put files into a shared folder. */
export const NO_FOLLOW = process.platform === 'win32' ? 0 : constants.O_NOFOLLOW | constants.O_NONBLOCK;

/** The text of a small file, and its time of modification in milliseconds since the epoch. */
export interface PlainFile {
  readonly text: string;
  readonly modifiedMs: number;
}

/** Reads a small file; undefined if it does not exist, is a link, folder or pipe, or is larger than `maxBytes`. */
export async function readPlainFile(path: string, maxBytes: number): Promise<PlainFile | undefined> {
  const file = await open(path, constants.O_RDONLY | NO_FOLLOW).catch(() => undefined);
  try {
    const found = await file?.stat();
    if (file === undefined || !found?.isFile() || found.size > maxBytes) {
      return undefined;
    }
    return { text: await file.readFile('utf8'), modifiedMs: found.mtimeMs };
  } catch {
    return undefined;
  } finally {
    await file?.close();
  }
}
