import assert from 'node:assert/strict';
import { afterEach, describe, it } from 'mocha';
import { brushText, setPlace } from '../../../src/webviews/kit/format.ts';
import { TEXTS } from './pageTexts.ts';

const MIDNIGHT = Date.UTC(2026, 10, 25) / 1000;
const chartOf = (labels: readonly string[], step?: number) => ({
  labels,
  labelKind: 'text' as const,
  brush: {
    ...{ section: 'sessions', column: 0 },
    ...(step !== undefined && { edges: [...labels, ''].map((_, index) => MIDNIGHT + index * step) }),
  },
});

describe('the span that is brushed over a chart', () => {
  afterEach(() => setPlace(''));

  it('ends where the last bar of hours ends', () => {
    setPlace('en', 'UTC');
    const hours = chartOf(['12 AM', '1 AM', '2 AM'], 3600);
    assert.equal(brushText(hours, [0, 1], TEXTS), '12 AM – 2 AM');
    assert.equal(brushText(hours, [1, 1], TEXTS), '1 AM – 2 AM');
    assert.match(brushText(hours, [1, 2], TEXTS), /^1 AM – 3:00\sAM$/);
  });

  it('names whole days, one of them once', () => {
    const days = chartOf(['Mon', 'Tue', 'Wed'], 86_400);
    assert.equal(brushText(days, [0, 1], TEXTS), 'Mon – Tue');
    assert.equal(brushText(days, [2, 2], TEXTS), 'Wed');
    assert.equal(brushText(chartOf(['good', 'bad']), [0, 1], TEXTS), 'good – bad');
  });
});
