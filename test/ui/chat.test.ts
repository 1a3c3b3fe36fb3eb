import assert from 'node:assert/strict';
import { after, before, describe, it } from 'mocha';
import type { Frame, Locator } from 'playwright-core';
import { startDemoSite, type DemoSite } from '../../src/demo/demoSite.ts';
import { Workbench } from './support/workbench.ts';

const STORED_MS = 8000;
const AGO_MS = 61_000;

/** A time, in milliseconds since the epoch, by this machine's clocks as a box for one has it. */
function wallTime(at: number): string {
  const offset = new Date(at).getTimezoneOffset() * 60_000;
  return new Date(at - offset).toISOString().slice(0, 19);
}

describe('the draft of a chat message', () => {
  let site: DemoSite;
  let workbench: Workbench;

  before(async () => {
    site = await startDemoSite({ seed: 3 });
    workbench = await Workbench.open({
      env: {
        REP_WORKFLOWS_URL: site.url,
        REP_WORKFLOWS_COMPANY: site.company,
        REP_WORKFLOWS_CLIENT_ID: site.clientId,
        REP_WORKFLOWS_CLIENT_SECRET: site.clientSecret,
      },
    });
    await workbench.showViews();
    await session().waitFor();
  });

  after(async () => {
    await workbench.close();
    await site.stop();
  });

  /** The oldest session: a representative is in it, and it stays the first. */
  const session = (): Locator => workbench.rows('Sessions').nth(1);
  const composer = (): Promise<Frame> => workbench.pageWith('.tool-bold');
  const attributes = (): Promise<Frame> => workbench.pageWith('#field-external_key');
  const tab = (name: string): Locator => workbench.page.locator('.tab').filter({ hasText: name });
  const sender = (page: Frame): Locator => page.getByLabel('From');
  const send = (page: Frame): Locator => page.getByRole('button', { name: 'Send', exact: true });
  const senderName = (page: Frame): Promise<string> =>
    sender(page).evaluate((select: HTMLSelectElement) => select.selectedOptions[0]?.label ?? '');
  let rep = '';

  it('is kept and cannot be sent while its sender is away', async () => {
    await workbench.choose(session(), 'Send Chat Message');
    const page = await composer();
    await sender(page).selectOption({ index: 1 });
    rep = await senderName(page);
    await page.locator('textarea').fill('Back in a minute');
    await workbench.choose(session(), 'Remove from Session');
    await workbench.pick(rep);
    await page.getByText(`${rep} has left.`).waitFor();
    assert.equal(await senderName(page), `${rep} (has left)`);
    assert.equal(await page.locator('textarea').inputValue(), 'Back in a minute');
    assert.equal(await send(page).isDisabled(), true);
    await page.locator('textarea').press('Control+Enter');
    assert.equal(await page.locator('.sent li').count(), 0);
  });

  it('is restored after a reload of the window, as are attributes that were not saved', async () => {
    await workbench.choose(session(), 'Edit Session Attributes');
    await (await attributes()).locator('#field-external_key').fill('INC0012345');
    // VS Code in the browser stores what is open every few seconds.
    await workbench.page.waitForTimeout(STORED_MS);
    await workbench.page.reload({ waitUntil: 'commit' });
    const draft = (await attributes()).locator('#field-external_key');
    assert.equal(await draft.inputValue(), 'INC0012345');
    await tab('Chat: ').click();
    const page = await composer();
    await page.getByText(`${rep} has left.`).waitFor();
    assert.equal(await page.locator('textarea').inputValue(), 'Back in a minute');
    assert.equal(await send(page).isDisabled(), true);
  });

  it('can be sent when its sender is back', async () => {
    await workbench.choose(session(), 'Join Session');
    await workbench.pick(rep);
    const page = await composer();
    await send(page).and(page.locator(':enabled')).waitFor();
    assert.equal(await senderName(page), rep);
    await send(page).click();
    await page.locator('.sent li').filter({ hasText: rep }).waitFor();
    assert.equal(await page.locator('textarea').inputValue(), '');
  });

  it('is sent to the session from a representative by username, and with a time before now', async () => {
    const [name, username] =
      rep === 'Jörg Müller' ? ['Priya Raghunathan', 'priya.r'] : ['Jörg Müller', 'joerg.mueller'];
    await workbench.choose(session(), 'Join Session');
    await workbench.pick(name);
    const page = await composer();
    await sender(page).locator('option').filter({ hasText: name }).waitFor({ state: 'attached' });
    await sender(page).selectOption({ label: 'Representative by username' });
    await page.getByRole('textbox', { name: 'Username' }).first().fill(username);
    await page.locator('textarea').fill('Said a while ago');
    await page.getByText('Said Earlier').click();
    await page.getByLabel('Said at').fill(wallTime(Date.now() - AGO_MS));
    await send(page).click();
    await page.locator('.sent li').filter({ hasText: 'Said a while ago' }).waitFor();
    await workbench.choose(session(), 'Open Transcript');
    const transcript = await workbench.pageWith('rw-chat .bubble');
    await transcript.getByPlaceholder('Search').fill('Said a while ago');
    await transcript.getByText('1 found').waitFor();
  });
});
