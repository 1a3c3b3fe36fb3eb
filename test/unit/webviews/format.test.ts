import assert from 'node:assert/strict';
import { afterEach, describe, it } from 'mocha';
import {
  compareTexts,
  dateTimeText,
  dayText,
  durationText,
  durationTickText,
  fill,
  offsetAt,
  setPlace,
  setSiteTime,
  timeText,
  utcText,
  valueText,
} from '../../../src/webviews/kit/format.ts';
import { TEXTS } from './pageTexts.ts';

describe('a value on a page', () => {
  afterEach(() => setPlace(''));

  it('is told by the site’s clocks, too, where they show another time', () => {
    setPlace('en', 'Europe/Berlin');
    const steps = [
      { from: 1_475_000_000, offset: -5 * 3600 },
      { from: 1_478_000_000, offset: 3600 },
    ];
    setSiteTime({ text: 'At the site: {0}', steps });
    assert.equal(utcText(1475308800, TEXTS), 'Oct 1, 2016, 8:00:00 AM UTC\nAt the site: Oct 1, 2016, 3:00:00 AM');
    assert.equal(utcText(1_478_500_000, TEXTS), 'Nov 7, 2016, 6:26:40 AM UTC');
    setSiteTime(undefined);
    assert.equal(utcText(1475308800, TEXTS), 'Oct 1, 2016, 8:00:00 AM UTC');
  });

  it('is written in the language of the page', () => {
    assert.equal(valueText(1234.567, 'number', TEXTS), '1,234.57');
    setPlace('de');
    assert.equal(valueText(1234.567, 'number', TEXTS), '1.234,57');
    assert.equal(utcText(1475308800, TEXTS), '01.10.2016, 08:00:00 UTC');
    setPlace('sv');
    assert.ok(compareTexts('ö', 'z') > 0);
    setPlace('de');
    assert.ok(compareTexts('ö', 'z') < 0);
  });

  it('is a time in the time zone of VS Code, summer time included', () => {
    const [summer, winter] = [1475308800, 1480000000];
    setPlace('en', 'America/St_Johns');
    assert.match(dateTimeText(summer), /^Oct 1, 2016, 5:30:00\sAM$/);
    assert.deepEqual([summer, winter].map(offsetAt), [-9000, -12_600]);
    setPlace('en', 'Asia/Kolkata');
    assert.match(timeText(summer), /^1:30\sPM$/);
    assert.equal(offsetAt(summer), 19_800);
    setPlace('en', 'UTC');
    assert.equal(offsetAt(summer), 0);
  });

  it('is a duration in the words that fit its length', () => {
    const cases = [
      [-5, '0 s'],
      [59, '59 s'],
      [2520, '42 min'],
      [3900, '1 h 05 min'],
      [47 * 3600, '47 h 00 min'],
      [1250 * 3600 + 300, '1,250 h 05 min'],
    ] as const;
    for (const [seconds, text] of cases) {
      assert.equal(durationText(seconds, TEXTS), text);
    }
  });

  it('is a short duration beside a scale', () => {
    const texts = [0, 1800, 5400, 4 * 3600].map((seconds) => durationTickText(seconds, TEXTS));
    assert.deepEqual(texts, ['0', '30 min', '1 h 30 min', '4 h']);
  });

  it('has its sign where it is a change', () => {
    assert.deepEqual(
      [12, -5, 0].map((value) => valueText(value, 'change', TEXTS)),
      ['+12', '-5', '0'],
    );
  });

  it('is a size with the unit that fits', () => {
    const cases = [
      [0, '0 B'],
      [999, '999 B'],
      [1000, '1 KB'],
      [2_500_000, '2.5 MB'],
      [7e15, '7,000 TB'],
    ] as const;
    for (const [bytes, text] of cases) {
      assert.equal(valueText(bytes, 'bytes', TEXTS), text);
    }
  });

  it('is empty where there is none, or no time that a calendar has', () => {
    assert.equal(valueText(null, 'number', TEXTS), '');
    for (const seconds of [null, 1e15, NaN, Infinity]) {
      assert.deepEqual(
        [dateTimeText(seconds), timeText(seconds), dayText(seconds), utcText(seconds, TEXTS)],
        ['', '', '', ''],
      );
    }
  });

  it('is the text that it is, whatever its column', () => {
    assert.equal(valueText('Unknown', 'bytes', TEXTS), 'Unknown');
  });

  it('stands where a text has a place for it', () => {
    assert.equal(fill('{1} of {0}{2}', 5, '{0}'), '{0} of 5');
  });
});
