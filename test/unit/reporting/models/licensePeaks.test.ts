import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { licensePeaks } from '../../../../src/reporting/models/licensePeaks.ts';
import { listOf } from '../fixtures.ts';
import { reportOf } from '../reading.ts';

const count = (type: string, number: string, reason = '') =>
  `<license_count license_type="${type}"${reason && ` reason="${reason}"`}>${number}</license_count>`;
const interval = (timestamp: string, ...counts: readonly string[]) =>
  `<license_time_interval><timestamp>${timestamp}</timestamp>${counts.join('')}</license_time_interval>`;

async function peaksOf(...intervals: readonly string[]) {
  const { items } = await reportOf('LicenseUsage', listOf('license_usage', intervals.join('')));
  return licensePeaks(items);
}

describe('the licenses in use', () => {
  it('are a line per type and reason, the totals first, then the highest', async () => {
    const { times, series } = await peaksOf(
      interval('200', count('full', '4'), count('full', '12', 'login'), count('chat', '9')),
      interval('100', count('full', '5'), count('full', '5', 'extended_contact')),
    );
    assert.deepEqual(times, [100, 200]);
    assert.deepEqual(series, [
      { licenseType: 'chat', reason: '', counts: [null, 9], peak: 9, peakTime: 200 },
      { licenseType: 'full', reason: '', counts: [5, 4], peak: 5, peakTime: 100 },
      { licenseType: 'full', reason: 'login', counts: [null, 12], peak: 12, peakTime: 200 },
      { licenseType: 'full', reason: 'extended_contact', counts: [5, null], peak: 5, peakTime: 100 },
    ]);
  });

  it('peaked when the peak was first reached', async () => {
    const { series } = await peaksOf(interval('1', count('full', '2')), interval('2', count('full', '2')));
    assert.deepEqual([series[0]?.peak, series[0]?.peakTime], [2, 1]);
  });

  it('leave out what has no time, and know no peak where no figure came', async () => {
    const { times, series } = await peaksOf(interval('', count('full', '7')), interval('5', count('full', 'many')));
    assert.deepEqual(times, [5]);
    assert.deepEqual(series, [{ licenseType: 'full', reason: '', counts: [null], peak: 0, peakTime: null }]);
  });

  it('are none in an empty report', async () => {
    assert.deepEqual(await peaksOf(), { times: [], series: [] });
  });
});
