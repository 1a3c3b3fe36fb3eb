import assert from 'node:assert/strict';
import { after, before, describe, it } from 'mocha';
import { startDemoSite, type DemoSite } from '../../src/demo/demoSite.ts';
import { Workbench } from './support/workbench.ts';

describe('with an account that may only read', () => {
  let site: DemoSite;
  let workbench: Workbench;

  before(async () => {
    site = await startDemoSite({ seed: 3 });
    const { clientId, clientSecret } = site.limitedAccount;
    workbench = await Workbench.open({
      env: {
        REP_WORKFLOWS_URL: site.url,
        REP_WORKFLOWS_COMPANY: site.company,
        REP_WORKFLOWS_CLIENT_ID: clientId,
        REP_WORKFLOWS_CLIENT_SECRET: clientSecret,
      },
    });
    await workbench.showViews();
    await workbench.rows('Sessions').filter({ hasText: 'In progress' }).first().waitFor();
  });

  after(async () => {
    await workbench.close();
    await site.stop();
  });

  it('denied commands are greyed out, and a menu item says why', async () => {
    const session = workbench.rows('Sessions').nth(1);
    const states = new Map<string, boolean>();
    for (const title of ['Terminate Session', 'Transfer Session', 'Show Session Attributes']) {
      const item = await workbench.menuItem(session, title);
      states.set(title, (await item.getAttribute('class'))?.split(' ').includes('disabled') === true);
      await workbench.page.keyboard.press('Escape');
    }
    assert.deepEqual(Object.fromEntries(states), {
      'Terminate Session': true,
      'Transfer Session': true,
      'Show Session Attributes': false,
    });
    await workbench.choose(session, 'Why Are Actions Not Available');
    await workbench.page.getByText('terminate_session needs full access').first().waitFor();
  });
});
