import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { CommandClient } from '../../../src/command-api/client.ts';
import { SiteError } from '../../../src/site/errors.ts';
import { newTestClient } from '../../support/siteClients.ts';
import { startSiteServer } from '../../support/siteServer.ts';
import { FakeSite } from './fakeSite.ts';

describe('probeHealth', () => {
  const answers = [
    { status: 200, type: 'text/html', body: '<html><title>Success</title></html>', healthy: true, message: 'Success' },
    { status: 200, type: 'text/plain', body: 'OK\n', healthy: true, message: 'OK' },
    { status: 500, type: 'text/html', body: '<html><title>Failed</title></html>', healthy: false, message: 'Failed' },
  ];
  for (const { status, type, body, healthy, message } of answers) {
    it(`returns status ${status}, whether the answer is ${type} or not, without a token`, async () => {
      await using server = await startSiteServer((_request, response) => {
        response.writeHead(status, { 'content-type': type }).end(body);
      });
      using client = newTestClient(server.url);
      assert.deepEqual(await new CommandClient(client).probeHealth(), { healthy, status, message });
      assert.equal(server.tokenRequests, 0);
      assert.deepEqual(
        [...new Set(server.calls.map(({ method, path }) => `${method} ${path}`))],
        ['GET /check_health'],
      );
    });
  }

  it('throws if there was no such answer', async () => {
    const missing = new SiteError('api-disabled', 'no', { status: 404 });
    const unreachable = new SiteError('unreachable', 'no');
    for (const error of [missing, unreachable]) {
      await assert.rejects(new CommandClient(new FakeSite(error)).probeHealth(), error);
    }
  });
});
