import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { externalKeysIn } from '../../../src/session-start/externalKeys.ts';
import { issueForm } from '../../../src/session-start/issueForm.ts';
import { optionsFrom } from '../../../src/session-start/optionValues.ts';
import { startSessionLink } from '../../../src/session-start/startLink.ts';
import { startPage } from '../../../src/session-start/startScript.ts';
import { startSessionUrl } from '../../../src/session-start/startUrl.ts';
import { supportButtonCommand } from '../../../src/session-start/supportButton.ts';
import { SiteError } from '../../../src/site/errors.ts';
import { processorMilliseconds } from '../../support/processorTime.ts';

const MEGABYTE = 1_048_576;
/** Writing several texts, each character of them escaped; what grows with the square would take minutes. */
const WRITING_MS = 500;
const SITE = 'https://support.example.com';
const PIECES = ['\\', '"', ' ', '%', '\ud800', '\u0000', "'", '<', 'A-', 'A1-1', '\\"', '…', ','];
const many = (prefix: string): Record<string, string> =>
  Object.fromEntries(Array.from({ length: 100_000 }, (_, index) => [`${prefix}f${index}`, '']));

/** The functions under test, given a text that is far too long, or far too many of them. */
const TASKS: Readonly<Record<string, (text: string) => unknown>> = {
  'a URL': (text) => startSessionUrl(SITE, { issue_menu: 1, codeName: text }),
  'a URL with a problem': (text) => startSessionUrl(SITE, { short_key: '1234567', 'customer.details': text }),
  'a URL with skills': (text) => startSessionUrl(SITE, { short_key: '1234567', 'session.skills': text }),
  'a URL with a parameter of that name': (text) => startSessionUrl(SITE, { short_key: '1234567', [text]: text }),
  'a link': (text) => startSessionLink(SITE, { short_key: '1234567' }, { text }),
  'an issue form': (text) => issueForm(text, { codeName: text }),
  'a page': (text) => startPage(SITE, 'CHAT', { issue: { codeName: text } }, text),
  'a page with a form': (text) => startPage(SITE, 'CHAT', { issue: `document.getElementById('${text}` }),
  'a command line for cmd': (text) => supportButtonCommand({ executable: text, cbdir: text, issueCodeName: text }),
  'a command line for PowerShell': (text) =>
    supportButtonCommand({ executable: 'a', cbdir: text, issueCodeName: text }, 'powershell'),
  'external keys': (text) => externalKeysIn(text),
};

/** In milliseconds; a text that is refused for what it is counts too. */
function leastTime(task: () => unknown): number {
  let least = Infinity;
  for (let tries = 0; tries < 3 && least > WRITING_MS; tries++) {
    const time = processorMilliseconds(() => {
      try {
        task();
      } catch (error) {
        assert.ok(SiteError.is(error, 'invalid-parameter'), String(error));
      }
    });
    least = Math.min(least, time);
  }
  return Math.round(least);
}

describe('the functions that start a session, given a megabyte of text,', () => {
  for (const [what, task] of Object.entries(TASKS)) {
    it(`return ${what}, or reject it, in linear time`, () => {
      for (const piece of PIECES) {
        const text = piece.repeat(MEGABYTE / piece.length);
        const time = leastTime(() => task(text));
        assert.ok(time <= WRITING_MS, `${JSON.stringify(piece)}: ${time} ms`);
      }
    });
  }

  it('accept a hundred thousand custom fields', () => {
    const fields = many('session.custom.');
    const attributes = many('');
    const values = many('attributes.');
    assert.ok(leastTime(() => startSessionUrl(SITE, { short_key: '1234567', ...fields })) < 1000);
    assert.ok(leastTime(() => startPage(SITE, 'FULL', { sessionKey: '1234567', attributes })) < 1000);
    assert.ok(leastTime(() => optionsFrom({ sessionKey: '1234567' }, 'FULL', values)) < 1000);
  });
});
