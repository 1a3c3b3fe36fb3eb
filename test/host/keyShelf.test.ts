import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { readSessionKey } from '../../src/command-api/answers/sessionKey.ts';
import { parseXml } from '../../src/site/xml.ts';
import { cardKey } from '../../src/ui/keys/cardTexts.ts';
import { KeysContent } from '../../src/ui/keys/keysContent.ts';
import { KeyShelf } from '../../src/ui/keys/keyShelf.ts';

const NOW = Date.UTC(2026, 10, 30, 12);
const HOUR = 3600;

/** A clock that is moved by hand. */
function clockAt(start: number) {
  let now = start;
  const due: { readonly at: number; readonly callback: () => void }[] = [];
  return {
    now: () => now,
    random: () => 0,
    after: (milliseconds: number, callback: () => void) => {
      const entry = { at: now + milliseconds, callback };
      due.push(entry);
      return { dispose: () => void due.splice(due.indexOf(entry), due.includes(entry) ? 1 : 0) };
    },
    pass: (milliseconds: number) => {
      now += milliseconds;
      for (const entry of due.filter(({ at }) => at <= now)) {
        due.splice(due.indexOf(entry), 1);
        entry.callback();
      }
    },
  };
}

/** An answer as a site of 19.1 sends it, without what is left out here. */
function keyOf(times: string) {
  const xml = `<session_key xmlns="http://www.bomgar.com/namespaces/API/command"><type>support</type>${times}<queue available="0">general</queue><short_key>abc1234</short_key><key_url>https://support.example.com/?ak=1</key_url><mail_subject>Support</mail_subject><mail_body>\nGo to the site.\n\t</mail_body></session_key>`;
  return readSessionKey(parseXml(xml));
}

describe('a session key in this window', () => {
  const unknown = { skewSeconds: undefined, askedTtl: undefined };

  it('stays for as long as it is valid where the site’s clock is hours behind and nobody knows', () => {
    const clock = clockAt(NOW);
    const shelf = new KeyShelf(clock);
    const expires = NOW / 1000 - 5 * HOUR + HOUR;
    shelf.add(keyOf(`<ttl>${HOUR}</ttl><expires>${expires}</expires>`), 'General', unknown);
    assert.equal(new KeysContent(shelf, clock).row('key:1')?.description, 'General · 1 h 00 min');
    clock.pass(HOUR * 1000 - 1);
    assert.equal(shelf.keys.length, 1);
    clock.pass(1);
    assert.equal(shelf.keys.length, 0);
    shelf.dispose();
  });

  it('stays without a countdown where no telling when it expires makes sense', () => {
    const clock = clockAt(NOW);
    const shelf = new KeyShelf(clock);
    const kept = shelf.add(keyOf(`<expires>${NOW / 1000 - HOUR}</expires>`), 'General', unknown);
    clock.pass(48 * HOUR * 1000);
    const content = new KeysContent(shelf, clock);
    assert.equal(content.row('key:1')?.description, 'General');
    assert.doesNotMatch(content.tooltip('key:1')?.value ?? '', /Expires/);
    assert.deepEqual(cardKey(kept), {
      shortKey: 'abc1234',
      keyUrl: 'https://support.example.com/?ak=1',
      queue: 'General',
      warning: 'Nobody is available there at the moment.',
      externalKey: '',
      expiresAt: undefined,
    });
    shelf.dispose();
    assert.deepEqual([kept.key.mailBody, kept.key.queueId], ['Go to the site.', '']);
  });
});
