import { existsSync, readFileSync } from 'node:fs';

const POLL_MS = 200;

/** A line of the file in which a module inside the extension host reports. */
type Entry = { readonly text: string } | { readonly result: unknown };

/**
 * Prints what a module inside the extension host writes to `file`, until its result comes.
 * @returns the result, or `undefined` if there was none in time.
 */
export async function followReport(file: string, timeoutMs: number): Promise<{ readonly result: unknown } | undefined> {
  const deadline = Date.now() + timeoutMs;
  let seen = 0;
  return new Promise((resolve) => {
    const timer = setInterval(() => {
      const lines = completeLines(file);
      for (const line of lines.slice(seen)) {
        const entry = JSON.parse(line) as Entry;
        if ('text' in entry) {
          console.log(entry.text);
        } else {
          clearInterval(timer);
          resolve(entry);
          return;
        }
      }
      seen = lines.length;
      if (Date.now() > deadline) {
        clearInterval(timer);
        resolve(undefined);
      }
    }, POLL_MS);
  });
}

/** Returns the lines without the last one if that is incomplete. */
function completeLines(file: string): string[] {
  return existsSync(file) ? readFileSync(file, 'utf8').split('\n').slice(0, -1) : [];
}
