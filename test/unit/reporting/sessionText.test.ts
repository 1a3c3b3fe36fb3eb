import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { sessionMatches } from '../../../src/reporting/sessionText.ts';
import { SESSION_XML } from './fixtures.ts';
import { hostileText } from './hostile.ts';
import { sessionOf } from './reading.ts';

const session = await sessionOf(SESSION_XML);

describe('the search in a session', () => {
  it('finds words in names, chat, files, attributes, surveys and system information', () => {
    for (const words of [
      'bob',
      'hello',
      'driver.zip',
      '12 & 13',
      'good',
      'local disk',
      'INC-17',
      'branch',
      'BOB-PC',
      'print',
    ]) {
      assert.ok(sessionMatches(session, words), words);
    }
  });

  it('wants all words, in any order and place', () => {
    assert.ok(sessionMatches(session, '  windows   ADA driver '));
    assert.ok(!sessionMatches(session, 'windows nobody'));
    assert.ok(sessionMatches(session, ''));
  });

  it('makes no difference between the ways to write an accent, nor between upper and lower case', () => {
    const named = { ...session, externalKey: 'CAFE\u0301' };
    assert.ok(sessionMatches(named, 'caf\u00e9'));
  });

  it('looks neither in signed addresses nor in the site’s own words', () => {
    for (const word of ['secret', 'conference', 'representative', 'support.example']) {
      assert.ok(!sessionMatches(session, word), word);
    }
  });

  it('finds any word that somebody typed', () => {
    fc.assert(
      fc.property(hostileText, (body) => {
        const events = session.events.map((event) => ({ ...event, body }));
        assert.ok(sessionMatches({ ...session, events }, body));
      }),
    );
  });

  it('finds the end of a message of a megabyte', () => {
    const events = [{ ...session.events[0], body: `${'a'.repeat(1_000_000)}needle` }].map((event) => ({
      ...{ timestamp: null, eventType: 'x', files: [], data: [] },
      ...event,
    }));
    assert.ok(sessionMatches({ ...session, events }, 'needle'));
  });
});
