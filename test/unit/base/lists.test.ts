import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { append, largest, smallest } from '../../../src/base/lists.ts';

describe('functions on lists of any length', () => {
  const many = Array.from({ length: 500_000 }, (_, index) => index);

  it('append all items in order', () => {
    const list = [-1];
    append(list, many);
    assert.deepEqual(list.slice(0, 3), [-1, 0, 1]);
    assert.deepEqual([list.length, list.at(-1)], [500_001, 499_999]);
  });

  it('return the largest and smallest number, or the given bound', () => {
    assert.deepEqual([largest(many, 3), largest(many, 1e6), largest([], -2)], [499_999, 1e6, -2]);
    assert.deepEqual([smallest(many, 3), smallest(many, -1), smallest([], Infinity)], [0, -1, Infinity]);
  });
});
