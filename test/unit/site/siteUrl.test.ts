import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { parseSiteUrl } from '../../../src/site/siteUrl.ts';

describe('parseSiteUrl', () => {
  const pasted: readonly (readonly [string, string])[] = [
    ['support.example.com', 'https://support.example.com'],
    ['  https://support.example.com/login \n', 'https://support.example.com'],
    ['https://support.example.com/', 'https://support.example.com'],
    ['https://SUPPORT.Example.com:443/login?x=1#top', 'https://support.example.com'],
    ['support.example.com:8443', 'https://support.example.com:8443'],
    ['support.example.com/api/command.ns', 'https://support.example.com'],
    ['wss://support.example.com/nw', 'https://support.example.com'],
    ['https:\\\\support.example.com\\login', 'https://support.example.com'],
    ['bücher.example', 'https://xn--bcher-kva.example'],
    ['192.0.2.7', 'https://192.0.2.7'],
    ['2001:db8::1', 'https://[2001:db8::1]'],
    ['[2001:db8::1]:8443', 'https://[2001:db8::1]:8443'],
    ['localhost:8080', 'https://localhost:8080'],
    ['http://localhost:8080/x', 'http://localhost:8080'],
    ['http://127.0.0.1:8080', 'http://127.0.0.1:8080'],
    ['http://127.9.9.9', 'http://127.9.9.9'],
    ['http://[::1]:8080', 'http://[::1]:8080'],
    ['http://127.100.200.1', 'http://127.100.200.1'],
    ['https:////support.example.com', 'https://support.example.com'],
    ['https://2001:db8::1', 'https://[2001:db8::1]'],
    ['HTTPS://support.example.com', 'https://support.example.com'],
    ['support.example.com/login?next=ftp://other.example', 'https://support.example.com'],
    ['support.example.com.', 'https://support.example.com.'],
  ];
  for (const [text, url] of pasted) {
    it(`reads ${JSON.stringify(text)}`, () => assert.equal(parseSiteUrl(text).url, url));
  }

  it('recognizes this machine, and leaves out the scheme’s default port', () => {
    assert.deepEqual(parseSiteUrl('http://localhost'), { url: 'http://localhost', host: 'localhost', loopback: true });
    assert.equal(parseSiteUrl('https://support.example.com:443').host, 'support.example.com');
    assert.equal(parseSiteUrl('127.0.0.1.example.com').loopback, false);
  });

  const NOTHING = 'Enter the address of the support site, for example support.example.com.';
  const PLAIN = 'The address must start with https://, because a secret is sent to it.';
  const SCHEME = 'The address of a support site starts with https://.';
  const NO_SITE = 'This is not the address of a site. Enter a host name, for example support.example.com.';
  const LOGIN = 'Leave the user name and password out of the address. The client ID and secret are asked for apart.';
  const refused: readonly (readonly [string, string])[] = [
    ['', NOTHING],
    ['   ', NOTHING],
    ['http://support.example.com', PLAIN],
    ['ws://support.example.com/nw', PLAIN],
    ['http://localhost.example.com', PLAIN],
    ['http://127.0.0.1.nip.io', PLAIN],
    ['ftp://support.example.com', SCHEME],
    ['file:///etc/passwd', SCHEME],
    ['javascript://alert(1)', SCHEME],
    ['https://', NO_SITE],
    ['https://a..b', NO_SITE],
    ['https://.b', NO_SITE],
    ['my support site', NO_SITE],
    ['support.example.com:port', NO_SITE],
    ['https://user:Sw0rdf!sh@support.example.com', LOGIN],
    ['https://user@support.example.com', LOGIN],
    ['https://:Sw0rdf!sh@support.example.com', LOGIN],
  ];
  for (const [text, message] of refused) {
    it(`rejects ${JSON.stringify(text)} without repeating it`, () => {
      assert.throws(() => parseSiteUrl(text), {
        name: 'SiteError',
        reason: 'invalid-parameter',
        message,
        details: { parameter: 'url' },
      });
    });
  }
});
