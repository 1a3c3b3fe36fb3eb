import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it } from 'mocha';
import { SiteError } from '../../../../src/site/errors.ts';
import type { ProxySettings } from '../../../../src/site/proxy.ts';
import type { Site } from '../../../../src/site/site.ts';
import { rejection } from '../../../support/rejection.ts';
import { newTestClient, READ } from '../../../support/siteClients.ts';
import { answerXml, startProxyServer, startSiteServer, TEST_CA_FILE } from '../../../support/siteServer.ts';

const siteAt = (url: string, caFile?: string): Site => ({
  id: 'test',
  label: 'Test',
  url,
  company: 'acme',
  ...(caFile !== undefined && { caFile }),
});

const startSite = () => startSiteServer((_request, response) => answerXml(response, '<x/>'));

describe('the TLS connection of SiteClient', () => {
  it('rejects an unknown root certificate, names the issuer, and has sent nothing', async () => {
    await using server = await startSite();
    using client = newTestClient(server.url, { site: siteAt(server.url) });
    const error = await rejection(client.send(READ));
    assert.equal(error.reason, 'certificate');
    assert.equal(error.details.issuer, 'Rep Workflows Test Root, Example Company');
    assert.ok(error.details.code);
    assert.match(error.message, /issued by Rep Workflows Test Root/);
    assert.equal(server.requests.length, 0);
  });

  it('accepts the root certificate in caFile', async () => {
    await using server = await startSite();
    using client = newTestClient(server.url, { site: siteAt(server.url, TEST_CA_FILE) });
    assert.equal((await client.send(READ)).text, '<x/>');
  });

  it('fails with advice if caFile is missing or contains no certificate', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'ca-'));
    const empty = join(folder, 'empty.pem');
    await writeFile(empty, 'This is no certificate.');
    await using server = await startSite();
    for (const caFile of [join(folder, 'missing.pem'), empty]) {
      using client = newTestClient(server.url, { site: siteAt(server.url, caFile) });
      const error = await rejection(client.send(READ));
      assert.equal(error.reason, 'certificate');
      assert.ok(error.message.includes(caFile));
    }
    assert.equal(server.requests.length, 0);
    await rm(folder, { recursive: true });
  });
});

describe('the proxy of SiteClient', () => {
  // The test certificate is for this name too, and yet it is not taken for this machine, which no proxy is asked for.
  const beyond = (port: number): string => `https://localhost.:${port}`;

  async function through(settings: (proxyUrl: string) => ProxySettings, authorization?: string) {
    await using server = await startSite();
    await using proxy = await startProxyServer(authorization);
    using client = newTestClient(beyond(server.port), {
      site: siteAt(beyond(server.port), TEST_CA_FILE),
      proxy: () => settings(proxy.url),
    });
    const outcome = await client.send(READ).catch((error: unknown) => error);
    return { outcome, tunnels: proxy.tunnels, target: `localhost.:${server.port}`, requests: server.requests };
  }

  it('opens a tunnel for each request, through which the site’s TLS is verified', async () => {
    const { outcome, tunnels, target, requests } = await through((proxy) => ({ proxy, noProxy: [], support: 'on' }));
    assert.equal((outcome as { text: string }).text, '<x/>');
    assert.deepEqual(
      tunnels.map((tunnel) => tunnel.target),
      [target, target],
    );
    assert.equal(requests.length, 2);
  });

  it('gets its own authorization and none of the site’s', async () => {
    const login = `Basic ${Buffer.from('me:pass').toString('base64')}`;
    const settings = (proxy: string): ProxySettings => ({ proxy, noProxy: [], support: 'on', authorization: login });
    const { outcome, tunnels, requests } = await through(settings, login);
    assert.ok(!(outcome instanceof Error), String(outcome));
    assert.deepEqual(new Set(tunnels.map(({ authorization }) => authorization)), new Set([login]));
    assert.equal(requests[0]?.headers['proxy-authorization'], undefined);
  });

  it('is named as the cause if it requires a login', async () => {
    const { outcome, requests } = await through((proxy) => ({ proxy, noProxy: [], support: 'on' }), 'Basic x');
    assert.ok(SiteError.is(outcome, 'proxy'), String(outcome));
    assert.equal(requests.length, 0);
  });

  for (const [name, exception] of [
    ['http.noProxy', { noProxy: ['localhost.'], support: 'on' }],
    ['http.proxySupport: off', { noProxy: [], support: 'off' }],
  ] as const) {
    it(`is not used by ${name}`, async () => {
      const { outcome, tunnels } = await through((proxy) => ({ proxy, ...exception }));
      // Not every machine knows the name with the dot, which is then the site's trouble and not the proxy's.
      assert.ok(!(outcome instanceof Error) || SiteError.is(outcome, 'host-not-found'), String(outcome));
      assert.equal(tunnels.length, 0);
    });
  }
});
