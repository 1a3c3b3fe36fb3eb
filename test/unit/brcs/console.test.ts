import assert from 'node:assert/strict';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, it } from 'mocha';
import { consoleProgram, findConsoles } from '../../../src/brcs/console/findConsole.ts';
import { startConsole } from '../../../src/brcs/console/startConsole.ts';
import { temporaryScript } from '../../../src/brcs/console/temporaryScript.ts';

describe('the representative console', () => {
  let folder = '';

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'console-test-'));
    // Whatever package.json lies above it.
    writeFileSync(join(folder, 'package.json'), '{"type":"commonjs"}');
  });

  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  /** A program that writes down how it was started, then ends as told. */
  function standIn(path: string, status = 0): string {
    mkdirSync(dirname(path), { recursive: true });
    const note = `require('fs').writeFileSync(${JSON.stringify(join(folder, 'note'))}, JSON.stringify({ args: process.argv.slice(2), env: Object.keys(process.env) }))`;
    writeFileSync(path, `#!${process.execPath}\n${note}; process.exitCode = ${status};\n`);
    chmodSync(path, 0o755);
    return path;
  }

  const note = () => JSON.parse(readFileSync(join(folder, 'note'), 'utf8')) as { args: string[]; env: string[] };

  it('is found in the home folder and on the path, that of the site first', async () => {
    const other = standIn(join(folder, 'home/.bomgar/representative/other.example.com/bomgar-rep'));
    const own = standIn(join(folder, 'home/.bomgar/representative/support.example.com/bomgar-rep'));
    const onPath = standIn(join(folder, 'bin/bomgar-rep'));
    const machine = {
      platform: 'linux',
      env: { PATH: `${join(folder, 'bin')}:relative` },
      home: join(folder, 'home'),
    } as const;
    const found = await findConsoles(machine, 'support.example.com');
    assert.equal(found[0], own);
    assert.deepEqual(new Set(found), new Set([own, other, onPath]));
  });

  it('is the executable inside of a macOS application', async () => {
    const home = join(folder, 'home');
    const program = standIn(
      join(home, 'Applications/Representative Console.app/Contents/MacOS/Representative Console'),
    );
    const [found] = await findConsoles({ platform: 'darwin', env: {}, home }, undefined);
    assert.equal(found, join(home, 'Applications/Representative Console.app'));
    assert.equal(await consoleProgram(found, 'darwin'), program);
  });

  it('is not a folder, a file that is not executable, a relative path or a batch file', async () => {
    const file = join(folder, 'bomgar-rep');
    writeFileSync(file, '');
    assert.equal(await consoleProgram(file, 'linux'), undefined);
    assert.equal(await consoleProgram(folder, 'linux'), undefined);
    assert.equal(await consoleProgram('bomgar-rep', 'linux'), undefined);
    assert.equal(await consoleProgram('C:\\a.bat', 'win32'), undefined);
  });

  it('is searched without following circular links forever', async () => {
    mkdirSync(join(folder, '.bomgar'));
    symlinkSync(folder, join(folder, '.bomgar/loop'));
    assert.deepEqual(await findConsoles({ platform: 'linux', env: {}, home: folder }, undefined), []);
  });

  it('gets its arguments unchanged, without a shell, and no private variables of the environment', async () => {
    const program = standIn(join(folder, 'a folder/bomgar-rep'));
    process.env['VSCODE_TEST_SECRET'] = '1';
    const command = 'action=login; touch "$HOME/x" `id` %20&b=\'';
    const { ended } = await startConsole(program, { command });
    delete process.env['VSCODE_TEST_SECRET'];
    assert.equal(await ended, 0);
    assert.deepEqual(note().args, ['--run-script', command]);
    assert.ok(!note().env.includes('VSCODE_TEST_SECRET') && note().env.includes('PATH'));
  });

  it('reports an invalid script by its exit code', async () => {
    const { ended } = await startConsole(standIn(join(folder, 'bomgar-rep'), 3), { file: '/tmp/a.brcs' });
    assert.equal(await ended, 3);
    assert.deepEqual(note().args, ['--run-script-file', '/tmp/a.brcs']);
  });

  it('throws an error if it cannot be started', async () => {
    await assert.rejects(startConsole(join(folder, 'missing'), { file: 'a' }), /ENOENT/);
  });

  it('gets unsaved scripts in a file that only this person can read and that is removed afterwards', async () => {
    const file = await temporaryScript('BRCS1.0\r\naction=login', 'brcs-acme');
    assert.match(file.path, /\.brcs-acme$/);
    assert.equal(readFileSync(file.path, 'utf8'), 'BRCS1.0\r\naction=login');
    assert.equal(statSync(file.path).mode & 0o777, 0o600);
    assert.equal(statSync(dirname(file.path)).mode & 0o777, 0o700);
    file.dispose();
    file.dispose();
    assert.ok(!existsSync(dirname(file.path)));
  });
});
