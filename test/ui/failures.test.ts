import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { after, before, describe, it } from 'mocha';
import { startDemoSite, type DemoSite } from '../../src/demo/demoSite.ts';
import { listen, type LocalServer } from '../support/siteServer.ts';
import { Workbench } from './support/workbench.ts';

describe('a person whose input fails', () => {
  let site: DemoSite;
  let portal: LocalServer;
  let workbench: Workbench;

  before(async () => {
    site = await startDemoSite({ seed: 3, speed: 0 });
    // Another web server of the company, which answers every request with a page.
    const page = '<html><head><title>Welcome to the intranet</title></head></html>';
    const server = createServer((_request, response) => {
      response.writeHead(200, { 'content-type': 'text/html' }).end(page);
    });
    portal = await listen(server, 'http');
    workbench = await Workbench.open();
    await workbench.showViews();
  });

  after(async () => {
    await workbench.close();
    await portal[Symbol.asyncDispose]();
    await site.stop();
  });

  it('corrects the address of a wrong site without typing the rest again', async () => {
    const { page } = workbench;
    const input = page.locator('.quick-input-widget input').last();
    const asked = (text: string): Promise<void> => page.locator('.quick-input-widget').getByText(text).waitFor();
    await workbench.command('Add Site');
    await workbench.enter(portal.url);
    await asked('Company API Name');
    await workbench.enter('demo');
    await asked('client ID');
    await workbench.enter(site.clientId);
    await asked('client secret');
    assert.equal(await input.getAttribute('type'), 'password');
    await workbench.enter(site.clientSecret);
    await page.getByRole('button', { name: 'Edit Address…' }).click();
    await asked('The address of your support site');
    assert.equal(await input.inputValue(), portal.url);
    await workbench.enter(site.url);
    await workbench.rows('Sessions').filter({ hasText: 'In progress' }).first().waitFor();
    await workbench.page.keyboard.press('Escape');
  });

  it('gets the form again with its values and the reason, and can send it then', async () => {
    const list = workbench.page.locator('.quick-input-list .monaco-list-row');
    const item = (text: string) => list.filter({ hasText: text }).first();
    await workbench.command('Generate Session Key');
    await workbench.page.getByPlaceholder('Select a queue or representative').waitFor();
    await item('Hardware').waitFor();
    await workbench.page.keyboard.type('General');
    await item('General').click();
    await item('External Key').click();
    await workbench.enter('INC0012345');
    const refusal = '<error xmlns="http://www.beyondtrust.com/sra/namespaces/API/command">No licence is free.</error>';
    site.faults.nextCommandAnswer(200, 'text/xml', refusal);
    await item('Generate').click();
    await item('No licence is free.').waitFor();
    await item('INC0012345').waitFor();
    await item('Generate').click();
    await workbench.rows('Session Keys').first().waitFor();
  });
});
