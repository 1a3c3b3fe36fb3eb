/**
 * Tries to reach the sites and proxies that its argument names (JSON), and prints what came of each try as JSON. A
 * program of its own, so that it can be run with another environment.
 */
import { text } from 'node:stream/consumers';
import { SiteError } from '../../src/site/errors.ts';
import { openStateSocket } from '../../src/state/connection/socket.ts';
import { newTestClient, READ } from './siteClients.ts';
import { TEST_CA_FILE } from './siteServer.ts';

/** One try. */
export interface ConnectionTry {
  readonly name: string;
  readonly kind: 'http' | 'socket';
  readonly url: string;
  readonly proxy?: string;
  /** True if the certificate's root is trusted. */
  readonly trusted: boolean;
}

async function outcomeOf({ kind, url, proxy, trusted }: ConnectionTry): Promise<string> {
  try {
    if (kind === 'socket') {
      const socket = await openStateSocket({ url, company: 'acme', ca: [], signal: new AbortController().signal });
      socket.close();
      return 'reached';
    }
    const site = { id: 'test', label: 'Test', url, company: 'acme', ...(trusted && { caFile: TEST_CA_FILE }) };
    using client = newTestClient(url, {
      site,
      ...(proxy !== undefined && { proxy: () => ({ proxy, noProxy: [], support: 'on' }) }),
    });
    await client.send(READ);
    return 'reached';
  } catch (error) {
    return SiteError.is(error) ? error.reason : String(error);
  }
}

const tries = JSON.parse(await text(process.stdin)) as readonly ConnectionTry[];
const outcomes: Record<string, string> = {};
for (const one of tries) {
  outcomes[one.name] = await outcomeOf(one);
}
process.stdout.write(JSON.stringify(outcomes));
