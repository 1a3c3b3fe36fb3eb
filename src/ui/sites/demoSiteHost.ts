import type * as vscode from 'vscode';
import type { DemoSite } from '../../demo/demoSite.ts';
import type { KnownSite } from './accounts/environmentSite.ts';

/** The id of the demo site in every window. */
export const DEMO_SITE_ID = 'demo';

/**
 * The demo site of this window. Its code is loaded when it is first started. Started again after a stop it takes the
 * same port and the same account, so that whoever was connected finds it again and is let in.
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
  // A site elsewhere has no today yet while this machine's day is at its end.
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
  return startDemoSite({
    timeZone,
    ...(last && { port: Number(new URL(last.site.url).port), credentials: last.credentials }),
  });
}
