import { systemClock, type Clock } from '../../src/base/clock.ts';
import { silentLog } from '../../src/base/log.ts';
import { SiteClient, type SiteClientOptions, type SiteRequest } from '../../src/site/client.ts';
import type { ProxySettings } from '../../src/site/proxy.ts';
import { TEST_CA_FILE } from './siteServer.ts';

export const NO_PROXY: ProxySettings = { noProxy: [], support: 'off' };
export const ACCOUNT = { clientId: 'api-account', clientSecret: 'Sw0rdf!sh & chips' };

/** The machine's clock, except that waiting takes no time; what was waited for is kept in `waits` (milliseconds). */
export function hastyClock(): Clock & { readonly waits: number[] } {
  const waits: number[] = [];
  return {
    ...systemClock,
    random: () => 1,
    waits,
    after: (milliseconds, callback) => {
      // The time limit of a request is not a wait.
      if (milliseconds >= LIMIT_SECONDS * 1000) {
        return systemClock.after(milliseconds, callback);
      }
      waits.push(milliseconds);
      return systemClock.after(0, callback);
    },
  };
}

const LIMIT_SECONDS = 120;

/** A client of the test server at `url` that trusts its certificate; dispose it with `using`. */
export function newTestClient(url: string, options: Partial<SiteClientOptions> = {}): SiteClient & Disposable {
  const client = new SiteClient({
    site: { id: 'test', label: 'Test', url, company: 'acme', caFile: TEST_CA_FILE },
    credentials: () => Promise.resolve(ACCOUNT),
    proxy: () => NO_PROXY,
    timeoutSeconds: () => LIMIT_SECONDS,
    clock: hastyClock(),
    log: silentLog,
    ...options,
  });
  return Object.assign(client, { [Symbol.dispose]: () => client.dispose() });
}

/** A request that only reads. */
export const READ: SiteRequest = {
  method: 'POST',
  path: '/api/command',
  form: [['action', 'get_api_info']],
  readOnly: true,
  action: 'get_api_info',
};

/** A request that changes something. */
export const CHANGE: SiteRequest = {
  ...READ,
  form: [['action', 'terminate_session']],
  readOnly: false,
  action: 'terminate_session',
};
