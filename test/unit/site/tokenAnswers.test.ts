import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import type { SiteErrorDetails, SiteErrorReason } from '../../../src/site/errors.ts';
import { KnownTokens } from '../../../src/site/knownTokens.ts';
import type { Credentials } from '../../../src/site/site.ts';
import { Tokens } from '../../../src/site/tokens.ts';
import { ManualClock } from '../../support/manualClock.ts';
import { rejection } from '../../support/rejection.ts';
import { ACCOUNT } from '../../support/siteClients.ts';

const HOST = 'support.example.com';

interface Given {
  readonly status?: number;
  readonly text: string;
}

const json = (value: unknown, status = 200): Given => ({ status, text: JSON.stringify(value) });
const token = (value: string, life: unknown = 1000): Given => json({ access_token: value, expires_in: life });

/** Tokens of a site that gives these answers, one after the other; the last one for all further requests. */
function tokensOf(
  answers: readonly (Given | Promise<Given>)[],
  known = new KnownTokens(),
  credentials: () => Credentials | undefined = () => ACCOUNT,
) {
  const clock = new ManualClock();
  const told: string[] = [];
  const asked: Credentials[] = [];
  const tokens = new Tokens({
    host: HOST,
    origin: `https://${HOST}`,
    credentials: () => Promise.resolve(credentials()),
    request: async (account) => {
      asked.push(account);
      const { status = 200, text } = (await answers[Math.min(asked.length, answers.length) - 1]) ?? { text: '' };
      return { status, headers: {}, text };
    },
    onToken: (value) => told.push(value),
    clock,
    known,
  });
  return { tokens, clock, told, asked };
}

describe('Tokens, given the answer to a request,', () => {
  const REFUSED = `${HOST} refused the client ID or secret.`;
  const NONE = `${HOST} gave no token. Check that the address is the support site’s.`;
  const failures: readonly (readonly [string, Given, SiteErrorReason, string, SiteErrorDetails])[] = [
    ['status 401', { status: 401, text: '' }, 'credentials-refused', REFUSED, { host: HOST, status: 401 }],
    [
      'a refusal with status 200',
      json({ error: 'invalid_client', message: 'Unknown.' }),
      'credentials-refused',
      REFUSED,
      { host: HOST, status: 200, siteMessage: 'Unknown.' },
    ],
    ['JSON with status 400', json({}, 400), 'credentials-refused', REFUSED, { host: HOST, status: 400 }],
    [
      'text with status 400',
      { status: 400, text: 'x' },
      'bad-answer',
      `${HOST} answered /oauth2/token with the HTTP status 400.`,
      { host: HOST, action: '/oauth2/token', status: 400 },
    ],
    [
      'trouble of the site with status 400',
      json({ error: 'server_error', message: 'Busy.' }, 400),
      'site-error',
      `${HOST} answered /oauth2/token with: Busy.`,
      { host: HOST, action: '/oauth2/token', status: 400, siteMessage: 'Busy.' },
    ],
    [
      'an internal error',
      { status: 500, text: '' },
      'server',
      `${HOST} reported an internal error (500). Try again later.`,
      { host: HOST, action: '/oauth2/token', status: 500 },
    ],
    ['no token', json({}), 'bad-answer', NONE, { host: HOST, action: '/oauth2/token', status: 200 }],
    ['no JSON', { text: 'x' }, 'bad-answer', NONE, { host: HOST, action: '/oauth2/token', status: 200 }],
    ['a token with a blank', token('a b'), 'bad-answer', NONE, { host: HOST, action: '/oauth2/token', status: 200 }],
    ['a token with an umlaut', token('aé'), 'bad-answer', NONE, { host: HOST, action: '/oauth2/token', status: 200 }],
    [
      'words instead of a token',
      json({ error: 'later', message: 'Later.' }),
      'site-error',
      `${HOST} gave no token: Later.`,
      { host: HOST, action: '/oauth2/token', status: 200, siteMessage: 'Later.' },
    ],
  ];
  for (const [what, given, reason, message, details] of failures) {
    it(`reports it if it is ${what}`, async () => {
      const { tokens, told } = tokensOf([given]);
      const error = await rejection(tokens.get());
      assert.deepEqual([error.reason, error.message, error.details], [reason, message, details]);
      assert.deepEqual(told, []);
    });
  }

  it('passes it on for masking, once, and keeps it for its life less a tenth, or a minute', async () => {
    for (const [life, seconds] of [
      [1000, 940],
      [600, 540],
      [599, 539.1],
      ['599', 539.1],
      [0, 3540],
      ['0', 3540],
      ['', 3540],
      [' ', 3540],
      ['x', 3540],
      [null, 3540],
      [NaN, 3540],
    ] as const) {
      const { tokens, clock, told, asked } = tokensOf([token('a!~', life), token('b')]);
      assert.deepEqual([await tokens.get(), await tokens.get(), told], ['a!~', 'a!~', ['a!~']]);
      clock.advance(seconds * 1000 - 1);
      assert.equal(await tokens.get(), 'a!~', String(life));
      clock.advance(1);
      assert.deepEqual([await tokens.get(), asked.length], ['b', 2], String(life));
    }
  });

  it('sends no request while nobody is signed in', async () => {
    const { tokens, asked } = tokensOf([token('a')], new KnownTokens(), () => undefined);
    const error = await rejection(tokens.get());
    assert.deepEqual(
      [error.reason, error.message, error.details, asked.length],
      ['credentials-missing', `Sign in to ${HOST} first.`, { host: HOST }, 0],
    );
  });
});

describe('Tokens, for several accounts and clients,', () => {
  it('requests another one for another account, and for another secret', async () => {
    let account: Credentials = ACCOUNT;
    const { tokens, asked } = tokensOf([token('a'), token('b'), token('c')], new KnownTokens(), () => account);
    assert.equal(await tokens.get(), 'a');
    account = { ...ACCOUNT };
    assert.equal(await tokens.get(), 'a');
    account = { ...ACCOUNT, clientSecret: 'other' };
    assert.equal(await tokens.get(), 'b');
    account = { ...ACCOUNT, clientId: 'other' };
    assert.equal(await tokens.get(), 'c');
    assert.equal(asked.length, 3);
  });

  it('requests a new one after its own was denied, and not after another account’s was', async () => {
    const { tokens, asked } = tokensOf([token('a'), token('b')]);
    assert.equal(await tokens.get(), 'a');
    tokens.invalidate('z');
    assert.equal(await tokens.get(), 'a');
    tokens.invalidate('a');
    assert.equal(await tokens.get(), 'b');
    tokens.invalidate('a');
    assert.equal(await tokens.get(), 'b');
    assert.equal(asked.length, 2);
  });

  it('ignores a token that arrives after the account was changed', async () => {
    let account: Credentials = ACCOUNT;
    const first = Promise.withResolvers<Given>();
    const { tokens, asked } = tokensOf([first.promise, token('b')], new KnownTokens(), () => account);
    const early = tokens.get();
    await Promise.resolve();
    account = { ...ACCOUNT, clientId: 'other' };
    assert.equal(await tokens.get(), 'b');
    first.resolve(token('a', 1));
    assert.equal(await early, 'a');
    assert.equal(await tokens.get(), 'b');
    assert.equal(asked.length, 2);
  });

  it('remembers a refusal for all clients, and lets each retry other failures', async () => {
    const known = new KnownTokens();
    const refusal = Promise.withResolvers<Given>();
    const [one, other] = [tokensOf([refusal.promise], known), tokensOf([token('never')], known)];
    const outcomes = [one, other].map(({ tokens }) => rejection(tokens.get()));
    await new Promise((resolve) => setImmediate(resolve));
    refusal.resolve({ status: 401, text: '' });
    const errors = await Promise.all(outcomes);
    assert.deepEqual(
      errors.map(({ reason }) => reason),
      ['credentials-refused', 'credentials-refused'],
    );
    assert.equal(await rejection(other.tokens.get()), errors[1]);
    assert.deepEqual([one.asked.length, other.asked.length], [1, 0]);
  });
});
