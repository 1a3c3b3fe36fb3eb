import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'mocha';
import * as vscode from 'vscode';
import { startDemoSite, type DemoSite } from '../../src/demo/demoSite.ts';
import { eventually, exportedApi, run } from './support/extension.ts';

interface Backup {
  readonly path: string;
  readonly bytes: number;
  readonly sha256: string;
}

describe('the administration commands', () => {
  let site: DemoSite;
  let other: DemoSite;
  let folder: string;
  const settings = () => vscode.workspace.getConfiguration('repWorkflows');

  before(async () => {
    await exportedApi();
    folder = await mkdtemp(join(tmpdir(), 'backups-'));
    site = await startDemoSite({ seed: 11, speed: 0 });
    other = await startDemoSite({ seed: 12, speed: 0 });
    const { url, clientId, clientSecret } = site;
    await run('addSite', { url, company: 'demo', label: 'Mine', clientId, clientSecret });
    await settings().update('backup.folder', folder, true);
  });

  after(async () => {
    await settings().update('backup.every', undefined, true);
    await settings().update('backup.folder', undefined, true);
    await run('disconnect');
    await settings().update('sites', undefined, true);
    await settings().update('activeSite', undefined, true);
    await site.stop();
    await other.stop();
    await rm(folder, { recursive: true });
  });

  const backups = async () => (await readdir(folder)).filter((name) => name.endsWith('.nsb')).sort();

  it('openConfigApi opens the OpenAPI document and returns it', async () => {
    const document = await run<{ paths: Record<string, unknown> }>('openConfigApi');
    assert.ok('/user/{id}' in document.paths);
    const shown = vscode.window.activeTextEditor?.document;
    assert.ok(shown);
    assert.ok(shown.fileName.endsWith('openapi.yaml'));
    assert.match(shown.getText(), /^openapi: "3/);
  });

  it('sendConfigRequest sends GET requests with their query and returns the page', async () => {
    assert.deepEqual(await run('sendConfigRequest', { path: '/team/3' }), {
      status: 200,
      body: { id: 3, name: 'Network', code_name: 'network', persistent_queue: true },
    });
    const list = await run<{ status: number; body: unknown[]; page: unknown }>('sendConfigRequest', {
      path: '/api/config/v1/jump-client',
      query: { per_page: 10, current_page: 2 },
    });
    assert.deepEqual([list.body.length, list.page], [10, { current: 2, last: 10, total: 93 }]);
    await assert.rejects(run('sendConfigRequest', { path: '/user', query: { colour: 'red' } }), /query parameters/);
    await assert.rejects(run('sendConfigRequest', { path: '/../backup' }), /below \/api\/config\/v1/);
  });

  it('backUp writes to a file, into a folder, and into the folder of the settings, with the checksum', async () => {
    const file = join(folder, 'mine.bin');
    const first = await run<Backup>('backUp', { target: file });
    const content = await readFile(file);
    assert.deepEqual(first, {
      path: file,
      bytes: content.length,
      sha256: createHash('sha256').update(content).digest('hex'),
    });
    await rm(file);
    const { path } = await run<Backup>('backUp', { target: vscode.Uri.file(folder) });
    assert.ok(path.startsWith(folder));
    await run<Backup>('backUp', {});
    assert.equal((await backups()).length, 2);
    await assert.rejects(run('backUp', { target: 'relative/path' }), /full path/);
    await assert.rejects(run('backUp', { target: 'https://example.com/x' }), /this computer/);
  });

  it('backUp completes the backup after a connection that breaks in the middle', async () => {
    const whole = await run<Backup>('backUp', {});
    site.faults.halfBackup();
    assert.equal((await run<Backup>('backUp', {})).sha256, whole.sha256);
  });

  it('verifyBackup compares a backup with its stored checksum', async () => {
    const [name = ''] = await backups();
    const row = `backup:${encodeURIComponent(name)}`;
    await run('refreshBackups');
    assert.deepEqual(await run('verifyBackup', row), { intact: true });
    await writeFile(join(folder, name), 'changed');
    assert.deepEqual(await run('verifyBackup', row), { intact: false });
  });

  it('deleteBackup deletes nothing without a confirmation', async () => {
    const [name = ''] = await backups();
    await run('deleteBackup', `backup:${encodeURIComponent(name)}`).catch(() => undefined);
    assert.ok((await backups()).includes(name));
  });

  it('the schedule makes a backup of every site when one is due', async () => {
    for (const name of await readdir(folder)) {
      await rm(join(folder, name));
    }
    const { url, clientId, clientSecret } = other;
    await run('addSite', { url, company: 'demo', label: 'Other', clientId, clientSecret });
    await settings().update('backup.every', 'daily', true);
    const hosts = [site, other].map((known) => new URL(known.url).host.replace(':', '_'));
    let names: readonly string[] = [];
    await eventually(() => {
      void backups().then((found) => (names = found));
      return hosts.every((host) => names.some((name) => name.startsWith(`${host} `)));
    }, 'a scheduled backup of each site');
    await settings().update('backup.every', undefined, true);
  });

  it('missing permissions are reported before a request is sent', async () => {
    await run('addSite', { url: site.url, company: 'demo', label: 'Limited', ...site.limitedAccount });
    await run('connect');
    await assert.rejects(run('backUp', {}), /may not use the Backup API.*API Configuration/);
    await assert.rejects(run('sendConfigRequest', { path: '/user' }), /may not use the Configuration API/);
  });

  it('testConnection opens a report that contains no secret', async () => {
    const report = await run<{ apiVersion: string; permissions: Record<string, string> }>('testConnection');
    assert.equal(report.apiVersion, '1.21.1');
    const text = await eventually(
      () => vscode.workspace.textDocuments.find(({ uri }) => uri.path.includes('Connection report'))?.getText(),
      'the report',
    );
    assert.match(text, /perm\\_vault\\_backup/);
    assert.match(text, /Configuration API \| ✗ not allowed/);
    assert.ok(!text.includes(site.limitedAccount.clientSecret) && !text.includes(site.limitedAccount.clientId));
  });
});
