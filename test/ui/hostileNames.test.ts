import assert from 'node:assert/strict';
import { after, before, describe, it } from 'mocha';
import { startDemoSite, type DemoSite } from '../../src/demo/demoSite.ts';
import { Workbench } from './support/workbench.ts';

/** A customer's name that VS Code could interpret: a link that opens the settings, and an icon. */
const NAME = '[Kim](command:workbench.action.openSettings) $(bug) https://evil.example/ kim@evil.example';

describe('a customer whose name is a link that runs a command', () => {
  let site: DemoSite;
  let workbench: Workbench;

  before(async () => {
    site = await startDemoSite({ seed: 3, speed: 0 });
    for (const [id] of site.model.rows('support_session')) {
      site.model.update('support_session', id, { customer_name: NAME, customer_company: '' });
    }
    workbench = await Workbench.open({
      env: {
        REP_WORKFLOWS_URL: site.url,
        REP_WORKFLOWS_COMPANY: site.company,
        REP_WORKFLOWS_CLIENT_ID: site.clientId,
        REP_WORKFLOWS_CLIENT_SECRET: site.clientSecret,
      },
      settings: { 'repWorkflows.notifications': 'all', 'repWorkflows.tree.longWaitMinutes': 1 },
    });
    await workbench.showViews();
    await workbench.rows('Sessions').filter({ hasText: 'In progress' }).first().waitFor();
  });

  after(async () => {
    await workbench.close();
    await site.stop();
  });

  it('is plain text in the alert about a long wait', async () => {
    const alert = workbench.page.locator('.notifications-toasts .notification-list-item');
    await alert.filter({ hasText: 'has waited' }).waitFor();
    const message = alert.locator('.notification-list-item-message');
    assert.match((await message.innerText()).replaceAll('\u2060', ''), /^\[Kim\]\(command:.* has waited /);
    assert.equal(await message.locator('a').count(), 0);
    await alert.hover();
    await alert.locator('.codicon-notifications-clear').click();
  });

  it('is plain text in the tooltip of the row, without links to web or mail', async () => {
    await workbench.rows('Queues').filter({ hasText: '[Kim]' }).first().hover();
    const hover = workbench.page.locator('.workbench-hover');
    await hover.filter({ hasText: 'LSID' }).waitFor();
    assert.ok((await hover.innerText()).replaceAll('\u2060', '').includes('https://evil.example/ kim@evil.example'));
    assert.equal(await hover.locator('a').count(), 0);
  });

  it('is plain text in a picker, without an icon', async () => {
    await workbench.command('Transfer Session');
    const item = workbench.page.locator('.quick-input-list .monaco-list-row').filter({ hasText: '[Kim]' }).first();
    assert.ok((await item.innerText()).replaceAll('\u2060', '').includes('$(bug)'));
    assert.equal(await item.locator('.codicon-bug').count(), 0);
    await workbench.page.keyboard.press('Escape');
  });
});
