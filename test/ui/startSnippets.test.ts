import assert from 'node:assert/strict';
import { after, before, describe, it } from 'mocha';
import type { Browser, Page } from 'playwright-core';
import { launchChromium } from '../../scripts/lib/chromium.ts';
import { issueForm } from '../../src/session-start/issueForm.ts';
import { sessionKeyForm } from '../../src/session-start/keyForm.ts';
import { startSessionLink } from '../../src/session-start/startLink.ts';
import type { StartType } from '../../src/session-start/startOptions.ts';
import { startPage, startScript } from '../../src/session-start/startScript.ts';

const SITE = 'https://support.example.com';

/** In place of the site's start_session.js: records the calls, and what an element would have sent. */
const STAND_IN = `var calls = [];
var BG = {
  START_TYPE: { CHAT: 'CHAT', BROWSER: 'BROWSER', FULL: 'FULL' },
  setSite: function (host) { BG.site = host; },
  start: function (type, options) {
    var issue = options.issue instanceof HTMLFormElement
      ? Object.fromEntries(new FormData(options.issue)) : options.issue;
    calls.push([BG.site, type, issue ? Object.assign({}, options, { issue: issue }) : options]);
  },
};`;

/** The guide's script examples (Use JavaScript to Start …), in its order; the issue form has one of its own below. */
const EXAMPLES: readonly (readonly [StartType, object])[] = [
  ['FULL', { sessionKey: '1728331' }],
  ['FULL', { rep: { id: 30, name: 'Admin' } }],
  [
    'BROWSER',
    {
      sessionKey: '8679485',
      attributes: { external_key: 'abc123', custom_field1: 'Custom Value', custom_field2: 123 },
    },
  ],
  ['BROWSER', { sessionKey: '8679485', locale: 'en-us' }],
  [
    'BROWSER',
    {
      issue: { id: 12 },
      customer: {
        name: 'Customer Name',
        company: 'Company Name',
        company_code: 'Company Code',
        details: 'Issue Details',
      },
    },
  ],
  ['BROWSER', { issue: { codeName: 'Other' }, skills: ['skill11', 'skill12'] }],
  ['CHAT', { sessionKey: '8347482' }],
  ['CHAT', { sessionKey: '7683902', uiOptions: { fallbackToFullWindow: false } }],
];

describe('snippets pasted into a web page', () => {
  let browser: Browser;
  let page: Page;
  let requested: string[];

  before(async () => {
    browser = await launchChromium();
  });
  after(() => browser.close());

  /** Shows a page whose requests to the site are answered here. */
  async function show(html: string): Promise<void> {
    page = await browser.newPage();
    requested = [];
    await page.route('**/*', async (route) => {
      const { pathname, search } = new URL(route.request().url());
      requested.push(pathname + search);
      await (pathname.endsWith('.js')
        ? route.fulfill({ contentType: 'text/javascript', body: STAND_IN })
        : route.fulfill({ contentType: 'text/html', body: pathname === '/page' ? html : 'started' }));
    });
    await page.goto(`${SITE}/page`);
  }

  const calls = () => page.evaluate<unknown>('calls');

  for (const [type, options] of EXAMPLES) {
    it(`start the guide’s example on a click: ${type} ${Object.keys(options).join(', ')}`, async () => {
      await show(startPage(SITE, type, options));
      await page.getByRole('button').click();
      assert.deepEqual(await calls(), [['support.example.com', type, options]]);
      assert.equal(await page.evaluate('document.compatMode'), 'CSS1Compat');
      await page.close();
    });
  }

  it('send the fields of the guide’s issue form', async () => {
    const params = {
      codeName: 'Other',
      'session.skills': 'skill1,skill2',
      'customer.name': 'Customer Name',
      'customer.details': 'Issue "Details" & <more>',
      'session.custom.external_key': 'abc123',
    };
    const head = startPage(SITE, 'BROWSER', { issue: 'formID' });
    await show(head.replace('<body>', `<body>${issueForm('formID', params)}`));
    await page.getByRole('button').click();
    const issue = {
      codeName: 'Other',
      skills: 'skill1,skill2',
      'customer.name': 'Customer Name',
      'customer.details': 'Issue "Details" & <more>',
      'session.custom.external_key': 'abc123',
    };
    assert.deepEqual(await calls(), [['support.example.com', 'BROWSER', { issue }]]);
    await page.close();
  });

  it('keep typed values unchanged in a script element and an attribute', async () => {
    const options = { rep: { id: 7, name: `</script><!--"O'Neil" & \\ \u2028 Zoë` } };
    const button = startPage(SITE, 'CHAT', options);
    await show(button.replace('</body>', `<script>${startScript('CHAT', options)}</script></body>`));
    await page.getByRole('button').click();
    const call = ['support.example.com', 'CHAT', options];
    assert.deepEqual(await calls(), [call, call]);
    await page.close();
  });

  it('open start_session from a link and from both forms', async () => {
    const link = startSessionLink(SITE, { id: 12, name: 'John', c2cjs: 1 }, { text: 'Chat with John' });
    await show(`<!DOCTYPE html>${link}`);
    await page.getByRole('link', { name: 'Chat with John' }).click();
    await page.getByText('started').waitFor();
    assert.equal(requested.at(-1), '/api/start_session?id=12&name=John&c2cjs=1');
    await page.close();
    await show(`<!DOCTYPE html>${sessionKeyForm(SITE, { externalKey: true })}`);
    await page.locator('[name="short_key"]').fill('1234567');
    await page.locator('[name="session.custom.external_key"]').fill('ABC-1');
    await page.getByRole('button').click();
    await page.getByText('started').waitFor();
    assert.equal(requested.at(-1), '/api/start_session?short_key=1234567&session.custom.external_key=ABC-1');
    await page.close();
  });
});
