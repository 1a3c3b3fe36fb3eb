import type * as vscode from 'vscode';
import type { DemoSite } from '../../demo/demoSite.ts';
import type { KnownSite } from './accounts/environmentSite.ts';

/** The id of the demo site in every window. */
export const DEMO_SITE_ID = 'demo';

/**
 * The demo site of this window. Its code is loaded when it is first started. After a stop it starts with the same port
 * and the same account, so that clients can reconnect.
 */
export class DemoSiteHost implements vscode.Disposable {
  #starting: Promise<DemoSite> | undefined;
  #last: KnownSite | undefined;

  get running(): boolean {
    return this.#starting !== undefined;
  }

  async start(): Promise<KnownSite> {
    this.#starting ??= startDemo(this.#last);
    try {
      const demo = await this.#starting;
      const { url, company, rep, clientId, clientSecret } = demo;
      this.#last = {
        site: { id: DEMO_SITE_ID, label: 'Demo', url, company, rep },
        credentials: { clientId, clientSecret },
      };
      return this.#last;
    } catch (error) {
      this.#starting = undefined;
      throw error;
    }
  }

  async stop(): Promise<void> {
    const starting = this.#starting;
    this.#starting = undefined;
    const demo = await starting?.catch(() => undefined);
    await demo?.stop();
  }

  dispose(): void {
    void this.stop();
  }
}

async function startDemo(last: KnownSite | undefined): Promise<DemoSite> {
  const { startDemoSite } = await import('../../demo/demoSite.ts');
  // In other time zones the present day of this machine might not have begun, or might be over.
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
  return startDemoSite({
    timeZone,
    ...(last && { port: Number(new URL(last.site.url).port), credentials: last.credentials }),
  });
}
