import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { SiteError } from '../../../src/site/errors.ts';
import { KnownTokens } from '../../../src/site/knownTokens.ts';
import type { Credentials } from '../../../src/site/site.ts';
import { Tokens } from '../../../src/site/tokens.ts';
import { ManualClock } from '../../support/manualClock.ts';
import { ACCOUNT, newTestClient, READ } from '../../support/siteClients.ts';
import { answerJson, answerXml, startSiteServer } from '../../support/siteServer.ts';

interface Asked {
  readonly tokens: Tokens;
  readonly clock: ManualClock;
  readonly requests: Credentials[];
}

/** Tokens of a site that answers as told; `token-1`, `token-2` and so on unless told. */
function newTokens(
  answer: (count: number) => { status?: number; body: unknown } = (count) => ({
    body: { access_token: `token-${count}`, token_type: 'bearer', expires_in: 3600 },
  }),
  credentials: () => Credentials | undefined = () => ACCOUNT,
): Asked {
  const clock = new ManualClock();
  const requests: Credentials[] = [];
  const tokens = new Tokens({
    host: 'support.example.com',
    origin: 'https://support.example.com',
    credentials: () => Promise.resolve(credentials()),
    request: (account) => {
      const { status = 200, body } = answer(requests.push(account));
      return Promise.resolve({ status, headers: {}, text: JSON.stringify(body) });
    },
    onToken: () => undefined,
    clock,
  });
  return { tokens, clock, requests };
}

describe('Tokens', () => {
  it('requests one token for all callers', async () => {
    const { tokens, requests } = newTokens();
    assert.deepEqual(new Set(await Promise.all(Array.from({ length: 50 }, () => tokens.get()))), new Set(['token-1']));
    assert.equal(requests.length, 1);
  });

  it('keeps tokens until shortly before they expire, with the time as a number, as text or missing', async () => {
    const lives: readonly (readonly [unknown, number])[] = [
      [1800, 1740],
      ['1799', 1739],
      [undefined, 3540],
      [100, 90],
      [-5, 3540],
    ];
    for (const [expires_in, seconds] of lives) {
      const { tokens, clock } = newTokens((count) => ({ body: { access_token: `token-${count}`, expires_in } }));
      await tokens.get();
      clock.advance(seconds * 1000 - 1);
      assert.equal(await tokens.get(), 'token-1');
      clock.advance(1);
      assert.equal(await tokens.get(), 'token-2', String(expires_in));
    }
  });

  for (const error of [
    'invalid_client',
    'invalid_credentials',
    'unauthorized_client',
    'invalid_grant',
    'access_denied',
  ]) {
    it(`never sends credentials again that were refused as ${error}: accounts lock`, async () => {
      let account = ACCOUNT;
      const refuse = { status: 400, body: { error, error_description: 'No.' } };
      const { tokens, requests } = newTokens(
        (count) => (count === 1 ? refuse : { body: { access_token: 'good', expires_in: 60 } }),
        () => account,
      );
      for (let at = 0; at < 3; at++) {
        await assert.rejects(tokens.get(), (reason) => SiteError.is(reason, 'credentials-refused'));
      }
      assert.equal(requests.length, 1);
      account = { ...ACCOUNT, clientSecret: 'another' };
      assert.equal(await tokens.get(), 'good');
    });
  }

  it('never sends credentials again after a 401 in any form', async () => {
    for (const text of ['', 'Unauthorized', '<html><title>Unauthorized</title></html>']) {
      let asked = 0;
      await using server = await startSiteServer(
        (_request, response) => answerXml(response, '<x/>'),
        (_request, response) => {
          asked += 1;
          response.writeHead(401, { 'content-type': 'text/html' }).end(text);
        },
      );
      using client = newTestClient(server.url);
      await assert.rejects(client.send(READ), (reason) => SiteError.is(reason, 'credentials-refused'));
      await assert.rejects(client.send(READ), (reason) => SiteError.is(reason, 'credentials-refused'));
      assert.equal(asked, 1, text);
    }
  });

  it('retries after a failure of the site itself', async () => {
    const { tokens } = newTokens((count) =>
      count === 1
        ? { status: 500, body: { error: 'server_error' } }
        : { body: { access_token: `token-${count}`, expires_in: 60 } },
    );
    await assert.rejects(tokens.get(), (reason) => SiteError.is(reason, 'server'));
    assert.equal(await tokens.get(), 'token-2');
  });

  it('rejects a token that is not valid in a header', async () => {
    for (const access_token of [undefined, '', 7, 'a\r\nX-Evil: 1', 'a b']) {
      const { tokens } = newTokens(() => ({ body: { access_token } }));
      await assert.rejects(tokens.get(), (reason) => SiteError.is(reason, 'bad-answer'));
    }
  });

  it('shares a token among all clients of an account, and replaces it for all once it is denied', async () => {
    let good = 'token-1';
    await using server = await startSiteServer((request, response) => {
      const isGood = request.headers.authorization === `Bearer ${good}`;
      answerXml(response, isGood ? '<x/>' : '{"error":"access_denied"}');
    });
    const tokens = new KnownTokens();
    using one = newTestClient(server.url, { tokens });
    using other = newTestClient(server.url, { tokens });
    await Promise.all([one.send(READ), other.send(READ), one.send(READ)]);
    assert.equal(server.tokenRequests, 1);
    good = 'token-2';
    await one.send(READ);
    await other.send(READ);
    assert.equal(server.tokenRequests, 2);
    const wrong = { ...ACCOUNT, clientSecret: 'another' };
    using third = newTestClient(server.url, { tokens, credentials: () => Promise.resolve(wrong) });
    await third.token();
    assert.equal(server.tokenRequests, 3);
  });

  it('requests a token by another client if the first one is disposed meanwhile', async () => {
    const begun = Promise.withResolvers<undefined>();
    let asked = 0;
    await using server = await startSiteServer(
      (_request, response) => answerXml(response, '<x/>'),
      (_request, response) => {
        asked += 1;
        begun.resolve(undefined);
        if (asked > 1) {
          answerJson(response, 200, { access_token: 'good' });
        }
      },
    );
    const tokens = new KnownTokens();
    using one = newTestClient(server.url, { tokens });
    using other = newTestClient(server.url, { tokens });
    const first = one.token();
    await begun.promise;
    const second = other.token();
    one.dispose();
    await assert.rejects(first, (reason) => SiteError.is(reason, 'cancelled'));
    assert.equal(await second, 'good');
  });

  it('never retries more than once, and never sends the secret to another address', async () => {
    await using thief = await startSiteServer((_request, response) => answerXml(response, '<x/>'));
    await using server = await startSiteServer(
      (_request, response) => answerJson(response, 200, { error: 'access_denied' }),
      (_request, response) => {
        response.writeHead(307, { location: `${thief.url}/oauth2/token` }).end();
      },
    );
    using client = newTestClient(server.url);
    await assert.rejects(client.send(READ), (reason) => SiteError.is(reason, 'bad-answer'));
    assert.equal(server.tokenRequests, 1);
    assert.equal(thief.requests.length, 0);
    assert.equal(server.calls.length, 0);
  });
});
