import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it } from 'mocha';

describe('the clock of the tests', () => {
  it('has the time and the zone that the run was given', () => {
    const { REP_WORKFLOWS_TEST_SHIFT_MS: shift = '0', TZ: zone } = process.env;
    const folder = mkdtempSync(join(tmpdir(), 'clock-'));
    const shifted = Date.now() - statSync(folder).mtimeMs;
    rmSync(folder, { recursive: true });
    assert.ok(Math.abs(shifted - Number(shift)) < 10_000, `${shifted} ms`);
    const zoneOf = (timeZone?: string): string =>
      new Intl.DateTimeFormat('en', { timeZone }).resolvedOptions().timeZone;
    assert.equal(zoneOf(), zoneOf(zone));
  });
});
