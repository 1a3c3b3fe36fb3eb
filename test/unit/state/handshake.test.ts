import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import {
  connectionCut,
  handshakeTimeout,
  mayMeanSubprotocol,
  networkError,
  upgradeError,
  type RefusedUpgrade,
} from '../../../src/state/connection/handshake.ts';

const HOST = 'support.example.com';

describe('why the real-time state cannot be reached', () => {
  const networks: readonly (readonly [code: string | undefined, reason: string, message: string])[] = [
    ['ENOTFOUND', 'host-not-found', `No host named ${HOST} was found.`],
    ['EAI_AGAIN', 'host-not-found', `No host named ${HOST} was found.`],
    ['ETIMEDOUT', 'timeout', `${HOST} did not answer in time.`],
    ['ECONNRESET', 'cut', `The connection to ${HOST} broke.`],
    ['ECONNABORTED', 'cut', `The connection to ${HOST} broke.`],
    ['EPIPE', 'cut', `The connection to ${HOST} broke.`],
    ['HPE_INVALID_CONSTANT', 'bad-answer', `${HOST} did not open the real-time state API.`],
    ['WS_ERR_UNSUPPORTED_MESSAGE_LENGTH', 'too-large', `${HOST} sent a message larger than is taken.`],
    ['WS_ERR_INVALID_OPCODE', 'bad-answer', `${HOST} did not open the real-time state API.`],
    ['ECONNREFUSED', 'unreachable', `${HOST} cannot be reached.`],
    ['EHOSTUNREACH', 'unreachable', `${HOST} cannot be reached.`],
    [undefined, 'bad-answer', `${HOST} did not open the real-time state API.`],
  ];
  for (const [code, reason, message] of networks) {
    it(`is told of the network’s ${code ?? 'nameless error'}`, () => {
      const cause = Object.assign(new Error('x'), code === undefined ? {} : { code });
      const error = networkError(HOST, cause);
      assert.deepEqual([error.reason, error.message, error.cause], [reason, message, cause]);
      assert.deepEqual(error.details, { host: HOST });
    });
  }

  it('is told of any code for a certificate, with what to do', () => {
    for (const code of [
      ...['CERT_HAS_EXPIRED', 'ERR_TLS_CERT_ALTNAME_INVALID', 'DEPTH_ZERO_SELF_SIGNED_CERT', 'INVALID_CA'],
      ...['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'UNABLE_TO_GET_CRL', 'HOSTNAME_MISMATCH', 'PATH_LENGTH_EXCEEDED'],
    ]) {
      const error = networkError(HOST, Object.assign(new Error('x'), { code }));
      assert.equal(error.reason, 'certificate', code);
      assert.deepEqual(error.details, { host: HOST, code });
      assert.equal(
        error.message,
        `The certificate of ${HOST} is not trusted (${code}). If it comes from your own authority, name its PEM file as caFile of the site.`,
      );
    }
  });

  it('is told of what took too long or ended too early, without a cause', () => {
    const [late, cut] = [handshakeTimeout(HOST), connectionCut(HOST)];
    assert.deepEqual(
      [late.reason, late.message, late.cause],
      ['timeout', `${HOST} did not answer in time.`, undefined],
    );
    assert.deepEqual([cut.reason, cut.message, cut.cause], ['cut', `The connection to ${HOST} broke.`, undefined]);
  });

  const answer = (status: number, more: Partial<RefusedUpgrade> = {}): RefusedUpgrade => ({
    ...{ status, contentType: undefined, retryAfter: undefined, body: '' },
    ...more,
  });
  const page = `${HOST} answered with a web page instead of the real-time state API`;
  const upgrades: readonly (readonly [RefusedUpgrade, reason: string, message: string])[] = [
    [answer(401), 'access-denied', `${HOST} denied access to the real-time state API (HTTP 401).`],
    [answer(403), 'access-denied', `${HOST} denied access to the real-time state API (HTTP 403).`],
    [answer(404), 'api-disabled', `${HOST} offers no real-time state API (HTTP 404).`],
    [answer(407), 'proxy', 'The proxy wants a login before it lets this connection through (HTTP 407).'],
    [answer(429), 'rate-limited', `${HOST} takes no more requests for now (HTTP 429).`],
    [answer(500), 'server', `${HOST} failed to open the real-time state API (HTTP 500).`],
    [answer(599), 'server', `${HOST} failed to open the real-time state API (HTTP 599).`],
    [answer(400), 'bad-answer', `${HOST} did not open the real-time state API (HTTP 400).`],
    [answer(499), 'bad-answer', `${HOST} did not open the real-time state API (HTTP 499).`],
    [answer(399), 'html', `${page} (HTTP 399).`],
    [answer(200), 'html', `${page} (HTTP 200).`],
    [answer(400, { contentType: 'text/HTML' }), 'html', `${page} (HTTP 400).`],
    [answer(400, { body: ' <!DOCTYPE html>' }), 'html', `${page} (HTTP 400).`],
    [answer(400, { body: '<HTML>' }), 'html', `${page} (HTTP 400).`],
    [answer(400, { body: 'x <html>' }), 'bad-answer', `${HOST} did not open the real-time state API (HTTP 400).`],
    [answer(500, { contentType: 'text/html' }), 'server', `${HOST} failed to open the real-time state API (HTTP 500).`],
  ];
  for (const [refused, reason, message] of upgrades) {
    it(`is told of HTTP ${refused.status} ${refused.contentType ?? refused.body}`, () => {
      const error = upgradeError(HOST, refused);
      assert.deepEqual([error.reason, error.message], [reason, message]);
      assert.deepEqual(error.details, { host: HOST, action: '/nw', status: refused.status });
    });
  }

  it('has the title of the page that came, on one line and shortened, and the wait that is asked for', () => {
    const title = (body: string) => upgradeError(HOST, answer(404, { body })).details.siteMessage;
    assert.equal(title('<title>a\n  b </title>'), 'a b');
    assert.equal(title('x<TITLE>a<b>'), 'a');
    assert.equal(title(`<title>${'x'.repeat(300)}</title>`), 'x'.repeat(200));
    assert.deepEqual(
      [title('<title>a'), title('<title></title>'), title('a</title>')],
      [undefined, undefined, undefined],
    );
    assert.equal(upgradeError(HOST, answer(429, { retryAfter: '7' })).details.retryAfterSeconds, 7);
  });

  it('may be the spelling of the subprotocol where the request is what the site disliked', () => {
    const statuses = [399, 400, 401, 403, 404, 407, 426, 429, 499, 500];
    assert.deepEqual(
      statuses.filter((status) => mayMeanSubprotocol(answer(status))),
      [400, 404, 426, 499],
    );
  });
});
