import assert from 'node:assert/strict';
import { afterEach, describe, it } from 'mocha';
import { setPlace, setSiteTime } from '../../../src/webviews/kit/format.ts';
import { barTitle } from '../../../src/webviews/replay/timeStrip.ts';
import { TEXTS } from './pageTexts.ts';

describe('the tooltip of a bar of the replay’s time line', () => {
  afterEach(() => {
    setPlace('');
    setSiteTime(undefined);
  });

  it('tells the time by the page, by UTC, and by the site where its clocks show another', () => {
    const change = Date.parse('2026-10-25T01:00Z') / 1000;
    const steps = [
      { from: change - 1000, offset: 7200 },
      { from: change, offset: 3600 },
    ];
    const titleAt = (time: number): string => barTitle({ time, sessions: 3 }, TEXTS).replaceAll(/[^\S\n]/g, ' ');
    setPlace('en', 'America/New_York');
    setSiteTime({ text: 'At the site: {0}', steps });
    assert.equal(
      titleAt(change - 60),
      '8:59 PM: 3\nOct 25, 2026, 12:59:00 AM UTC\nAt the site: Oct 25, 2026, 2:59:00 AM',
    );
    assert.equal(titleAt(change), '9:00 PM: 3\nOct 25, 2026, 1:00:00 AM UTC\nAt the site: Oct 25, 2026, 2:00:00 AM');
    setPlace('en', 'Europe/Berlin');
    assert.equal(titleAt(change), '2:00 AM: 3\nOct 25, 2026, 1:00:00 AM UTC');
  });
});
