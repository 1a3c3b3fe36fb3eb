import { constants } from 'node:fs';
import { open } from 'node:fs/promises';

/** Opens no link, and waits for no pipe: what lies in a shared folder may have been put there by anybody. */
export const NO_FOLLOW = process.platform === 'win32' ? 0 : constants.O_NOFOLLOW | constants.O_NONBLOCK;

/** A small file's text, and when it was last written, in milliseconds since the epoch. */
export interface PlainFile {
  readonly text: string;
  readonly modifiedMs: number;
}

/** Reads a small file; undefined where there is none, or a link, a folder, a pipe, or a file that is larger. */
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
