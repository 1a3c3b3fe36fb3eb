import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { KnownTokens, type Token } from '../../../src/site/knownTokens.ts';

const ORIGIN = 'https://support.example.com';
const ACCOUNT = { clientId: 'a', clientSecret: 'b' };
const NOW = 1_000_000;
const token = (value: string): Token => ({ value, useUntil: NOW });

describe('KnownTokens', () => {
  it('returns tokens by site, account and secret', async () => {
    const tokens = new KnownTokens();
    tokens.keep(ORIGIN, ACCOUNT, Promise.resolve(token('one')));
    tokens.keep('https://other.example.com', ACCOUNT, Promise.resolve(token('two')));
    tokens.keep(ORIGIN, { ...ACCOUNT, clientId: 'c' }, Promise.resolve(token('three')));
    const found = (origin: string, account: typeof ACCOUNT) =>
      tokens.get(origin, account, 0)?.then(({ value }) => value);
    assert.equal(await found(ORIGIN, { ...ACCOUNT }), 'one');
    assert.equal(await found('https://other.example.com', ACCOUNT), 'two');
    assert.equal(await found(ORIGIN, { ...ACCOUNT, clientId: 'c' }), 'three');
    assert.equal(found(ORIGIN, { ...ACCOUNT, clientSecret: 'c' }), undefined);
    assert.equal(found('https://support.example.com:8443', ACCOUNT), undefined);
  });

  it('returns a token while it is fetched, and until it expires', async () => {
    const tokens = new KnownTokens();
    const fetched = Promise.withResolvers<Token>();
    tokens.keep(ORIGIN, ACCOUNT, fetched.promise);
    assert.equal(tokens.get(ORIGIN, ACCOUNT, NOW), fetched.promise);
    fetched.resolve(token('one'));
    await fetched.promise;
    assert.equal(tokens.get(ORIGIN, ACCOUNT, NOW - 1), fetched.promise);
    assert.equal(tokens.get(ORIGIN, ACCOUNT, NOW), undefined);
  });

  it('removes a token that could not be fetched, unless it was replaced', async () => {
    const tokens = new KnownTokens();
    const first = Promise.withResolvers<Token>();
    const second = Promise.withResolvers<Token>();
    tokens.keep(ORIGIN, ACCOUNT, first.promise);
    tokens.keep(ORIGIN, ACCOUNT, second.promise);
    first.reject(new Error('broken'));
    await first.promise.catch(() => undefined);
    assert.equal(tokens.get(ORIGIN, ACCOUNT, 0), second.promise);
    second.reject(new Error('broken'));
    await second.promise.catch(() => undefined);
    assert.equal(tokens.get(ORIGIN, ACCOUNT, 0), undefined);
  });

  it('drops a token by its value, and no others', async () => {
    const tokens = new KnownTokens();
    const others = ['https://a.example', 'https://b.example', 'https://c.example'];
    tokens.keep('https://a.example', ACCOUNT, Promise.resolve(token('one')));
    tokens.keep('https://b.example', ACCOUNT, Promise.resolve(token('two')));
    tokens.keep('https://c.example', ACCOUNT, new Promise(() => undefined));
    await new Promise((resolve) => setImmediate(resolve));
    tokens.drop('one');
    assert.deepEqual(
      others.map((origin) => tokens.get(origin, ACCOUNT, 0) !== undefined),
      [false, true, true],
    );
  });
});
