import assert from 'node:assert/strict';
import axe from 'axe-core';
import { after, before, describe, it } from 'mocha';
import type { Frame } from 'playwright-core';
import { Workbench } from './support/workbench.ts';

const THEMES = { light: 'Default Light Modern', dark: 'Default Dark Modern', contrast: 'Default High Contrast' };

/** The elements that the browser draws itself in each theme. */
const SCHEMES: Readonly<Record<string, string>> = { light: 'light', dark: 'dark', contrast: 'dark' };

/** The pages that open without a question, by the title of their command, with what they show when they are there. */
const PAGES: Readonly<Record<string, string>> = {
  'Open Session Summary': 'rw-table [role="row"]',
  'Open Surveys': 'rw-table [role="row"], rw-page .texts',
  'Open Team Activity': 'rw-timeline svg',
  'Open License Usage': 'rw-chart canvas',
  'Find Sessions': 'rw-table [role="row"]',
};

/** Over some bars of a chart. */
const DRAG = { sourcePosition: { x: 60, y: 80 }, targetPosition: { x: 120, y: 80 } };

interface Violation {
  readonly id: string;
  readonly nodes: readonly { readonly html: string }[];
}

/** Returns the problems that axe finds in a page, including its components. */
async function violationsIn(frame: Frame): Promise<string[]> {
  await frame.evaluate(axe.source);
  const violations: Violation[] = await frame.evaluate('axe.run(document).then(({ violations }) => violations)');
  return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`);
}

/** A menu opens by an arrow key and closes by Escape, which puts the focus back. */
async function closesMenu(page: Frame): Promise<void> {
  const button = page.locator('summary', { hasText: 'Note' });
  await button.press('ArrowDown');
  const item = page.getByRole('button', { name: 'Copy Session Note' });
  assert.equal(await item.evaluate((element) => element.matches(':focus')), true);
  await item.press('Escape');
  assert.equal(await item.isVisible(), false);
  assert.equal(await button.evaluate((element) => element.matches(':focus')), true);
}

/** A time zone in which today has had its busy hours, and which is not UTC. */
function whereItIsAfternoon(): string {
  const ahead = Math.min(15 - new Date().getUTCHours(), 14) || 1;
  // The names of these zones count the other way round.
  return `Etc/GMT${ahead > 0 ? '-' : '+'}${Math.abs(ahead)}`;
}

for (const [name, theme] of Object.entries(THEMES)) {
  describe(`the pages in a ${name} theme`, () => {
    let workbench: Workbench;

    before(async () => {
      // The browser is elsewhere: what VS Code shows on a page and beside it must be one time all the same.
      const env = { TZ: whereItIsAfternoon() };
      workbench = await Workbench.open({ settings: { 'workbench.colorTheme': theme }, env });
      await workbench.openDemoSite();
    });

    after(() => workbench.close());

    async function accessible(frame: Frame, picture: string): Promise<void> {
      await frame.locator('rw-page[data-state="complete"], rw-page[data-state="following"]').waitFor();
      await workbench.screenshot(`${picture}-${name}`);
      assert.deepEqual(await violationsIn(frame), []);
    }

    it('show a session’s report and its chat accessibly', async () => {
      const session = workbench.rows('Sessions').filter({ hasText: 'Zoë Ångström' }).first();
      await workbench.choose(session, 'Open Session Report');
      const report = await workbench.pageWith('rw-timeline svg');
      await accessible(report, 'session-report');
      assert.equal(await report.evaluate(() => getComputedStyle(document.body).colorScheme), SCHEMES[name]);
      const answers = await report.locator('.list dd').allInnerTexts();
      assert.ok(answers.length > 0 && answers.every((text) => text === text.trim()), JSON.stringify(answers));
      const presence = report.locator('[data-section="people"] [data-index="0"] .cell').nth(2);
      assert.match(await presence.innerText(), /^\d+ (?:s|min|h)/);
      await closesMenu(report);
      await report.getByRole('button', { name: 'Transcript' }).click();
      await accessible(await workbench.pageWith('rw-chat .bubble'), 'transcript');
    });

    for (const [command, content] of Object.entries(PAGES)) {
      it(`show the page of “${command}” accessibly`, async () => {
        await workbench.closeEditors();
        await workbench.command(command);
        const picture = command.toLowerCase().replaceAll(' ', '-');
        await accessible(await workbench.pageWith(content), picture);
      });
    }

    it('drop the selection in a chart when other days are requested', async () => {
      await workbench.closeEditors();
      await workbench.command('Find Sessions');
      const finder = await workbench.pageWith('rw-page[data-state="complete"] rw-chart canvas');
      await finder.locator('rw-chart canvas').dragTo(finder.locator('rw-chart canvas'), DRAG);
      await finder
        .getByRole('status')
        .getByText(/\d+ of \d+ rows/)
        .waitFor();
      await finder.getByRole('button', { name: 'Last week' }).click();
      await finder
        .getByRole('status')
        .getByText(/^\d+ rows/)
        .waitFor();
    });

    it('show metrics accessibly', async () => {
      await workbench.closeEditors();
      await workbench.command('Open Metrics');
      // There is a yesterday at any time of day.
      const opened = await workbench.pageWith('rw-page form');
      await opened.getByRole('button', { name: 'Yesterday' }).click();
      const metrics = await workbench.pageWith('rw-page[data-state="complete"] rw-heatmap td');
      await metrics.getByText('Representatives logged in by weekday and hour').click();
      await accessible(metrics, 'metrics');
    });

    it('show a replay and a moment of it accessibly', async () => {
      await workbench.closeEditors();
      await workbench.commandAndPick('Replay a Past Day…', 'Yesterday');
      const replay = await workbench.pageWith('rw-replay [role="row"]');
      await replay.locator('[role="row"][aria-current]').waitFor();
      const slider = replay.getByRole('slider');
      const clock = async (text: Promise<string | null>) => /\d+:\d\d:\d\d/.exec((await text) ?? '')?.[0] ?? '';
      // The day is the site's, whose midnight is at any full hour here.
      await slider.press('Home');
      await replay.getByRole('heading', { level: 1, name: /:00:00/ }).waitFor();
      const begin = await clock(slider.getAttribute('aria-valuetext'));
      await slider.press('PageUp');
      const tenMinutesLater = begin.replace(':00:', ':10:');
      await replay.getByRole('heading', { level: 1, name: tenMinutesLater }).waitFor();
      assert.equal(await clock(slider.getAttribute('aria-valuetext')), tenMinutesLater);
      await workbench.screenshot(`replay-${name}`);
      assert.deepEqual(await violationsIn(replay), []);
      await replay.getByRole('slider').press('End');
      await replay.locator('[role="row"][aria-current]').waitFor();
      await workbench.screenshot(`replay-end-${name}`);
    });
  });
}
