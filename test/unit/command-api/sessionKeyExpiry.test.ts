import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { sessionKeyExpiry } from '../../../src/command-api/sessionKeyExpiry.ts';

const RECEIVED = Date.UTC(2026, 10, 30, 12);
const SITE_NOW = RECEIVED / 1000;
const HOUR = 3600;

describe('sessionKeyExpiry', () => {
  const minutes = (ttl: number, expires: number, skewSeconds?: number, askedTtl?: number): number | undefined => {
    const at = sessionKeyExpiry({ ttl, expires }, { receivedAt: RECEIVED, skewSeconds, askedTtl });
    return at === undefined ? undefined : (at - RECEIVED) / 60_000;
  };

  it('adds the time to live to the receipt, however far the clocks differ', () => {
    for (const skew of [-5 * HOUR, 0, 5 * HOUR]) {
      assert.equal(minutes(HOUR, SITE_NOW + skew + HOUR), 60);
      assert.equal(minutes(HOUR, SITE_NOW + skew + HOUR, skew), 60);
    }
  });

  it('converts the site’s time of expiry if there is no time to live', () => {
    assert.equal(minutes(0, SITE_NOW + 5 * HOUR + 600, 5 * HOUR), 10);
    assert.equal(minutes(0, SITE_NOW - 5 * HOUR + 600, -5 * HOUR, HOUR), 10);
    assert.equal(minutes(0, SITE_NOW + 600), 10);
  });

  it('uses the requested time to live if the site’s time is in the past or missing', () => {
    assert.equal(minutes(0, SITE_NOW - 5 * HOUR, undefined, HOUR), 60);
    assert.equal(minutes(0, 0, 0, HOUR), 60);
  });

  it('returns undefined for a new key that would have expired already', () => {
    assert.equal(minutes(0, SITE_NOW - 5 * HOUR), undefined);
    assert.equal(minutes(0, 0), undefined);
    assert.equal(minutes(0, SITE_NOW, 0), undefined);
  });
});
