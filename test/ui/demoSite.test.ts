import assert from 'node:assert/strict';
import { after, before, describe, it } from 'mocha';
import { Workbench } from './support/workbench.ts';

describe('a newcomer', () => {
  let workbench: Workbench;

  before(async () => {
    workbench = await Workbench.open();
    await workbench.showViews();
  });

  after(() => workbench.close());

  it('sees what to do while there is no site', async () => {
    await workbench.page.getByRole('button', { name: 'Open Demo Site' }).first().waitFor();
    await workbench.screenshot('welcome');
  });

  it('sees in the input box why an address is invalid, and corrects it there', async () => {
    const box = workbench.page.locator('.quick-input-widget');
    await workbench.command('Add Site');
    await workbench.enter('http://support.example.com');
    await box.getByText('must start with https://').waitFor();
    await workbench.enter('http://127.0.0.1:9');
    await box.getByText('cannot be reached').waitFor();
    await workbench.page.keyboard.press('Escape');
    await box.waitFor({ state: 'hidden' });
  });

  it('opens the demo site and sees queues, sessions and representatives', async () => {
    await workbench.page.getByRole('button', { name: 'Open Demo Site' }).first().click();
    await workbench.rows('Queues').filter({ hasText: 'Network' }).first().waitFor();
    await workbench.rows('Sessions').filter({ hasText: 'In progress' }).first().waitFor();
    await workbench.rows('Representatives').filter({ hasText: 'Logged in' }).first().waitFor();
    await workbench.screenshot('overview');
  });

  it('sees their own presence in the status bar', async () => {
    await workbench.presence.waitFor();
  });

  it('finds the first step of the walkthrough done although the site was opened before', async () => {
    await workbench.page.keyboard.press('F1');
    await workbench.enter('>Welcome: Open Walkthrough');
    await workbench.pick('Rep Workflows');
    const step = workbench.page.locator('.getting-started-step').filter({ hasText: 'Open a site' });
    await step.locator('[role="checkbox"][aria-checked="true"]').waitFor();
    await workbench.closeEditors();
  });

  it('stops the demo site, keeps its rows, and sees it come back without duplicate rows', async () => {
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
    const queues = await workbench.rows('Queues').and(workbench.page.locator('[aria-level="1"]')).allInnerTexts();
    const names = queues.map((text) => text.split('\n')[0]);
    assert.equal(new Set(names).size, names.length, names.join());
  });
});
