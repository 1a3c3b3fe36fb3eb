import assert from 'node:assert/strict';
import { after, before, describe, it } from 'mocha';
import type { Locator } from 'playwright-core';
import { Workbench } from './support/workbench.ts';

/** Room for all rows that are dragged, and for those that they are dropped on. */
const TALL = { width: 1280, height: 1600 };

describe('a rep with the mouse', () => {
  let workbench: Workbench;

  before(async () => {
    workbench = await Workbench.open();
    await workbench.page.setViewportSize(TALL);
    await workbench.openDemoSite();
  });

  after(() => workbench.close());

  const nameOf = async (of: Locator): Promise<string> => (await of.locator('.label-name').textContent()) ?? '';
  const button = (name: string): Locator => workbench.dialog.getByRole('button', { name });

  /** Selects the rows, the first with a click and the others with Ctrl. */
  const select = async (...rows: readonly Locator[]): Promise<void> => {
    const [first, ...others] = rows;
    await first?.click();
    // A click opens the report as well, which takes the focus once.
    await workbench.pageWith('h1');
    for (const row of others) {
      await row.click({ modifiers: ['Control'] });
    }
  };

  const drag = async (from: Locator, to: Locator): Promise<void> => {
    const [start, end] = [await from.boundingBox(), await to.boundingBox()];
    assert.ok(start && end);
    const { mouse } = workbench.page;
    await mouse.move(start.x + 60, start.y + 10);
    await mouse.down();
    await mouse.move(start.x + 70, start.y + 14, { steps: 4 });
    await mouse.move(end.x + 60, end.y + 10, { steps: 12 });
    await mouse.move(end.x + 64, end.y + 11, { steps: 2 });
    await mouse.up();
  };

  /** Drops one of a view's sessions on a row, and returns the question that follows. */
  const dropped = async (session: Locator, onto: Locator): Promise<{ name: string; question: string }> => {
    const name = await nameOf(session);
    await drag(session, onto);
    await workbench.dialog.waitFor();
    const question = await workbench.dialog.innerText();
    return { name, question };
  };

  /** Finds rows by their labels, which a narrow side bar cuts off. */
  const labelled = (view: string, ...words: readonly string[]): Locator =>
    workbench.rows(view).and(workbench.page.locator(words.map((word) => `[aria-label*="${word}"]`).join('')));

  /** The sessions of the Sessions view, without the rows of groups. */
  const sessions = (): Locator => workbench.rows('Sessions').and(workbench.page.locator('[aria-level="2"]'));

  /** The sessions that wait in the Queues view. */
  const queued = (): Locator => workbench.rows('Queues').and(workbench.page.locator('[aria-level="2"]'));

  const moved = async (name: string, to: string): Promise<void> => {
    await button('Transfer').click();
    const label = JSON.stringify(name).slice(1, -1);
    await labelled('Sessions', label, to).first().waitFor();
  };

  it('drags a session from Sessions onto a queue', async () => {
    const { name, question } = await dropped(
      labelled('Sessions', 'waiting', 'Network').first(),
      labelled('Queues', 'Hardware').first(),
    );
    assert.match(question, /Transfer to Hardware\?/);
    assert.ok(question.includes(name), question);
    await moved(name, 'Hardware');
  });

  it('drags a session from Sessions onto a representative', async () => {
    const { name, question } = await dropped(
      labelled('Sessions', 'waiting').first(),
      labelled('Representatives', 'Amélie Lefèvre').first(),
    );
    assert.match(question, /Transfer to Amélie Lefèvre\?/);
    await moved(name, 'Amélie Lefèvre');
  });

  it('drags a session from a queue onto a representative', async () => {
    const { name, question } = await dropped(queued().first(), labelled('Representatives', 'Jörg Müller').first());
    assert.match(question, /Transfer to Jörg Müller\?/);
    await moved(name, 'Jörg Müller');
  });

  it('drags a session from one queue onto another', async () => {
    // The last one waits in none of the teams that come first.
    const { name, question } = await dropped(queued().last(), labelled('Queues', 'Hardware').first());
    assert.match(question, /Transfer to Hardware\?/);
    await moved(name, 'Hardware');
  });

  it('drags a session of a representative onto a queue', async () => {
    const rep = labelled('Representatives', 'you').first();
    await rep.locator('.monaco-tl-twistie').click();
    const { name, question } = await dropped(
      workbench.rows('Representatives').and(workbench.page.locator('[aria-level="3"]')).first(),
      labelled('Queues', 'Hardware').first(),
    );
    assert.match(question, /Transfer to Hardware\?/);
    await moved(name, 'Hardware');
  });

  it('ends the clicked session if others are selected, and names it', async () => {
    const rows = sessions();
    await select(rows.nth(2), rows.nth(3));
    const name = await nameOf(rows.nth(5));
    await workbench.choose(rows.nth(5), 'Terminate Session');
    assert.ok((await workbench.dialog.innerText()).includes(`Terminate the session with ${name}`));
    await button('Cancel').click();
  });

  it('ends the selected sessions after a list with the clicked one first', async () => {
    const rows = sessions();
    await select(rows.nth(2), rows.nth(3), rows.nth(4));
    const names = [await nameOf(rows.nth(3)), await nameOf(rows.nth(2)), await nameOf(rows.nth(4))];
    await workbench.choose(rows.nth(3), 'Terminate Session');
    const question = await workbench.dialog.innerText();
    assert.match(question, /Terminate 3 sessions\?/);
    const places = names.map((name) => question.indexOf(name));
    assert.deepEqual(
      places,
      places.toSorted((a, b) => a - b),
      question,
    );
    await button('Cancel').click();
  });

  it('removes the customers of all selected sessions, after a list of them', async () => {
    const rows = sessions();
    await select(rows.nth(2), rows.nth(3));
    await workbench.choose(rows.nth(3), 'Remove from Session');
    await workbench.pick('The customers');
    const question = await workbench.dialog.innerText();
    assert.match(question, /Remove the customers from 2 sessions\?/);
    assert.ok(question.includes(await nameOf(rows.nth(2))) && question.includes(await nameOf(rows.nth(3))), question);
    await button('Cancel').click();
  });

  it('changes an attribute of all selected sessions, after a list of them', async () => {
    const rows = sessions();
    await select(rows.nth(2), rows.nth(3));
    const names = [await nameOf(rows.nth(3)), await nameOf(rows.nth(2))];
    await workbench.choose(rows.nth(3), 'Edit Session Attributes');
    const page = await workbench.pageWith('#field-external_key');
    await page.locator('#field-external_key').fill('ABC-123');
    await page.getByRole('button', { name: 'Save' }).click();
    const question = await workbench.dialog.innerText();
    assert.match(question, /Change the attributes of 2 sessions\?/);
    assert.ok(
      names.every((name) => question.includes(name)),
      question,
    );
    await button('Change').click();
    await page.getByText('Saved').waitFor();
    assert.equal(await page.locator('#field-external_key').inputValue(), 'ABC-123');
    await workbench.closeEditors();
  });

  it('keeps the lines of an attribute, and sends no unchanged attribute', async () => {
    await workbench.choose(sessions().nth(4), 'Edit Session Attributes');
    const page = await workbench.pageWith('#field-external_key');
    await page.getByPlaceholder('Code name').fill('asset_tag');
    await page.getByPlaceholder('Code name').press('Enter');
    await page.locator('#field-asset_tag').fill('one\ntwo\n\nthree');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Saved').waitFor();
    assert.equal(await page.locator('#field-asset_tag').inputValue(), 'one\ntwo\n\nthree');
    await page.locator('#field-external_key').fill('ABC-124');
    await page.getByRole('button', { name: 'Save' }).and(page.locator(':enabled')).click();
    await page.getByText('Saved').waitFor();
    assert.equal(await page.locator('#field-asset_tag').inputValue(), 'one\ntwo\n\nthree');
    await workbench.screenshot('attributes');
    await workbench.closeEditors();
  });

  it('writes to all selected sessions at once, after a list of them', async () => {
    const rows = sessions();
    await select(rows.nth(2), rows.nth(3));
    await workbench.choose(rows.nth(2), 'Send Chat Message');
    const page = await workbench.pageWith('.tool-bold');
    await page.locator('textarea').fill('The network is back.');
    await page.getByRole('button', { name: 'Send', exact: true }).and(page.locator(':enabled')).waitFor();
    await page.locator('textarea').press('Control+Enter');
    assert.match(await workbench.dialog.innerText(), /Send the message to 2 sessions\?/);
    await button('Send').click();
    await page.locator('.sent li').waitFor();
    await workbench.screenshot('chat');
  });
});
