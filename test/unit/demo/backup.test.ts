import assert from 'node:assert/strict';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, it } from 'mocha';
import { silentLog } from '../../../src/base/log.ts';
import { makeBackup } from '../../../src/backup/makeBackup.ts';
import { startDemoSite, type DemoSite } from '../../../src/demo/demoSite.ts';
import { SiteClient } from '../../../src/site/client.ts';
import { hastyClock, NO_PROXY } from '../../support/siteClients.ts';

describe('the Backup API of the demo site', () => {
  let demo: DemoSite;
  let folder: string;
  const clock = hastyClock();

  beforeEach(async () => {
    demo = await startDemoSite({ seed: 1, speed: 0 });
    folder = await mkdtemp(join(tmpdir(), 'backups-'));
  });
  afterEach(async () => {
    await demo.stop();
    await rm(folder, { recursive: true });
  });

  async function backUp(account: { readonly clientId: string; readonly clientSecret: string }) {
    const client = new SiteClient({
      site: { id: 'demo', label: 'Demo', url: demo.url, company: demo.company },
      credentials: () => Promise.resolve(account),
      proxy: () => NO_PROXY,
      timeoutSeconds: () => 120,
      clock,
      log: silentLog,
    });
    try {
      return await makeBackup(client, { target: { folder }, clock });
    } finally {
      client.dispose();
    }
  }

  it('gives a packed file that survives a cut in the middle', async () => {
    const whole = await backUp(demo);
    demo.faults.halfBackup();
    const continued = await backUp(demo);
    assert.equal(continued.sha256, whole.sha256);
    const content = JSON.parse(gunzipSync(await readFile(continued.path)).toString()) as {
      readonly user: readonly { readonly username: string }[];
    };
    const users = content.user.map(({ username }) => username);
    const loggedIn = [...demo.model.rows('representative').values()];
    assert.deepEqual(
      loggedIn.filter(({ username }) => !users.includes(username)),
      [],
    );
    assert.deepEqual((await readdir(folder)).length, 4);
  });

  it('is closed to an account without the permission, and leaves nothing', async () => {
    await assert.rejects(backUp(demo.limitedAccount), /did not|permission|Document Not Found/i);
    assert.deepEqual(await readdir(folder), []);
  });
});
