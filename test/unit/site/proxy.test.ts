import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { proxyFor, type ProxySettings } from '../../../src/site/proxy.ts';

const settings = (more: Partial<ProxySettings> = {}): ProxySettings => ({ noProxy: [], support: 'override', ...more });
const PROXY = 'http://proxy.example.com:3128';

function chosen(url: string, more: Partial<ProxySettings>, environment: NodeJS.ProcessEnv = {}): string | undefined {
  return proxyFor(new URL(url), settings(more), environment)?.href;
}

describe('proxyFor', () => {
  it('prefers the setting to the environment, and adds a missing scheme', () => {
    const environment = { HTTPS_PROXY: 'http://env.example.com:8080' };
    assert.equal(chosen('https://support.example.com', { proxy: PROXY }, environment), `${PROXY}/`);
    assert.equal(chosen('https://support.example.com', { proxy: 'proxy:3128' }), 'http://proxy:3128/');
    assert.equal(chosen('https://support.example.com', { proxy: 'https://proxy' }), 'https://proxy/');
    assert.equal(chosen('https://support.example.com', { proxy: ' ' }, environment), 'http://env.example.com:8080/');
    assert.equal(chosen('https://support.example.com', { proxy: ' proxy ' }), 'http://proxy/');
    assert.equal(chosen('https://support.example.com', { proxy: PROXY, noProxy: [' example.com '] }), undefined);
  });

  it('reads the environment’s variables in either case, in their order', () => {
    const site = 'https://support.example.com';
    assert.equal(chosen(site, {}, { https_proxy: 'http://a:1', HTTP_PROXY: 'http://b:1' }), 'http://a:1/');
    assert.equal(chosen(site, {}, { http_proxy: 'http://b:1', ALL_PROXY: 'http://c:1' }), 'http://b:1/');
    assert.equal(chosen(site, {}, { all_proxy: 'http://c:1' }), 'http://c:1/');
    assert.equal(chosen(site, {}), undefined);
  });

  const exceptions: readonly (readonly [string, string, boolean])[] = [
    ['https://support.example.com', 'support.example.com', true],
    ['https://support.example.com', 'example.com', true],
    ['https://support.example.com', '.example.com', true],
    ['https://support.example.com', '*.example.com', true],
    ['https://support.example.com', 'SUPPORT.example.com', true],
    ['https://support.example.com', 'support.example.com:443', true],
    ['https://support.example.com', 'support.example.com:8443', false],
    ['https://support.example.com', 'port.example.com', false],
    ['https://notexample.com', 'example.com', false],
    ['https://support.example.com', '*', true],
    ['https://support.example.com', ' ', false],
    ['https://192.0.2.7', '192.0.2.0/24', true],
    ['https://192.0.3.7', '192.0.2.0/24', false],
    ['https://192.0.2.7', '192.0.2.0/99', false],
    ['https://[2001:db8::1]', '2001:db8::/32', true],
    ['https://[2001:db8::1]', '[2001:db8::1]:443', true],
    ['https://[2001:db8::1]', '2001:db8::1', true],
    ['https://[2001:db8::1]', '2001:db8::/64', true],
    ['https://[2001:db8::1]', '2001:db8::/129', false],
    ['https://[2001:db8::1]', '2001:db8::1/128', true],
    ['https://[2001:db8::1]', '192.0.2.0/24', false],
    ['https://[2001:db8::1]:8443', '[2001:db8::1]:443', false],
    ['https://10.0.0.1', '0.0.0.1', false],
    ['https://10.0.0.1', '0.0.1', false],
    ['https://10.0.0.1', '10.0.0.1', true],
    ['https://192.0.2.7', '192.0.2.7/32', true],
    ['https://192.0.2.8', '192.0.2.7/32', false],
    ['https://192.0.2.7', '192.0.2.7/33', false],
    ['https://192.0.2.7', '192.0.2.0/', false],
    ['https://192.0.2.7', '192.0.2.0/24x', false],
    ['https://192.0.2.7', '192.0.2.0/x24', false],
    ['https://192.0.2.7', 'example.com/24', false],
    ['https://192.0.2.7', '/24', false],
    ['https://support.example.com', '192.0.2.0/24', false],
    ['https://support.example.com:8443', 'support.example.com:8443', true],
    ['https://support.example.com:8443', 'example.com', true],
    ['https://support.example.com.', ' ', false],
    ['https://support.example.com', 'x.support.example.com', false],
  ];
  for (const [url, entry, isException] of exceptions) {
    it(`${isException ? 'leaves out' : 'uses the proxy for'} ${url} with the exception ${JSON.stringify(entry)}`, () => {
      const expected = isException ? undefined : `${PROXY}/`;
      assert.equal(chosen(url, { proxy: PROXY, noProxy: [entry] }), expected);
      for (const list of [`a.example, ${entry}`, `${entry},a.example`, `a.example   ${entry}`]) {
        assert.equal(chosen(url, { proxy: PROXY }, { NO_PROXY: list }), expected, list);
        assert.equal(chosen(url, { proxy: PROXY }, { no_proxy: list }), expected, list);
      }
    });
  }

  it('never uses a proxy for this machine, nor any when proxies are off', () => {
    for (const url of ['http://localhost:8080', 'http://127.0.0.1:8080', 'http://[::1]:8080']) {
      assert.equal(chosen(url, { proxy: PROXY }), undefined);
    }
    assert.equal(chosen('https://support.example.com', { proxy: PROXY, support: 'off' }), undefined);
  });

  it('rejects an invalid address, without repeating its password', () => {
    for (const proxy of ['socks5://me:pass@proxy:1080', 'http://', 'http://me:pass@:99999']) {
      assert.throws(() => chosen('https://support.example.com', { proxy }), {
        reason: 'proxy',
        message:
          'The proxy’s address cannot be used. Check the setting http.proxy and the variable HTTPS_PROXY: it has the form http://host:port.',
      });
    }
  });
});
