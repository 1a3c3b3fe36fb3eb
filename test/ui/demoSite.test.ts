import { after, before, describe, it } from 'mocha';
import { Workbench } from './support/workbench.ts';

describe('a newcomer', () => {
  let workbench: Workbench;

  before(async () => {
    workbench = await Workbench.open();
    await workbench.showViews();
  });

  after(() => workbench.close());

  it('is told what to do while there is no site', async () => {
    await workbench.page.getByRole('button', { name: 'Open Demo Site' }).first().waitFor();
    await workbench.screenshot('welcome');
  });

  it('opens the demo site and sees queues, sessions and representatives', async () => {
    await workbench.page.getByRole('button', { name: 'Open Demo Site' }).first().click();
    await workbench.rows('Queues').filter({ hasText: 'Network' }).first().waitFor();
    await workbench.rows('Sessions').filter({ hasText: 'In progress' }).first().waitFor();
    await workbench.rows('Representatives').filter({ hasText: 'Logged in' }).first().waitFor();
    await workbench.screenshot('overview');
  });

  it('sees the own presence in the status bar', async () => {
    await workbench.page.locator('.statusbar-item[id="rep-workflows.rep-workflows.repWorkflows.presence"]').waitFor();
  });

  it('pulls the plug, keeps the rows, and sees the site come back', async () => {
    await workbench.command('Stop Demo Site');
    await workbench.page
      .getByText(/Offline since/)
      .first()
      .waitFor();
    await workbench.rows('Queues').first().waitFor();
    await workbench.command('Open Demo Site');
    await workbench.page
      .getByText(/Offline since/)
      .first()
      .waitFor({ state: 'detached' });
    await workbench.rows('Queues').filter({ hasText: 'Network' }).first().waitFor();
  });
});
