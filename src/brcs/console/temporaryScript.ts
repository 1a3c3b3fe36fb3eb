import { rmSync } from 'node:fs';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Disposable } from '../../base/disposable.ts';

/** A script in a temporary file. */
export interface TemporaryScript extends Disposable {
  readonly path: string;
}

/**
 * Writes a script that has no file, or is not saved, to a temporary file that only this person can read. Disposing
 * removes it; it may be gone already.
 */
export async function temporaryScript(text: string, ending: string): Promise<TemporaryScript> {
  const folder = await mkdtemp(join(tmpdir(), 'rep-workflows-'));
  const path = join(folder, `script.${ending}`);
  const dispose = () => rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  try {
    await writeFile(path, text, { mode: 0o600, flag: 'wx' });
  } catch (error) {
    dispose();
    throw error;
  }
  return { path, dispose };
}
