import assert from 'node:assert/strict';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, it } from 'mocha';
import { consoleProgram, findConsoles } from '../../../src/brcs/console/findConsole.ts';

describe('the search for representative consoles', () => {
  let home = '';
  beforeEach(() => (home = mkdtempSync(join(tmpdir(), 'console-places-'))));
  afterEach(() => rmSync(home, { recursive: true, force: true }));

  /** A file below the home folder that can be run, or cannot. */
  function file(path: string, mode = 0o755): string {
    const whole = join(home, path);
    mkdirSync(dirname(whole), { recursive: true });
    writeFileSync(whole, '');
    chmodSync(whole, mode);
    return whole;
  }

  const found = (path: string | undefined, host?: string) =>
    findConsoles({ platform: 'linux', env: { PATH: path }, home }, host);

  it('covers three levels of folders below those of the vendor in the home folder, and no more', async () => {
    const consoles = [
      file('.bomgar/bomgar-rep'),
      file('BeyondTrust/a/BOMGAR-REP.bin'),
      file('bomgar-x/a/b/bomgar-rep'),
    ];
    file('.bomgar/a/b/c/bomgar-rep');
    file('other/bomgar-rep');
    file('bomgar-rep');
    file('.bomgar/bomgar-rep-installer');
    file('.bomgar/a/not-bomgar-rep');
    file('bomgar-y/bomgar-rep', 0o644);
    mkdirSync(join(home, 'bomgar-z/bomgar-rep'), { recursive: true });
    assert.deepEqual([...(await found(undefined))].sort(), consoles.sort());
  });

  it('covers the folders of the path, only absolute ones, and returns each console once', async () => {
    const own = file('bin/bomgar-rep');
    file('bin/below/bomgar-rep');
    const bin = join(home, 'bin');
    assert.deepEqual(await found(`relative:${bin}::${bin}`), [own]);
  });

  it('returns those of the site first, comparing its host regardless of case', async () => {
    const [a, b, c] = ['a.example', 'b.example', 'c.example'].map((host) => file(`.bomgar/${host}/bomgar-rep`));
    const sites = await found(undefined, 'B.example');
    assert.deepEqual([sites[0], [...sites].sort()], [b, [a, b, c]]);
  });

  it('covers up to five hundred folders', async () => {
    const consoles = Array.from({ length: 600 }, (_, at) => file(`bomgar-${String(at).padStart(3, '0')}/bomgar-rep`));
    const some = await found(undefined);
    assert.ok(some.length > 400 && some.length < 500, String(some.length));
    assert.ok(some.every((path) => consoles.includes(path)));
  });

  it('finds applications on macOS one level deep', async () => {
    const app = (name: string) => dirname(dirname(dirname(file(`Applications/${name}/Contents/MacOS/run`))));
    const apps = [app('Bomgar Rep.app'), app('BeyondTrust.app'), app('x/Representative Console.app')];
    app('Other.app');
    app('x/y/Bomgar.app');
    const machine = { platform: 'darwin', env: {}, home } as const;
    assert.deepEqual([...(await findConsoles(machine, undefined))].sort(), apps.sort());
  });

  it('uses the executable of an application with the application’s name, else with the console’s, else the first', async () => {
    const own = file('A.app/Contents/MacOS/A');
    file('A.app/Contents/MacOS/0-rep');
    file('B.app/Contents/MacOS/0');
    const console = file('B.app/Contents/MacOS/My Console');
    const only = file('C.app/Contents/MacOS/x');
    file('D.app/Contents/MacOS/D', 0o644);
    mkdirSync(join(home, 'E.app'));
    const programs = ['A.app', 'B.app', 'C.app', 'C.app/', 'D.app', 'E.app'].map((name) =>
      consoleProgram(`${home}/${name}`, 'darwin'),
    );
    assert.deepEqual(await Promise.all(programs), [own, console, only, only, undefined, undefined]);
  });

  it('accepts executables with absolute paths, and none that Windows runs in a shell', async () => {
    const plain = file('a.app.x');
    const program = async (name: string, platform: NodeJS.Platform) => consoleProgram(join(home, name), platform);
    assert.equal(await program('a.app.x', 'darwin'), plain);
    file('run.bat');
    file('run.CMD');
    const similar = file('run.batch');
    assert.deepEqual(
      [await program('run.bat', 'linux'), await program('run.CMD', 'linux'), await program('run.batch', 'linux')],
      [undefined, undefined, similar],
    );
    mkdirSync(join(home, 'x.app'));
    assert.equal(await program('x.app', 'linux'), undefined);
  });
});
