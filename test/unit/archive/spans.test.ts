import assert from 'node:assert/strict';
import { inspect } from 'node:util';
import { describe, it } from 'mocha';
import { endOf, inOrder, readListing } from '../../../src/reporting/archive/fetching/listing.ts';
import { LineCutter } from '../../../src/reporting/archive/reading/lines.ts';
import { checkSpan, datesOf } from '../../../src/reporting/archive/span.ts';
import { idOf, secondsOf } from '../../../src/reporting/archive/reading/values.ts';
import { parseXml } from '../../../src/site/xml/xml.ts';
import { DATE, eventArchive, stateArchive, T0 } from './handMade.ts';

const DAY = 86_400;
const LAST = 8.64e12;

describe('a span of archives', () => {
  it('is in whole seconds, from a second to thirty-one days', () => {
    assert.deepEqual(checkSpan({ from: 10.9, to: 11.1 }), { from: 10, to: 11 });
    assert.deepEqual(checkSpan({ from: 0, to: 31 * DAY }), { from: 0, to: 31 * DAY });
    assert.deepEqual(checkSpan({ from: LAST - 1, to: LAST }), { from: LAST - 1, to: LAST });
    const refused: readonly (readonly [number, number, string, string])[] = [
      [0, 31 * DAY + 1, 'to', 'The time from from to to must not be longer than 31 days.'],
      [5, 5, 'to', 'to must be later than from.'],
      [5.1, 5.9, 'to', 'to must be later than from.'],
      [6, 5, 'to', 'to must be later than from.'],
      [-1, 5, 'from', 'from must be a time in seconds since 1970.'],
      [NaN, 5, 'from', 'from must be a time in seconds since 1970.'],
      [0, Infinity, 'to', 'to must be a time in seconds since 1970.'],
      [LAST, LAST + 1, 'to', 'to must be a time in seconds since 1970.'],
    ];
    for (const [from, to, parameter, message] of refused) {
      assert.throws(() => checkSpan({ from, to }), { reason: 'invalid-parameter', message, details: { parameter } });
    }
  });

  it('lies in the days of whatever zone, with two hours before it, and in none after today', () => {
    const noon = Date.UTC(2016, 9, 5, 12) / 1000;
    const never = noon + 30 * DAY;
    // 14 hours before noon is the day before; 14 hours after it the day after.
    assert.deepEqual(datesOf({ from: noon, to: noon + 1 }, never), ['2016-10-04', '2016-10-05', '2016-10-06']);
    assert.deepEqual(datesOf({ from: noon + 7200, to: noon + 7201 }, never), ['2016-10-05', '2016-10-06']);
    assert.deepEqual(datesOf({ from: noon - 7200, to: noon - 7199 }, never), [
      '2016-10-04',
      '2016-10-05',
      '2016-10-06',
    ]);
    assert.deepEqual(datesOf({ from: noon - 7202, to: noon - 7201 }, never), ['2016-10-04', '2016-10-05']);
    assert.deepEqual(datesOf({ from: noon, to: noon + 5 * DAY }, noon - 7201), ['2016-10-04', '2016-10-05']);
    assert.deepEqual(datesOf({ from: noon, to: noon + 1 }, noon - 5 * DAY), []);
  });
});

describe('the list of archives', () => {
  const read = (xml: string) => readListing(parseXml(`<archives>${xml}</archives>`), DATE);
  const time = (name: string, at: number) => `<${name} timestamp="${at}"/>`;

  it('has what can be downloaded, in order of time, snapshots before the events that follow them', () => {
    const xml = `
      <event_archive index="2">${time('start_time', T0 + 600)}${time('end_time', T0 + 1199)}</event_archive>
      <event_archive>${time('start_time', T0)}<index>1</index></event_archive>
      <state_archive>${time('start_time', T0 + 600)}<index> 2 </index></state_archive>
      <state_archive>${time('time', T0)}<index>1</index><event_archive_index>1</event_archive_index></state_archive>
      <event_archive><index>3</index>${time('start_time', T0 + 900)}${time('end_time', T0 + 5)}</event_archive>
      <state_archive><index>4</index></state_archive>
      <state_archive>${time('time', T0)}</state_archive>
      <event_archive><index>5</index>${time('end_time', T0)}</event_archive>
      <event_archive>${time('start_time', T0)}<index>x</index></event_archive>`;
    assert.deepEqual(read(xml), [
      { ...stateArchive(1, T0), eventArchiveIndex: 1 },
      eventArchive(1, T0, T0 + 600),
      stateArchive(2, T0 + 600),
      eventArchive(2, T0 + 600, T0 + 1199),
      eventArchive(3, T0 + 900, T0 + 900),
    ]);
  });

  it('takes each name once, the first that has it, and the lower index where times are equal', () => {
    const [a, b, again] = [eventArchive(2, 10, 20), eventArchive(1, 10, 20), eventArchive(2, 5, 6)];
    const otherDay = { ...eventArchive(2, 10, 20), date: '2016-10-02' };
    assert.deepEqual(inOrder([a, again, b, stateArchive(2, 10), otherDay]), [stateArchive(2, 10), b, a, otherDay]);
  });

  it('ends an archive after its last second, whether the site names that or the end of the span', () => {
    assert.deepEqual(
      [T0 + 599, T0 + 600, T0 + 598, T0 + 59].map((to) => endOf(eventArchive(1, T0, to))),
      [T0 + 600, T0 + 600, T0 + 598, T0 + 60],
    );
  });
});

describe('lines of archives', () => {
  const texts = (lines: readonly Buffer[]) => lines.map(String);

  it('are whole however they are cut, without their ends', () => {
    const bytes = Buffer.from('one\r\n\ntwo\rx\n\r\nÄnd');
    const expected = ['one', '', 'two\rx', '', 'Änd'];
    for (let size = 1; size <= bytes.length; size++) {
      const cutter = new LineCutter();
      const found: string[] = [];
      for (let at = 0; at < bytes.length; at += size) {
        found.push(...texts(cutter.push(bytes.subarray(at, at + size))));
      }
      assert.deepEqual([...found, ...texts(cutter.end())], expected, String(size));
      assert.equal(cutter.skipped, 0);
    }
  });

  it('are left out where they are longer than is kept, and counted, and the next ones are read', () => {
    for (const size of [1, 3, 100]) {
      const cutter = new LineCutter(5);
      const bytes = Buffer.from('12345\n123456\nabc\n1234567');
      const found: string[] = [];
      for (let at = 0; at < bytes.length; at += size) {
        found.push(...texts(cutter.push(bytes.subarray(at, at + size))));
      }
      assert.deepEqual([...found, ...texts(cutter.end())], ['12345', 'abc'], String(size));
      assert.equal(cutter.skipped, 2);
      assert.deepEqual(cutter.end(), []);
    }
  });
});

describe('values of archives', () => {
  it('are times in whole seconds that a calendar has', () => {
    const seconds = [5, 5.9, '5', ' 5.9 ', '-5', -0.5, LAST, String(LAST), -LAST];
    assert.deepEqual(seconds.map(secondsOf), [5, 5, 5, 5, -5, -1, LAST, LAST, -LAST]);
    for (const none of [
      LAST + 1,
      -LAST - 1,
      NaN,
      Infinity,
      '',
      'x5',
      '5x',
      '1e3',
      '5.',
      null,
      true,
      {},
      '1'.repeat(17),
    ]) {
      assert.equal(secondsOf(none), undefined, inspect(none));
    }
  });

  it('are ids as text, and no number that has lost digits', () => {
    assert.deepEqual([7, '7', 0, 2 ** 53 - 1].map(idOf), ['7', '7', '0', '9007199254740991']);
    assert.deepEqual([2 ** 53, 1.5, '', null, undefined, {}, true].map(idOf), Array(7).fill(undefined));
  });
});
