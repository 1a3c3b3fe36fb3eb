import assert from 'node:assert/strict';
import { after, before, describe, it } from 'mocha';
import { Workbench } from './support/workbench.ts';

const SITE = 'https://support.example.com';

describe('addresses that are opened outside of VS Code', () => {
  let workbench: Workbench;
  const requested: string[] = [];

  before(async () => {
    const site = { id: 'acme', label: 'Support', url: SITE, company: 'acme' };
    workbench = await Workbench.open({ settings: { 'repWorkflows.sites': [site], 'repWorkflows.activeSite': 'acme' } });
    await workbench.showViews();
    await workbench.page.getByRole('button', { name: 'Sign In' }).first().waitFor();
    await workbench.page.context().route(`${SITE}/**`, async (route) => {
      requested.push(route.request().url());
      await route.fulfill({ contentType: 'text/html', body: 'started' });
    });
  });

  after(() => workbench.close());

  it('arrive in the browser byte for byte', async () => {
    await workbench.commandAndPick('Build Start Session URL', 'Representative by ID and Name');
    const asked = (prompt: string) => workbench.page.locator('.quick-input-widget').getByText(prompt).waitFor();
    await asked('The representative’s ID, a number');
    await workbench.enter('7');
    await asked('The representative’s public display name');
    await workbench.enter('Å & B=1 50% #?/+;"');
    await workbench.pick('Use This URL');
    await workbench.pick('Open in Browser');
    const opened = workbench.page.context().waitForEvent('page');
    await workbench.dialog.getByRole('button', { name: 'Open' }).first().click();
    await (await opened).getByText('started').waitFor();
    assert.deepEqual(requested, [
      `${SITE}/api/start_session?id=7&name=%C3%85%20%26%20B%3D1%2050%25%20%23%3F%2F%2B%3B%22`,
    ]);
  });
});
