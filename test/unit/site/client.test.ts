import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { discoverSite } from '../../../src/site/discovery.ts';
import type { SiteErrorReason } from '../../../src/site/errors.ts';
import { rejection } from '../../support/rejection.ts';
import { ACCOUNT, CHANGE, hastyClock, newTestClient, READ } from '../../support/siteClients.ts';
import { answerJson, answerXml, giveToken, startSiteServer, type SiteHandler } from '../../support/siteServer.ts';

const OK = '<session_list/>';
const ok: SiteHandler = (_request, response) => answerXml(response, OK);

describe('SiteClient', () => {
  it('sends the form with a bearer token on a connection of its own', async () => {
    await using server = await startSiteServer(ok);
    using client = newTestClient(server.url);
    const answer = await client.send({ ...READ, form: [['name', 'a&b é']], query: [['version', '3']] });
    assert.deepEqual(answer, { status: 200, contentType: 'text/xml', text: OK });
    const [call] = server.calls;
    assert.equal(call?.path, '/api/command?version=3');
    assert.equal(call.body, 'name=a%26b+%C3%A9');
    assert.equal(call.headers.authorization, 'Bearer token-1');
    assert.equal(call.headers.connection, 'close');
    assert.equal(call.headers['content-type'], 'application/x-www-form-urlencoded');
    const basic = Buffer.from(`${ACCOUNT.clientId}:${ACCOUNT.clientSecret}`).toString('base64');
    assert.equal(server.requests[0]?.headers.authorization, `Basic ${basic}`);
    assert.equal(server.requests[0].body, 'grant_type=client_credentials');
  });

  it('fetches one token for 20 calls and sends at most 4 at once, in order', async () => {
    let most = 0;
    const open: Parameters<SiteHandler>[1][] = [];
    await using server = await startSiteServer((_request, response) => {
      most = Math.max(most, open.push(response));
      if (open.length === 4) {
        // A fifth would have the time to come.
        setTimeout(() => open.splice(0).forEach((waiting) => answerXml(waiting, OK)), 5);
      }
    });
    using client = newTestClient(server.url);
    await Promise.all(Array.from({ length: 20 }, () => client.send(READ)));
    assert.equal(server.tokenRequests, 1);
    assert.equal(most, 4);
  });

  for (const [status, answer] of [
    [200, { error: 'access_denied', message: 'The token has expired.' }],
    [401, { message: 'Unauthorized' }],
  ] as const) {
    it(`replaces a token that is denied with status ${status} once`, async () => {
      await using server = await startSiteServer((request, response) =>
        request.headers.authorization === 'Bearer token-1'
          ? answerJson(response, status, answer)
          : answerXml(response, OK),
      );
      using client = newTestClient(server.url);
      await Promise.all([client.send(CHANGE), client.send(CHANGE)]);
      assert.equal(server.tokenRequests, 2);
    });
  }

  it('throws the site’s message if the new token is denied too', async () => {
    await using server = await startSiteServer((_request, response) =>
      answerJson(response, 401, { error: 'access_denied', message: 'Your IP is not allowed.' }),
    );
    using client = newTestClient(server.url);
    const error = await rejection(client.send(READ));
    assert.equal(error.reason, 'access-denied');
    assert.equal(error.details.siteMessage, 'Your IP is not allowed.');
    assert.equal(server.calls.length, 2);
  });

  it('names the account to sign in if there are no credentials', async () => {
    using client = newTestClient('https://localhost:9', { credentials: () => Promise.resolve(undefined) });
    assert.equal((await rejection(client.send(READ))).reason, 'credentials-missing');
  });

  it('tries requests that only read three times if the site fails or the answer is cut', async () => {
    for (const spoil of [
      (response: Parameters<SiteHandler>[1]) => response.destroy(),
      (response: Parameters<SiteHandler>[1]) => response.writeHead(503).end(),
      (response: Parameters<SiteHandler>[1]) => {
        response.writeHead(200, { 'content-length': 1000 }).write('<session_list>');
        setImmediate(() => response.destroy());
      },
    ]) {
      let count = 0;
      await using server = await startSiteServer((_request, response) =>
        ++count < 3 ? spoil(response) : answerXml(response, OK),
      );
      const clock = hastyClock();
      using client = newTestClient(server.url, { clock });
      assert.equal((await client.send(READ)).text, OK);
      assert.equal(server.calls.length, 3);
      assert.deepEqual(clock.waits, [1000, 2000]);
      count = 0;
    }
  });

  it('reports the last failure after three tries', async () => {
    await using server = await startSiteServer((_request, response) => {
      response.writeHead(500, { 'content-type': 'text/html' }).end('<html><title>Oops</title></html>');
    });
    using client = newTestClient(server.url);
    const error = await rejection(client.send(READ));
    assert.equal(error.reason, 'server');
    assert.equal(error.details.siteMessage, 'Oops');
    assert.equal(server.calls.length, 3);
  });

  it('never repeats a change, and reports its outcome as unknown', async () => {
    await using server = await startSiteServer((_request, response) => response.destroy());
    using client = newTestClient(server.url);
    const error = await rejection(client.send(CHANGE));
    assert.equal(error.reason, 'outcome-unknown');
    assert.equal(error.details.action, 'terminate_session');
    assert.equal(server.calls.length, 1);
  });

  it('waits as a 429 says, also for changes', async () => {
    let count = 0;
    await using server = await startSiteServer((_request, response) => {
      count += 1;
      if (count === 1) {
        response.writeHead(429, { 'retry-after': '7' }).end();
      } else if (count === 2) {
        response.writeHead(429).end();
      } else {
        answerXml(response, OK);
      }
    });
    const clock = hastyClock();
    using client = newTestClient(server.url, { clock });
    await client.send(CHANGE);
    assert.deepEqual(clock.waits, [7000, 2000]);
  });

  it('does not wait longer than a minute for a 429', async () => {
    await using server = await startSiteServer((_request, response) => {
      response.writeHead(429, { 'retry-after': '300' }).end();
    });
    using client = newTestClient(server.url);
    const error = await rejection(client.send(READ));
    assert.equal(error.reason, 'rate-limited');
    assert.equal(error.details.retryAfterSeconds, 300);
    assert.equal(server.calls.length, 1);
  });

  const HTML = { 'content-type': 'text/html' };
  const answers: readonly (readonly [string, SiteHandler, SiteErrorReason, string | undefined])[] = [
    [
      'a web page with status 200',
      (_, response) => response.writeHead(200, HTML).end('<!DOCTYPE html><title> Welcome\n here</title>'),
      'html',
      'Welcome here',
    ],
    [
      'a page not found',
      (_, response) => response.writeHead(404, HTML).end('<html><head><title>Document Not Found</title>'),
      'api-disabled',
      'Document Not Found',
    ],
    ['status 403', (_, response) => response.writeHead(403).end(), 'not-permitted', undefined],
    [
      'a missing permission in JSON',
      (_, response) =>
        answerJson(response, 401, { message: 'The account does not have permission to use the Command API' }),
      'not-permitted',
      'The account does not have permission to use the Command API',
    ],
    [
      'another refusal in JSON',
      (_, response) => answerJson(response, 422, { message: 'Bad id' }),
      'site-error',
      'Bad id',
    ],
    [
      'an XML error that comes with an error of HTTP',
      (_, response) =>
        response
          .writeHead(400, { 'content-type': 'text/xml' })
          .end('\n<?xml version="1.0"?>\n<error xmlns="https://x.example/API/command">Unknown &lt;team&gt;.</error>\n'),
      'site-error',
      'Unknown <team>.',
    ],
    [
      'an OAuth error with status 200',
      (_, response) => answerJson(response, 200, { error: 'invalid_request', message: 'The request is malformed.' }),
      'site-error',
      'The request is malformed.',
    ],
    [
      'a missing permission in XML',
      (_, response) =>
        response.writeHead(403).end('<c:error xmlns:c="x">This account does not have permission to do that.</c:error>'),
      'not-permitted',
      'This account does not have permission to do that.',
    ],
    [
      'a plain “Document Not Found”',
      (_, response) => response.writeHead(404, { 'content-type': 'text/plain' }).end('Document Not Found'),
      'api-disabled',
      undefined,
    ],
    ['a redirect', (_, response) => response.writeHead(302, { location: '/moved' }).end(), 'bad-answer', undefined],
  ];
  for (const [name, handler, reason, siteMessage] of answers) {
    it(`names ${name}`, async () => {
      await using server = await startSiteServer((request, response) => {
        handler(request, response);
      });
      using client = newTestClient(server.url);
      const error = await rejection(client.send(CHANGE));
      assert.equal(error.reason, reason);
      assert.equal(error.details.siteMessage, siteMessage);
      assert.equal(error.details.host, server.host);
      assert.equal(server.calls.length, 1);
    });
  }

  it('follows no redirect, so that the token stays with its site', async () => {
    await using thief = await startSiteServer(ok);
    await using server = await startSiteServer((_request, response) => {
      response.writeHead(307, { location: `${thief.url}/steal?x=secret` }).end();
    });
    using client = newTestClient(server.url);
    const error = await rejection(client.send(READ));
    assert.match(error.message, new RegExp(thief.host));
    assert.doesNotMatch(error.message, /steal/);
    assert.equal(thief.requests.length, 0);
  });

  it('never sends a path to another host', async () => {
    await using server = await startSiteServer(ok);
    using client = newTestClient(server.url);
    await client.send({ ...READ, path: '//evil.example/x' });
    assert.equal(server.calls[0]?.headers.host, server.host);
  });

  it('stops when it is cancelled, and sends nothing if it was cancelled before', async () => {
    const controller = new AbortController();
    await using server = await startSiteServer(() => controller.abort());
    using client = newTestClient(server.url);
    assert.equal((await rejection(client.send({ ...CHANGE, signal: controller.signal }))).reason, 'cancelled');
    assert.equal((await rejection(client.send({ ...READ, signal: controller.signal }))).reason, 'cancelled');
    assert.equal(server.calls.length, 1);
  });

  it('cancels everything when it is disposed', async () => {
    await using server = await startSiteServer(() => client.dispose());
    using client = newTestClient(server.url);
    const errors = await Promise.all(Array.from({ length: 6 }, () => rejection(client.send(READ))));
    assert.deepEqual(new Set(errors.map(({ reason }) => reason)), new Set(['cancelled']));
  });

  it('needs no account for public addresses', async () => {
    await using server = await startSiteServer((_request, response) =>
      answerJson(response, 200, { company: 'acme', product: 'bpam', mechs: [] }),
    );
    using client = newTestClient(server.url, { credentials: () => Promise.resolve(undefined) });
    assert.deepEqual(await discoverSite(client), { company: 'acme', product: 'bpam', remoteSupport: false });
    assert.equal(server.requests[0]?.path, '/get_mech_list?version=3');
    assert.equal(server.requests[0].headers.authorization, undefined);
  });

  it('sends a token to a site that requires one after all', async () => {
    await using server = await startSiteServer(({ headers }, response) => {
      if (headers.authorization === 'Bearer token-1') {
        answerXml(response, OK);
      } else {
        response.writeHead(401).end();
      }
    });
    using client = newTestClient(server.url);
    assert.equal((await client.send({ ...READ, authenticated: 'when-denied' })).text, OK);
    assert.deepEqual(
      server.calls.map(({ headers }) => headers.authorization),
      [undefined, 'Bearer token-1'],
    );
  });

  it('discovers nothing about a site that does not describe itself', async () => {
    await using server = await startSiteServer((_request, response) => answerXml(response, '[1]'));
    using client = newTestClient(server.url);
    assert.equal(await discoverSite(client), undefined);
  });

  it('returns the same token until it is invalidated', async () => {
    await using server = await startSiteServer(ok, giveToken());
    using client = newTestClient(server.url);
    assert.equal(await client.token(), 'token-1');
    client.invalidateToken('token-0');
    assert.equal(await client.token(), 'token-1');
    client.invalidateToken('token-1');
    assert.equal(await client.token(), 'token-2');
  });
});
