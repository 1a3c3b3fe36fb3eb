import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { describe, it } from 'mocha';
import type { ConnectionTry } from '../../../support/outcomesOfConnections.ts';
import { answerXml, startProxyServer, startSiteServer } from '../../../support/siteServer.ts';
import { startStateServer } from '../../../support/stateServer.ts';

const PROGRAM = fileURLToPath(new URL('../../../support/outcomesOfConnections.ts', import.meta.url));

/** Returns the outcomes of connections in a process whose environment disables the verification of certificates. */
async function outcomesUnverified(tries: readonly ConnectionTry[]): Promise<Readonly<Record<string, string>>> {
  const env = { ...process.env, NODE_TLS_REJECT_UNAUTHORIZED: '0', NODE_NO_WARNINGS: '1' };
  const child = spawn(process.execPath, [PROGRAM], { env, stdio: ['pipe', 'pipe', 'inherit'] });
  child.stdin.end(JSON.stringify(tries));
  return JSON.parse(await text(child.stdout)) as Readonly<Record<string, string>>;
}

describe('the TLS of all connections, with NODE_TLS_REJECT_UNAUTHORIZED=0,', () => {
  it('is verified before a token or a proxy’s password is sent', async () => {
    await using site = await startSiteServer((_request, response) => answerXml(response, '<x/>'));
    await using state = await startStateServer();
    await using proxy = await startProxyServer();
    await using tlsProxy = await startProxyServer('Basic bWU6cGFzcw==', 'https');
    // Not taken for this machine, which no proxy is asked for.
    const beyond = `https://localhost.:${site.port}`;
    const otherName = `https://other.example:${site.port}`;
    const outcomes = await outcomesUnverified([
      { name: 'HTTP', kind: 'http', url: site.url, trusted: false },
      { name: 'HTTP through a proxy', kind: 'http', url: beyond, proxy: proxy.url, trusted: false },
      { name: 'HTTP through a TLS proxy', kind: 'http', url: beyond, proxy: tlsProxy.url, trusted: false },
      { name: 'a certificate for another name', kind: 'http', url: otherName, proxy: proxy.url, trusted: true },
      { name: 'the state socket', kind: 'socket', url: state.url, trusted: false },
      { name: 'HTTP with a root that is trusted', kind: 'http', url: site.url, trusted: true },
    ]);
    assert.deepEqual(outcomes, {
      HTTP: 'certificate',
      'HTTP through a proxy': 'certificate',
      'HTTP through a TLS proxy': 'certificate',
      'a certificate for another name': 'certificate',
      'the state socket': 'certificate',
      'HTTP with a root that is trusted': 'reached',
    });
    assert.deepEqual(
      site.requests.map(({ path }) => path),
      ['/oauth2/token', '/api/command'],
    );
    assert.deepEqual(state.handshakes, []);
    assert.deepEqual(tlsProxy.tunnels, []);
  }).timeout(30_000);
});
