import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { discoverSite } from '../../../src/site/discovery.ts';
import { SiteError } from '../../../src/site/errors.ts';
import { newTestClient } from '../../support/siteClients.ts';
import { answerJson, startSiteServer, type SiteHandler } from '../../support/siteServer.ts';

async function discovered(handler: SiteHandler): Promise<unknown> {
  await using server = await startSiteServer(handler);
  using client = newTestClient(server.url, { credentials: () => Promise.resolve(undefined) });
  return await discoverSite(client);
}

describe('discoverSite', () => {
  it('returns the company, and distinguishes Remote Support from Privileged Remote Access', async () => {
    const told = (body: unknown) => discovered((_request, response) => answerJson(response, 200, body));
    const acme = { company: 'acme', product: 'ingredi', remoteSupport: true };
    assert.deepEqual(await told({ company: 'acme', product: 'ingredi', mechs: [] }), acme);
    assert.deepEqual(await told({ company: ' ', product: 'bpam' }), { product: 'bpam', remoteSupport: false });
    assert.deepEqual(await told({ company: 7 }), { remoteSupport: true });
  });

  it('shortens any company name to one line', async () => {
    const company = `a\n\u0007b${'x'.repeat(5000)}`;
    const identity = await discovered((_request, response) => answerJson(response, 200, { company }));
    const { company: told } = identity as { company: string };
    assert.ok(told.startsWith('a bx') && told.length <= 300);
  });

  it('returns undefined if a site has no such page, fails or answers nonsense', async () => {
    const handlers: readonly SiteHandler[] = [
      (_request, response) => response.writeHead(404, { 'content-type': 'text/html' }).end('<html></html>'),
      (_request, response) => response.writeHead(500).end(),
      (_request, response) => response.writeHead(200).end('{"company": '),
      (_request, response) => response.destroy(),
    ];
    for (const handler of handlers) {
      assert.equal(await discovered(handler), undefined);
    }
  });

  it('throws if nothing answers at the address', async () => {
    const server = await startSiteServer(() => undefined);
    await server[Symbol.asyncDispose]();
    using client = newTestClient(server.url);
    await assert.rejects(discoverSite(client), (error) => SiteError.is(error, 'unreachable'));
  });

  it('stops when it is cancelled', async () => {
    await using server = await startSiteServer(() => undefined);
    using client = newTestClient(server.url);
    const signal = AbortSignal.abort();
    await assert.rejects(discoverSite(client, signal), (error) => SiteError.is(error, 'cancelled'));
  });
});
