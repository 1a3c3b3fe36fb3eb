import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdir, mkdtemp, rm, stat, symlink, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, it } from 'mocha';
import { readPlainFile } from '../../../../src/site/files/plainFile.ts';
import { isRunning } from '../../../../src/site/files/temporaryFiles.ts';

describe('readPlainFile', () => {
  let folder = '';
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'plain-file-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  it('returns the text and the time of modification, up to the limit in bytes', async () => {
    const path = join(folder, 'a');
    await writeFile(path, 'größe');
    await utimes(path, 1000, 1000);
    const { size } = await stat(path);
    assert.equal(size, 7);
    assert.deepEqual(await readPlainFile(path, 7), { text: 'größe', modifiedMs: 1_000_000 });
    assert.equal(await readPlainFile(path, 6), undefined);
  });

  it('returns undefined for missing files, links, folders and pipes', async () => {
    await writeFile(join(folder, 'a'), 'x');
    await symlink(join(folder, 'a'), join(folder, 'link'));
    await mkdir(join(folder, 'folder'));
    const names = ['missing', 'folder'];
    if (process.platform !== 'win32') {
      spawnSync('mkfifo', [join(folder, 'pipe')]);
      names.push('pipe', 'link');
    }
    for (const name of names) {
      assert.equal(await readPlainFile(join(folder, name), 1_000_000), undefined, name);
    }
  });
});

describe('isRunning', () => {
  it('is true for a running process, also of another person', () => {
    const kill = process.kill.bind(process);
    const answers = (code: string) => {
      process.kill = () => {
        throw Object.assign(new Error(code), { code });
      };
      try {
        return isRunning(1);
      } finally {
        process.kill = kill;
      }
    };
    assert.deepEqual([answers('EPERM'), answers('ESRCH'), isRunning(process.pid)], [true, false, true]);
    const gone = spawnSync(process.execPath, ['-e', '']).pid;
    assert.equal(isRunning(gone), false);
  });
});
