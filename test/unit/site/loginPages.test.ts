import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { rejection } from '../../support/rejection.ts';
import { CHANGE, newTestClient, READ } from '../../support/siteClients.ts';
import { answerXml, startSiteServer, type SiteHandler } from '../../support/siteServer.ts';

const OK = '<session_list/>';
const HTML = { 'content-type': 'text/html' };

describe('SiteClient, given a login page as answer,', () => {
  const LOGIN_PAGES: readonly (readonly [string, SiteHandler])[] = [
    [
      'a login page',
      (_, response) =>
        response.writeHead(200, HTML).end('<!doctype html><title>Login</title><form action="/login/login"></form>'),
    ],
    [
      'a login page in another language',
      (_, response) => response.writeHead(401, HTML).end('<html><form><input name="p" type="password"></form></html>'),
    ],
    ['a way to /login', (_, response) => response.writeHead(302, { location: '/login?next=%2Fapi' }).end()],
    [
      'a way to the whole address of /login',
      (_, response) => response.writeHead(303, { location: 'https://support.example.com/login' }).end(),
    ],
    [
      'a page that leads to /login',
      (_, response) => response.writeHead(200, HTML).end('<html><a href="https://support.example.com/login/x">…</a>'),
    ],
  ];
  for (const [name, handler] of LOGIN_PAGES) {
    for (const request of [
      READ,
      CHANGE,
      { ...READ, path: '/api/reporting' },
      { ...READ, method: 'GET', path: '/api/config/v1/user' } as const,
    ]) {
      const what = `${request.path}${request.readOnly ? '' : ' (a change)'}`;

      it(`takes ${name} for an invalid token, once, and repeats ${what} with a new one`, async () => {
        await using server = await startSiteServer((call, response) => {
          if (call.headers.authorization === 'Bearer token-1') {
            handler(call, response);
          } else {
            answerXml(response, OK);
          }
        });
        using client = newTestClient(server.url);
        assert.equal((await client.send(request)).text, OK);
        const stream = await client.open(request);
        stream.close();
        assert.deepEqual([server.calls.length, server.tokenRequests], [3, 2]);
      });

      it(`reports that ${name} came with a new token too, from ${what}`, async () => {
        await using server = await startSiteServer(handler);
        using client = newTestClient(server.url);
        const error = await rejection(client.send(request));
        assert.equal(error.reason, 'html');
        assert.match(error.message, /with its login page.*, with a new token too/);
        assert.deepEqual([server.calls.length, server.tokenRequests], [2, 2]);
      });
    }
  }

  for (const title of ['Done', 'Sign in to Wi-Fi', 'Log in']) {
    it(`sends a change once if a page titled ${title} comes, which may be any page`, async () => {
      await using server = await startSiteServer((_request, response) => {
        response.writeHead(200, HTML).end(`<html><title>${title}</title></html>`);
      });
      using client = newTestClient(server.url);
      const error = await rejection(client.send(CHANGE));
      assert.match(error.message, new RegExp(`web page titled “${title}”`));
      assert.deepEqual([server.calls.length, server.tokenRequests], [1, 1]);
    });
  }

  it('sends each API its Accept header, or the request’s own, and never a cookie', async () => {
    await using server = await startSiteServer((_request, response) => {
      response.writeHead(200, { 'content-type': 'text/xml', 'set-cookie': 'ns_s=secret; path=/; HttpOnly' }).end(OK);
    });
    using client = newTestClient(server.url);
    const acceptOf = async (request: Partial<typeof READ> & { readonly accept?: string }) => {
      await client.send({ ...READ, ...request });
      return server.calls.at(-1)?.headers.accept;
    };
    const xml = 'text/xml, application/xml;q=0.9, */*;q=0.5';
    assert.equal(await acceptOf({}), xml);
    assert.equal(await acceptOf({ path: '/api/reporting' }), xml);
    assert.equal(await acceptOf({ path: '/api/config/v1/user' }), 'application/json');
    assert.equal(await acceptOf({ path: '/api/config/v1/jump-client/installer/1/x', accept: '*/*' }), '*/*');
    assert.equal(await acceptOf({ path: '/api/client_script' }), '*/*');
    assert.equal(server.requests[0]?.headers.accept, 'application/json');
    assert.ok(server.requests.every(({ headers }) => headers.cookie === undefined));
  });
});
