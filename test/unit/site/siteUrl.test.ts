import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { SiteError } from '../../../src/site/errors.ts';
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
  ];
  for (const [text, url] of pasted) {
    it(`reads ${JSON.stringify(text)}`, () => assert.equal(parseSiteUrl(text).url, url));
  }

  it('knows this machine, and leaves the scheme’s own port out of the host', () => {
    assert.deepEqual(parseSiteUrl('http://localhost'), { url: 'http://localhost', host: 'localhost', loopback: true });
    assert.equal(parseSiteUrl('https://support.example.com:443').host, 'support.example.com');
    assert.equal(parseSiteUrl('127.0.0.1.example.com').loopback, false);
  });

  const refused = [
    '',
    '   ',
    'http://support.example.com',
    'ws://support.example.com/nw',
    'http://localhost.example.com',
    'http://127.0.0.1.nip.io',
    'ftp://support.example.com',
    'file:///etc/passwd',
    'javascript://alert(1)',
    'https://',
    'https://a..b',
    'my support site',
    'support.example.com:port',
    'https://user:Sw0rdf!sh@support.example.com',
  ];
  for (const text of refused) {
    it(`refuses ${JSON.stringify(text)} without repeating it`, () => {
      assert.throws(
        () => parseSiteUrl(text),
        (error) => {
          assert.ok(SiteError.is(error, 'invalid-parameter'), String(error));
          assert.equal(error.details.parameter, 'url');
          assert.doesNotMatch(error.message, /Sw0rdf/);
          return true;
        },
      );
    });
  }
});
