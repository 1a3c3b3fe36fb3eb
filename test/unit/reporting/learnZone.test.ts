import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { ReportClient } from '../../../src/reporting/client.ts';
import { learnOffset, learnZone } from '../../../src/reporting/learnZone.ts';
import { SiteError } from '../../../src/site/errors.ts';
import { SiteZone } from '../../../src/site/siteZone.ts';
import type { XmlElement } from '../../../src/base/xmlElement.ts';
import { ManualClock } from '../../support/manualClock.ts';
import { listOf } from './fixtures.ts';
import { streamOf } from './reading.ts';

const DAY = 86_400;
const NOW = Date.UTC(2021, 10, 23, 9) / 1000;

const session = (lsid: string) => `<session_summary lsid="${lsid}"/>`;
const listing = (...lsids: readonly string[]) => listOf('session_summary_list', lsids.map(session).join(''));

/** A site with an answer, or a failure, for each question in turn. */
function siteOf(...answers: readonly (string | Error)[]) {
  const asked: object[] = [];
  const signals: (AbortSignal | undefined)[] = [];
  const reports: Pick<ReportClient, 'collect'> = {
    collect: (type, params, signal) => {
      const answer = answers[asked.push({ type, ...params }) - 1] ?? assert.fail();
      signals.push(signal);
      return typeof answer === 'string' ? streamOf(type, answer).collect() : Promise.reject(answer);
    },
  };
  return { reports, asked, signals };
}

function zoneKnown(until?: number): SiteZone {
  return new SiteZone(() => 0, until === undefined ? [] : [{ from: until - 5, to: until, offset: 3600 }]);
}

describe('the zone of a site', () => {
  const week = { type: 'SupportSessionListing', start_time: NOW - 7 * DAY, duration: 0 };
  const season = { ...week, start_time: NOW - 90 * DAY };

  it('is asked for by the latest session of the last week', async () => {
    const { reports, asked, signals } = siteOf(listing('a1', 'b2'), listOf('session_list', ''));
    const { signal } = new AbortController();
    await learnZone(reports, zoneKnown(), NOW + 0.7, signal);
    assert.deepEqual(asked, [week, { type: 'SupportSession', lsid: 'b2' }]);
    assert.deepEqual(signals, [signal, signal]);
  });

  it('is asked for by one of the last season where there is none of the week, and once in vain', async () => {
    const { reports, asked } = siteOf(listing(), listing('a1'), listOf('session_list', ''));
    await learnZone(reports, zoneKnown(), NOW, undefined);
    assert.deepEqual(asked, [week, season, { type: 'SupportSession', lsid: 'a1' }]);
    const none = siteOf(listing(), listing());
    const zone = zoneKnown();
    await learnZone(none.reports, zone, NOW, undefined);
    await learnZone(none.reports, zone, NOW, undefined);
    assert.deepEqual(none.asked, [week, season]);
  });

  it('is not asked for where it was told within a week', async () => {
    const { reports, asked } = siteOf(listing(), listing());
    await learnZone(reports, zoneKnown(NOW - 7 * DAY + 1), NOW, undefined);
    assert.deepEqual(asked, []);
    await learnZone(reports, zoneKnown(NOW - 7 * DAY), NOW, undefined);
    assert.deepEqual(asked, [week, season]);
  });

  it('stays what it was where the site does not answer, and faults of ours are told', async () => {
    const { reports, asked } = siteOf(new SiteError('unreachable', 'No.'));
    await learnZone(reports, zoneKnown(), NOW, undefined);
    assert.equal(asked.length, 1);
    const broken = siteOf(new Error('broken'));
    await assert.rejects(learnZone(broken.reports, zoneKnown(), NOW, undefined), /^Error: broken$/);
  });

  it('is learnt from the times of items, which each tell it twice', () => {
    const time = (name: string, seconds: number, offset: string): XmlElement => ({
      name,
      attributes: { timestamp: String(seconds) },
      text: new Date((seconds + Number(offset.slice(0, 3)) * 3600) * 1000).toISOString().replace('.000Z', offset),
      children: [],
    });
    const item = (...children: XmlElement[]): XmlElement => ({ name: 'session', attributes: {}, text: '', children });
    const zone = new SiteZone(() => 0);
    learnOffset(
      zone,
      item(
        time('start_time', NOW, '+02:00'),
        time('other_time', NOW + 100, '+05:00'),
        { ...time('start_time', NOW, '+02:00'), attributes: {} },
        time('end_time', NOW + 50, '+02:00'),
      ),
    );
    learnOffset(zone, item(time('time', NOW - 200 * DAY, '+01:00')));
    assert.deepEqual(zone.known, [
      { from: NOW - 200 * DAY, to: NOW - 200 * DAY, offset: 3600 },
      { from: NOW, to: NOW + 50, offset: 7200 },
    ]);
    assert.doesNotThrow(() => learnOffset(undefined, item(time('time', NOW, '+01:00'))));
  });

  it('is learnt by the client of reports, which asks nobody where there is no zone to learn', async () => {
    const zone = zoneKnown();
    const opened: object[] = [];
    const open = (request: object) => {
      opened.push(request);
      return Promise.reject(new SiteError('unreachable', 'No.'));
    };
    const site = { url: 'https://support.example.com' } as never;
    const clock = new ManualClock(NOW * 1000);
    await new ReportClient({ open, site }, clock).learnZone();
    assert.equal(opened.length, 0);
    await new ReportClient({ open, site, zone }, clock).learnZone();
    assert.equal(opened.length, 1);
  });
});
