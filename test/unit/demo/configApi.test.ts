import assert from 'node:assert/strict';
import { after, before, describe, it } from 'mocha';
import { silentLog } from '../../../src/base/log.ts';
import { systemClock } from '../../../src/base/clock.ts';
import { CommandClient } from '../../../src/command-api/client.ts';
import { readRepStatuses } from '../../../src/command-api/repStatuses.ts';
import { sendConfigRequest } from '../../../src/config-api/configRequest.ts';
import { followPages } from '../../../src/config-api/followPages.ts';
import { ConfigDocuments } from '../../../src/config-api/configDocument.ts';
import { listOperations } from '../../../src/config-api/operations.ts';
import { fillPath } from '../../../src/config-api/configPath.ts';
import { startDemoSite, type DemoSite } from '../../../src/demo/demoSite.ts';
import { SiteClient } from '../../../src/site/client.ts';
import { SiteError } from '../../../src/site/errors.ts';
import { NO_PROXY } from '../../support/siteClients.ts';

/** A client of the demo site for one of its accounts. */
function clientOf(
  demo: DemoSite,
  credentials: { readonly clientId: string; readonly clientSecret: string },
): SiteClient {
  return new SiteClient({
    site: { id: 'demo', label: 'Demo', url: demo.url, company: demo.company },
    credentials: () => Promise.resolve(credentials),
    proxy: () => NO_PROXY,
    timeoutSeconds: () => 10,
    clock: systemClock,
    log: silentLog,
  });
}

describe('the Configuration API of the demo site', () => {
  let demo: DemoSite;
  let client: SiteClient;

  before(async () => {
    demo = await startDemoSite({ seed: 1, speed: 0 });
    client = clientOf(demo, demo);
  });
  after(async () => {
    client.dispose();
    await demo.stop();
  });

  it('answers every GET operation that its OpenAPI document names', async () => {
    const { document } = await new ConfigDocuments().get(client, '1.21.1');
    const reads = listOperations(document).filter(({ method }) => method === 'GET');
    assert.notDeepEqual(reads, []);
    for (const { path, resource } of reads.filter((operation) => !operation.path.includes('{'))) {
      const { status, body, page } = await sendConfigRequest(client, { path, query: { per_page: 5 } });
      assert.equal(status, 200, path);
      assert.ok(Array.isArray(body) && page, path);
      const [first] = body as readonly { readonly id: number }[];
      if (first) {
        const one = await sendConfigRequest(client, { path: fillPath(`/${resource}/{id}`, { id: String(first.id) }) });
        assert.deepEqual(one.body, first);
      }
    }
  });

  it('gives long lists by pages, with links to follow', async () => {
    const first = await sendConfigRequest(client, { path: '/jump-client', query: { per_page: 20 } });
    assert.deepEqual(first.page, { current: 1, last: 5, total: 93 });
    const second = await followPages(client, first, { pages: 1 });
    assert.deepEqual([(second.body as unknown[]).length, second.page?.current], [40, 2]);
    const all = await followPages(client, first);
    assert.equal(new Set((all.body as { id: number }[]).map(({ id }) => id)).size, 93);
    assert.equal(all.next, undefined);
  });

  it('refuses unknown query parameters like a bad token, as real sites do', async () => {
    await assert.rejects(sendConfigRequest(client, { path: '/user', query: { colour: 'red' } }), (error: unknown) =>
      SiteError.is(error, 'not-permitted'),
    );
  });

  it('says what is wrong with each parameter', async () => {
    await assert.rejects(
      sendConfigRequest(client, { path: '/user', query: { per_page: 3, current_page: 0 } }),
      /The given data was invalid\. per_page: The per page must be between 5 and 100\. current_page: .* at least 1\./,
    );
  });

  it('gives an installer as a file', async () => {
    const answer = await sendConfigRequest(client, { path: '/jump-client/installer/2/winNT-64' });
    assert.deepEqual(answer, { status: 200, body: null, file: { contentType: 'application/x-executable' } });
    await assert.rejects(sendConfigRequest(client, { path: '/jump-client/installer/2/amiga' }), /Not Found/);
  });

  it('names groups, Jumpoints and policies as an import of Jump shortcuts wants them', async () => {
    const commands = new CommandClient(client);
    const codeNames = async (path: string): Promise<string[]> => {
      const { body } = await sendConfigRequest(client, { path });
      return (body as { code_name: string }[]).map(({ code_name: codeName }) => codeName);
    };
    assert.ok((await codeNames('/jump-group')).includes('remote_access'));
    const lists = {
      group: '/jump-group',
      jumpoint: '/jumpoint',
      jump_policy: '/jump-policy',
      session_policy: '/session-policy',
    };
    for (const [parameter, path] of Object.entries(lists)) {
      for (const codeName of await codeNames(path)) {
        const usual = { name: codeName, remote_jump_hostname: parameter, jumpoint: 'quebec', group: 'remote_access' };
        await commands.runNamed('import_jump_shortcut', { ...usual, [parameter]: codeName });
      }
    }
  });

  it('tells the statuses of representatives', async () => {
    const statuses = await readRepStatuses(client);
    assert.ok(statuses?.some(({ codeName, displayAs }) => codeName === 'lunch' && displayAs === 'away'));
  });

  it('is closed to an account without the permission', async () => {
    const limited = clientOf(demo, demo.limitedAccount);
    await assert.rejects(sendConfigRequest(limited, { path: '/user' }));
    limited.dispose();
  });
});
