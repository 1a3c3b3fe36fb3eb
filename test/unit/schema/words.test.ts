import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { isLongerThan, nearest, quoted, shortened } from '../../../src/schema/words.ts';

describe('the functions on words of messages', () => {
  it('keep up to sixty characters, and shorten longer texts with an ellipsis', () => {
    const sixty = '0123456789'.repeat(6);
    assert.deepEqual([shortened(sixty), shortened(`${sixty}x`)], [sixty, `${sixty}…`]);
    assert.equal(shortened('😀'.repeat(61)), `${'😀'.repeat(60)}…`);
    assert.equal(shortened('x'.repeat(100_000)), `${'x'.repeat(60)}…`);
    assert.equal(quoted(''), '“”');
  });

  it('replace control characters, direction marks and half characters', () => {
    assert.equal(quoted('a\nb\u0000c\u202ed\ud800e'), '“a�b�c�d�e”');
  });

  it('count characters, not halves of them', () => {
    assert.deepEqual([isLongerThan('xy', 2), isLongerThan('xyz', 2)], [false, true]);
    assert.deepEqual(
      [isLongerThan('😀😀', 2), isLongerThan('😀😀😀', 2), isLongerThan('😀xx', 2)],
      [false, true, true],
    );
  });

  it('find the nearest name, and none if all are far', () => {
    const names = ['low', 'quality', 'performance', 'performance_quality'];
    const cases = [
      ['Quality', 'quality'],
      [' perfomance ', 'performance'],
      ['loww', 'low'],
      ['low12', undefined],
      ['speed', undefined],
      ['', undefined],
      ['q'.repeat(65), undefined],
    ] as const;
    assert.deepEqual(
      cases.map(([text]) => nearest(text, names)),
      cases.map(([, name]) => name),
    );
  });

  it('compare up to 64 characters, ignoring surrounding spaces', () => {
    const cases = [
      ['verylow', 'low', false],
      ['low', 'verylow', false],
      ['lowvery', 'low', false],
      ['low', 'lowvery', false],
      ['abcdefghi', 'qwertyuio', false],
      ['prfmqnc', 'performance', false],
      ['prfrmance', 'performance', true],
      [' '.repeat(9) + 'low', 'low', true],
      ['', 'a', false],
      ['x', 'a', true],
      ['q'.repeat(64), 'q'.repeat(64), true],
      ['q'.repeat(65), 'q'.repeat(65), false],
    ] as const;
    assert.deepEqual(
      cases.map(([text, name]) => nearest(text, [name]) === name),
      cases.map(([, , isNear]) => isNear),
    );
  });
});
