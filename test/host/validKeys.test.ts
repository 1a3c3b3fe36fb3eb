import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { readSessionKey } from '../../src/command-api/answers/sessionKey.ts';
import { SiteZone } from '../../src/site/siteZone.ts';
import { parseXml } from '../../src/site/xml/xml.ts';
import { cardKey } from '../../src/ui/features/keys/cardTexts.ts';
import { KeysContent } from '../../src/ui/features/keys/keysContent.ts';
import { ValidKeys } from '../../src/ui/features/keys/validKeys.ts';
import { ManualClock } from '../support/manualClock.ts';

const NOW = Date.UTC(2026, 10, 30, 12);
const HOUR = 3600;

/** A storage without other windows. */
const alone = { add: () => undefined, remove: () => undefined };

/** Returns an answer of a 19.1 site with only these times. */
function keyOf(times: string) {
  const xml = `<session_key xmlns="http://www.bomgar.com/namespaces/API/command"><type>support</type>${times}<queue available="0">general</queue><short_key>abc1234</short_key><key_url>https://support.example.com/?ak=1</key_url><mail_subject>Support</mail_subject><mail_body>\nGo to the site.\n\t</mail_body></session_key>`;
  return readSessionKey(parseXml(xml));
}

/** Returns the description and the tooltip of the view's only row. */
function onlyRow(content: KeysContent) {
  const [key = '', ...others] = content.children(undefined);
  assert.deepEqual(others, []);
  return { description: content.row(key)?.description, tooltip: content.tooltip(key)?.value ?? '' };
}

describe('a session key in this window', () => {
  const unknown = { skewSeconds: undefined, askedTtl: undefined };

  it('is listed while it is valid, even if the site’s clock is hours behind', () => {
    const clock = new ManualClock(NOW);
    const validKeys = new ValidKeys(clock, alone);
    const expires = NOW / 1000 - 5 * HOUR + HOUR;
    validKeys.add(keyOf(`<ttl>${HOUR}</ttl><expires>${expires}</expires>`), 'General', unknown);
    assert.equal(
      onlyRow(new KeysContent(validKeys, clock, () => new SiteZone(() => 0))).description,
      'General · 1 h 00 min',
    );
    clock.advance(HOUR * 1000 - 1);
    assert.equal(validKeys.keys.length, 1);
    clock.advance(1);
    assert.equal(validKeys.keys.length, 0);
    validKeys.dispose();
  });

  it('is listed without a countdown if its expiry cannot be known', () => {
    const clock = new ManualClock(NOW);
    const validKeys = new ValidKeys(clock, alone);
    const kept = validKeys.add(keyOf(`<expires>${NOW / 1000 - HOUR}</expires>`), 'General', unknown);
    clock.advance(48 * HOUR * 1000);
    const content = new KeysContent(validKeys, clock, () => new SiteZone(() => 0));
    assert.equal(onlyRow(content).description, 'General');
    assert.doesNotMatch(onlyRow(content).tooltip, /Expires/);
    assert.deepEqual(cardKey(kept), {
      shortKey: 'abc1234',
      keyUrl: 'https://support.example.com/?ak=1',
      queue: 'General',
      warning: 'Nobody is available there at the moment.',
      externalKey: '',
      expiresAt: undefined,
    });
    validKeys.dispose();
    assert.deepEqual([kept.key.mailBody, kept.key.queueId], ['Go to the site.', '']);
  });
});
