import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { boundedNumber, SETTING_BOUNDS } from '../../../src/ui/platform/contributions/settingBounds.ts';
import { SETTINGS } from '../../../src/ui/window/contributions/settings.ts';

describe('a setting that is a number', () => {
  it('has bounds, the same for the manifest and for whoever reads it, and a default within', () => {
    const numbers = Object.entries(SETTINGS).flatMap(([name, setting]) =>
      setting.type === 'number' ? [{ name, ...setting }] : [],
    );
    assert.deepEqual(numbers.map(({ name }) => name).sort(), Object.keys(SETTING_BOUNDS).sort());
    for (const { name, minimum, maximum, default: usual } of numbers) {
      assert.deepEqual({ minimum, maximum }, SETTING_BOUNDS[name as keyof typeof SETTING_BOUNDS]);
      assert.ok(usual >= minimum && usual <= maximum, name);
    }
  });

  it('counts as the nearest one that it may be, whatever a settings file says', () => {
    const values = [-1, 0, 1e-9, 10, 60, 3600, 3601, 1e308, Infinity, -Infinity, NaN];
    assert.deepEqual(
      values.map((value) => boundedNumber(value, SETTING_BOUNDS['cache.ttlSeconds'], 60)),
      [10, 10, 10, 10, 60, 3600, 3600, 3600, 3600, 10, 60],
    );
  });
});
