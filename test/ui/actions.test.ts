import assert from 'node:assert/strict';
import { after, before, describe, it } from 'mocha';
import type { Locator } from 'playwright-core';
import { Workbench } from './support/workbench.ts';

/** Room for the rows of all views: only rows in sight are in the document. */
const TALL = { width: 1280, height: 1800 };

describe('a rep with a live site', () => {
  let workbench: Workbench;

  before(async () => {
    // Drawn as elements, a terminal's text can be read.
    workbench = await Workbench.open({ settings: { 'terminal.integrated.gpuAcceleration': 'off' } });
    await workbench.page.setViewportSize(TALL);
    await workbench.openDemoSite();
  });

  after(() => workbench.close());

  const row = (view: string, text: string | RegExp): Locator => workbench.rows(view).filter({ hasText: text }).first();
  /** A row of a queue, whatever the issues of those who wait are called. */
  const queue = (name: string): Locator =>
    workbench.rows('Queues').and(workbench.page.locator('[aria-level="1"]')).filter({ hasText: name }).first();
  const button = (name: string): Locator => workbench.dialog.getByRole('button', { name });
  const nameOf = async (of: Locator): Promise<string> => (await of.locator('.label-name').textContent()) ?? '';

  it('ends a session only after a modal that names the customer and the representatives', async () => {
    const session = workbench.rows('Sessions').filter({ hasText: 'Zoë Ångström' }).first();
    const name = await nameOf(session);
    await workbench.choose(session, 'Terminate Session');
    assert.match(
      await workbench.dialog.innerText(),
      new RegExp(`Terminate the session with ${name}[^?]*\\?[^]*Zoë Ångström`),
    );
    await button('Cancel').click();
    assert.equal(await session.count(), 1);
    await workbench.choose(session, 'Terminate Session');
    await button('Terminate').click();
    await session.waitFor({ state: 'detached' });
  });

  it('transfers a session by dragging it onto another queue', async () => {
    const waiting = workbench.rows('Queues').filter({ hasText: '14 min' }).last();
    const name = await nameOf(waiting);
    await waiting.dragTo(queue('Hardware'));
    await workbench.dialog.getByText('Transfer to Hardware?').waitFor();
    assert.ok((await workbench.dialog.innerText()).includes(name));
    await button('Transfer').click();
    await workbench.rows('Sessions').filter({ hasText: name }).filter({ hasText: 'Hardware' }).waitFor();
  });

  it('sets their own status from the status bar', async () => {
    await workbench.presence.click();
    await workbench.pick(/^busy/i);
    await workbench.rows('Representatives').filter({ hasText: 'you · busy' }).waitFor();
  });

  it('joins the next customer with the keyboard, and sees the result in the status bar', async () => {
    await workbench.page.keyboard.press('Control+K');
    await workbench.page.keyboard.press('j');
    await workbench.page.locator('.statusbar-item', { hasText: /Joined .+ · Show/ }).waitFor();
  });

  it('generates a session key for a team and sees its page', async () => {
    await workbench.choose(queue('Network'), 'Generate Session Key');
    await workbench.pick('Generate');
    const card = await workbench.pageWith('.key');
    assert.match((await card.locator('.key').textContent()) ?? '', /^\w{7}$/);
  });

  it('writes a message to a session with a preview', async () => {
    await workbench.choose(workbench.rows('Sessions').nth(1), 'Send Chat Message');
    const page = await workbench.pageWith('textarea');
    await page.locator('textarea').fill('[b]Hello[/b] <i>there</i> [b]x');
    await page.locator('.preview b').waitFor();
    assert.equal(await page.locator('.preview').innerHTML(), '<b>Hello</b> &lt;i&gt;there&lt;/i&gt; [b]x');
    await page.locator('textarea').press('Control+Enter');
    await page.locator('.sent b').waitFor();
  });

  it('starts a virtual customer, writes as one, and leaves', async () => {
    await workbench.choose(queue('Network'), 'Try as Virtual Customer');
    await workbench.enter('Robo');
    await workbench.terminalLine('Robo is in the queue');
    await workbench.terminalLine('Ctrl+D leaves');
    await workbench.page.keyboard.type('Hello');
    await workbench.page.keyboard.press('Enter');
    await workbench.page.keyboard.press('Control+D');
    await workbench.terminalLine('Robo has left the session');
  });

  it('writes a script for the representative console', async () => {
    await workbench.commandAndPick('Create Console Script', 'Shows the Generate Session Key dialog');
    await workbench.pick('Add Command');
    await workbench.page
      .locator('.monaco-editor .view-line')
      .filter({ hasText: 'action=generate_session_key' })
      .waitFor();
  });

  it('gets alternatives if there is no console to run a script with', async () => {
    await workbench.page.locator('.codelens-decoration a').filter({ hasText: 'Run' }).click();
    const message = workbench.page.locator('.notification-toast').filter({ hasText: 'No representative console' });
    await message.getByRole('button', { name: 'Choose Program…' }).waitFor();
    await message.getByRole('button', { name: 'Copy as URL' }).waitFor();
  });

  it('sees other figures as soon as the form of a page is changed', async () => {
    await workbench.command('Open Session Summary');
    const page = await workbench.pageWith('rw-chart canvas');
    await page.locator('form.query select[name="report_type"]').selectOption({ label: 'Teams' });
    await page.getByRole('heading', { name: 'Sessions by team' }).waitFor();
    await page.getByRole('button', { name: 'This week', pressed: true }).waitFor();
  });

  it('changes the failover role only after a modal that says which clients are disconnected', async () => {
    await workbench.commandAndPick('Set Failover Role', 'Backup, at once');
    await workbench.dialog.getByText('is disconnected').waitFor();
    assert.match(await workbench.dialog.innerText(), /Representatives: \d+/);
    await button('Change Role').click();
    await workbench.toggleView('Appliances');
    await row('Appliances', 'backup · healthy').waitFor();
  });
});
