import assert from 'node:assert/strict';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'mocha';
import * as vscode from 'vscode';
import { RecentValues } from '../../src/ui/features/brcs/recentValues.ts';
import { resolveTask } from '../../src/ui/features/brcs/scriptTasks.ts';
import { run } from './support/extension.ts';

interface Note {
  readonly args: readonly string[];
  /** The content of the script file at that time. */
  readonly script?: string;
  readonly mode?: number;
}

describe('running and downloading BRCS files', () => {
  let folder = '';
  const settings = () => vscode.workspace.getConfiguration('repWorkflows');
  const note = () => JSON.parse(readFileSync(join(folder, 'note'), 'utf8')) as Note;

  /** A console that records its arguments, and ends with the status given in the script. */
  before(async () => {
    folder = mkdtempSync(join(tmpdir(), 'console-host-'));
    const program = join(folder, 'bomgar-rep');
    const code = `
      const fs = require('fs');
      const [option, value] = process.argv.slice(2);
      const file = option === '--run-script-file' ? { script: fs.readFileSync(value, 'utf8'), mode: fs.statSync(value).mode & 0o777 } : {};
      fs.writeFileSync(${JSON.stringify(join(folder, 'note'))}, JSON.stringify({ args: process.argv.slice(2), ...file }));
      process.exitCode = /nonsense/.test(file.script || value) ? 2 : 0;`;
    writeFileSync(program, `#!${process.execPath}\n${code}\n`);
    chmodSync(program, 0o755);
    await settings().update('repConsole.path', program, vscode.ConfigurationTarget.Global);
    await settings().update('downloads.folder', folder, vscode.ConfigurationTarget.Global);
  });

  after(async () => {
    await settings().update('repConsole.path', undefined, vscode.ConfigurationTarget.Global);
    await settings().update('downloads.folder', undefined, vscode.ConfigurationTarget.Global);
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    rmSync(folder, { recursive: true, force: true });
  });

  async function untitled(content: string): Promise<string> {
    return (await vscode.workspace.openTextDocument({ language: 'brcs', content })).uri.toString();
  }

  it('passes a saved file to the console unchanged', async () => {
    const path = join(folder, 'a script.brcs-acme');
    writeFileSync(path, 'BRCS1.0\r\naction=login\r\naction=start_vnc_session&target=pc%201');
    const uri = vscode.Uri.file(path);
    assert.deepEqual(await run('runScript', { uri: uri.toString() }), { exitStatus: 0 });
    assert.deepEqual(note().args, ['--run-script-file', path]);
    assert.deepEqual(await run('runScript', { uri, line: 2 }), { exitStatus: 0 });
    assert.deepEqual(note().args, ['--run-script', 'action=start_vnc_session&target=pc%201']);
  });

  it('passes one command of an unsaved script on the command line', async () => {
    await run('runScript', { uri: await untitled('BRCS1.0\naction=generate_session_key&session.custom.a=b%20c') });
    assert.deepEqual(note().args, ['--run-script', 'action=generate_session_key&session.custom.a=b%20c']);
  });

  it('passes a password or several commands in a file that is deleted afterwards', async () => {
    const login = 'BRCS1.0\naction=login&mechanism=username_password&username=zoe&password=hunter2\naction=login';
    await run('runScript', { uri: await untitled(login) });
    const { args, script, mode } = note();
    assert.deepEqual([args[0], script, mode], ['--run-script-file', login, 0o600]);
    assert.ok(!existsSync(args[1] ?? ''));
    await run('runScript', { uri: await untitled(login), line: 1 });
    assert.equal(note().args[0], '--run-script-file');
    assert.ok(!existsSync(note().args[1] ?? ''));
  });

  it('reports an invalid script by the exit status', async () => {
    const uri = await untitled('BRCS1.0\naction=nonsense');
    await assert.rejects(run('runScript', { uri }), /invalid script.*status 2.*no action “nonsense”/s);
  });

  it('says what to do if the setting names no program', async () => {
    await settings().update('repConsole.path', join(folder, 'missing'), vscode.ConfigurationTarget.Global);
    const uri = await untitled('BRCS1.0\naction=login');
    await assert.rejects(run('runScript', { uri }), /repConsole\.path/);
    await settings().update('repConsole.path', join(folder, 'bomgar-rep'), vscode.ConfigurationTarget.Global);
  });

  it('runs a script as a task', async () => {
    const [workspace] = vscode.workspace.workspaceFolders ?? [];
    assert.ok(workspace);
    const file = vscode.Uri.joinPath(workspace.uri, 'task.brcs');
    await vscode.workspace.fs.writeFile(file, Buffer.from('BRCS1.0\naction=login'));
    // As tasks.json has it; the search for files, which lists tasks, is not part of every host.
    const task = resolveTask(new vscode.Task({ type: 'brcs', file: 'task.brcs' }, workspace, 'a script', 'brcs'));
    assert.ok(task);
    const ended = new Promise<void>((resolve) => {
      const watch = vscode.tasks.onDidEndTask(() => {
        watch.dispose();
        resolve();
      });
    });
    await vscode.tasks.executeTask(task);
    await ended;
    assert.deepEqual(note().args, ['--run-script-file', file.fsPath]);
  });

  it('downloads the site’s own file and opens it', async () => {
    await run('openDemoSite');
    const asked = { type: 'rep', action: 'start_rdp_session', params: { target: 'pc 1' } };
    const { uri, fileName } = await run<{ uri: string; fileName: string }>('downloadScript', asked);
    assert.equal(fileName, 'start_rdp_session.brcs-demo');
    const document = vscode.window.activeTextEditor?.document;
    assert.deepEqual([document?.uri.toString(), document?.languageId], [uri, 'brcs']);
    assert.match(document?.getText() ?? '', /^BRCS1\.0\naction=login\naction=start_rdp_session&target=pc%201\n/);
  });

  it('stores machines and field names as suggestions for the next script, but no password', async () => {
    const kept: Record<string, unknown> = {};
    const memento = {
      keys: () => Object.keys(kept),
      get: (key: string, fallback?: unknown) => kept[key] ?? fallback,
      update: (key: string, value: unknown) => {
        kept[key] = value;
        return Promise.resolve();
      },
    } as vscode.Memento;
    const recent = new RecentValues(memento);
    const params = { mechanism: 'username_password', username: 'zoe', password: 'hunter2' };
    await recent.remember({ action: 'login', params });
    await recent.remember({
      action: 'start_vnc_session',
      params: { target: 'pc 1', 'session.custom.asset': 'secret' },
    });
    await recent.remember({ action: 'start_vnc_session', params: { target: 'pc 2' } });
    assert.deepEqual([recent.values('target'), recent.customFields()], [['pc 2', 'pc 1'], ['asset']]);
    assert.doesNotMatch(JSON.stringify(kept), /hunter2|secret/);
  });

  it('returns the address for the web console, and refuses an action that it does not have', async () => {
    const { url } = await run<{ url: string }>('downloadScript', {
      type: 'web_console',
      action: 'generate_session_key',
    });
    assert.match(url, /\/api\/client_script\?type=web_console&operation=execute&action=generate_session_key$/);
    const rdp = { type: 'web_console', action: 'start_rdp_session', params: { target: 'a' } };
    await assert.rejects(run('downloadScript', rdp), /supports only the actions/);
  });

  it('copies the other forms of a command, but not of one with a password', async () => {
    const command = { action: 'push_and_start_local', params: { hostname: 'pc 1' } };
    const copied = async (as: string) => (await run<{ text: string }>('copyScript', { ...command, as })).text;
    const query = 'type=rep&operation=generate&action=push_and_start_local&hostname=pc%201';
    assert.ok((await copied('url')).endsWith(`/api/client_script?${query}`));
    assert.ok((await copied('link')).includes(query.replaceAll('&', '&amp;')));
    assert.match(await copied('curl'), /^curl(\.exe)? --fail --remote-name/);
    assert.match(await copied('commandLine'), /--run-script ['"]action=push_and_start_local&hostname=pc%201['"]$/);
    assert.equal(await vscode.env.clipboard.readText(), await copied('commandLine'));
    const login = { action: 'login', params: { mechanism: 'username_password', username: 'a', password: 'b' } };
    await assert.rejects(run('copyScript', { ...login, as: 'url' }), /password/);
  });
});
