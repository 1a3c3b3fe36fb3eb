import * as vscode from 'vscode';
import { startDemoSite, type DemoSite } from '../../../src/demo/demoSite.ts';
import { run } from './extension.ts';

/** A demo site for one test, on loopback, that can be made to fail. */
export interface OwnSite extends AsyncDisposable {
  readonly site: DemoSite;
}

/** Starts a site and makes it the active one; with `limited` the account may only read, and is polled. */
export async function openOwnSite({ limited = false } = {}): Promise<OwnSite> {
  const site = await startDemoSite({ seed: 11 });
  const { clientId, clientSecret } = limited ? site.limitedAccount : site;
  const { url, company, rep } = site;
  const { id } = await run<{ id: string }>('addSite', { url, company, label: 'Own', clientId, clientSecret, rep });
  await run('connect', { siteId: id });
  return {
    site,
    [Symbol.asyncDispose]: async () => {
      await run('disconnect');
      const settings = vscode.workspace.getConfiguration('repWorkflows');
      await settings.update('sites', undefined, true);
      await settings.update('activeSite', undefined, true);
      await site.stop();
    },
  };
}
