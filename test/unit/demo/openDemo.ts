import { silentLog } from '../../../src/base/log.ts';
import { CommandClient } from '../../../src/command-api/client.ts';
import { startDemoSite, type DemoSite, type DemoSiteOptions } from '../../../src/demo/demoSite.ts';
import { ReportClient } from '../../../src/reporting/client.ts';
import { SiteClient } from '../../../src/site/client.ts';
import { ManualClock } from '../../support/manualClock.ts';
import { hastyClock, NO_PROXY } from '../../support/siteClients.ts';

/** Noon of a Wednesday by the site's clocks. */
const NOON = Date.UTC(2021, 10, 24, 11);

/** A demo site whose time the test holds in its hands, and clients of it over real sockets. */
export interface OpenDemo extends AsyncDisposable {
  readonly demo: DemoSite;
  readonly clock: ManualClock;
  readonly client: SiteClient;
  readonly reports: ReportClient;
  readonly commands: CommandClient;
  /** Seconds since the epoch by the site's clock. */
  now(): number;
  /** A client of another account. */
  clientOf(account: { readonly clientId: string; readonly clientSecret: string }): SiteClient;
}

/** Opens the demo site at noon. Simulation goes on only when the clock is moved. */
export async function openDemo(options: DemoSiteOptions = {}): Promise<OpenDemo> {
  const clock = new ManualClock(NOON);
  const demo = await startDemoSite({ seed: 1, clock, ...options });
  const clients: SiteClient[] = [];
  const clientOf: OpenDemo['clientOf'] = (account) => {
    const client = new SiteClient({
      site: { id: 'demo', label: 'Demo', url: demo.url, company: demo.company },
      credentials: () => Promise.resolve(account),
      proxy: () => NO_PROXY,
      timeoutSeconds: () => 120,
      clock: hastyClock(),
      log: silentLog,
    });
    clients.push(client);
    return client;
  };
  const client = clientOf(demo);
  return {
    demo,
    clock,
    client,
    reports: new ReportClient(client, clock),
    commands: new CommandClient(client),
    now: () => demo.model.now(),
    clientOf,
    [Symbol.asyncDispose]: async () => {
      for (const each of clients) {
        each.dispose();
      }
      await demo.stop();
    },
  };
}
