import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { SiteError, type SiteErrorReason } from '../../../../src/site/errors.ts';
import { failureOf, tooLarge, type Subject } from '../../../../src/site/http/failures.ts';

const HOST = 'support.example.com';
const SUBJECT: Subject = { host: HOST, action: 'get_api_info', mayHaveArrived: false };
const PROXIED: Subject = { ...SUBJECT, proxyHost: 'proxy.example.com:3128' };

const errorWith = (code: unknown, message = 'x'): Error => Object.assign(new Error(message), { code });

/** The parts of a failure that a person and a caller see. */
const told = (error: unknown, subject: Subject = SUBJECT) => {
  const { reason, message, details } = failureOf(error, subject);
  return { reason, message, details };
};
const details = { host: HOST, action: 'get_api_info' };

describe('failureOf', () => {
  const UNREACHABLE = `${HOST} cannot be reached.`;
  const LATE = `${HOST} did not answer in time.`;
  const BROKE = `The connection to ${HOST} broke before the answer was complete.`;
  const ODD = `${HOST} sent something that is not a valid HTTP answer. Check that the address is the support site’s.`;
  const LARGE = `The answer of ${HOST} is larger than expected and was not read. Ask for less at once, a shorter time for example.`;
  const NOBODY = `No host named ${HOST} was found.`;
  const sentences: readonly (readonly [string, SiteErrorReason, string])[] = [
    ['ENOTFOUND', 'host-not-found', NOBODY],
    ['EAI_AGAIN', 'host-not-found', NOBODY],
    ['ECONNREFUSED', 'unreachable', UNREACHABLE],
    ['ENETUNREACH', 'unreachable', UNREACHABLE],
    ['ETIMEDOUT', 'timeout', LATE],
    ['UND_ERR_HEADERS_TIMEOUT', 'timeout', LATE],
    ['UND_ERR_HEADERS_OVERFLOW', 'bad-answer', ODD],
    ['HPE_INVALID_EOF_STATE', 'cut', BROKE],
    ['HPE_INVALID_CONSTANT', 'bad-answer', ODD],
    ['ERR_BUFFER_TOO_LARGE', 'too-large', LARGE],
    ['Z_BUF_ERROR', 'cut', BROKE],
    ['Z_DATA_ERROR', 'bad-answer', ODD],
    ['Z_STREAM_ERROR', 'bad-answer', ODD],
    ['ERR_BROTLI_DECODER_ERROR_FORMAT_PADDING_1', 'bad-answer', ODD],
    ['ERR__ERROR_FORMAT_PADDING_1', 'bad-answer', ODD],
  ];
  for (const [code, reason, message] of sentences) {
    it(`is ${reason} for the code ${code}, whether the request has arrived or not`, () => {
      for (const mayHaveArrived of [false, true]) {
        assert.deepEqual(told(errorWith(code), { ...SUBJECT, mayHaveArrived }), { reason, message, details });
      }
    });
  }

  it('is one of the certificate for OpenSSL’s codes, also behind a proxy', () => {
    for (const code of [
      'EPROTO',
      'DEPTH_ZERO_SELF_SIGNED_CERT',
      'CERT_HAS_EXPIRED',
      'UNABLE_TO_GET_CRL',
      'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
      'INVALID_CA_ISSUER',
      'ERR_TLS_CERT_ALTNAME_INVALID',
      'ERR_SSL_WRONG_VERSION_NUMBER',
    ]) {
      const expected = {
        reason: 'certificate',
        message: `The certificate of ${HOST} cannot be verified (${code}). Check the address, or name your authority’s PEM file as caFile of the site.`,
        details: { ...details, code },
      };
      assert.deepEqual(told(errorWith(code)), expected);
      assert.deepEqual(told(errorWith(code), PROXIED), expected);
    }
  });

  it('is an unreachable site for an unknown code, or a broken connection once something was sent', () => {
    for (const error of [errorWith('E_NEW'), errorWith(7), errorWith('constructor'), new Error('x'), 'x', undefined]) {
      assert.deepEqual(told(error), { reason: 'unreachable', message: UNREACHABLE, details });
      assert.deepEqual(told(error, { ...SUBJECT, mayHaveArrived: true }), { reason: 'cut', message: BROKE, details });
    }
  });

  it('uses the first of several errors, and returns a SiteError unchanged', () => {
    const several = new AggregateError([errorWith('ETIMEDOUT'), errorWith('ECONNREFUSED')]);
    assert.equal(told(several).reason, 'timeout');
    assert.equal(told(Object.assign(new AggregateError([]), { code: 'ENOTFOUND' })).reason, 'host-not-found');
    const known = new SiteError('cancelled', 'Cancelled.');
    assert.equal(failureOf(known, PROXIED), known);
  });

  it('keeps the original error as its cause', () => {
    for (const [error, subject] of [
      [errorWith('ENOTFOUND'), SUBJECT],
      [errorWith('ENOTFOUND'), PROXIED],
    ] as const) {
      assert.equal(failureOf(error, subject).cause, error);
    }
  });

  it('advises to request less if a body grows without end', () => {
    const { reason, message, details: about } = tooLarge(HOST, 'get_api_info');
    assert.deepEqual(
      [reason, message, about],
      [
        'too-large',
        `The answer of ${HOST} is larger than expected and was not read to the end. Ask for less at once, a shorter time for example.`,
        details,
      ],
    );
  });
});

describe('failureOf, for a request through a proxy,', () => {
  it('blames the proxy until something was sent, with advice', () => {
    const cases: readonly (readonly [Error | string, string, number | undefined])[] = [
      [
        errorWith('ECONNREFUSED'),
        'cannot be reached. Check the setting http.proxy and the network connection.',
        undefined,
      ],
      [
        errorWith('ENOTFOUND'),
        'cannot be reached. Check the setting http.proxy and the network connection.',
        undefined,
      ],
      ['x', 'cannot be reached. Check the setting http.proxy and the network connection.', undefined],
      [
        errorWith('UND_ERR_ABORTED', 'Proxy response (407) !== 200 when HTTP Tunneling'),
        'wants a name and password. Set http.proxyAuthorization, or put them into the address in http.proxy.',
        407,
      ],
      [
        errorWith('UND_ERR_ABORTED', 'Proxy response (403) !== 200 when HTTP Tunneling'),
        `answered 403 instead of connecting to ${HOST}. Ask whoever runs it to allow that host.`,
        403,
      ],
    ];
    for (const [error, said, status] of cases) {
      assert.deepEqual(told(error, PROXIED), {
        reason: 'proxy',
        message: `The proxy proxy.example.com:3128 ${said}`,
        details: status === undefined ? details : { ...details, status },
      });
    }
  });

  it('blames the site after a timeout or if the request may have arrived', () => {
    assert.equal(told(errorWith('ETIMEDOUT'), PROXIED).reason, 'timeout');
    assert.equal(told(errorWith('ECONNREFUSED'), { ...PROXIED, mayHaveArrived: true }).reason, 'unreachable');
    assert.equal(told(errorWith('UND_ERR_SOCKET'), { ...PROXIED, mayHaveArrived: true }).reason, 'cut');
  });
});
