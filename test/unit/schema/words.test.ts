import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { isLongerThan, nearest, quoted, shortened } from '../../../src/schema/words.ts';

describe('words of a script in messages', () => {
  it('are whole up to sixty characters, and end with an ellipsis beyond', () => {
    const sixty = '0123456789'.repeat(6);
    assert.deepEqual([shortened(sixty), shortened(`${sixty}x`)], [sixty, `${sixty}…`]);
    assert.equal(shortened('😀'.repeat(61)), `${'😀'.repeat(60)}…`);
    assert.equal(shortened('x'.repeat(100_000)), `${'x'.repeat(60)}…`);
    assert.equal(quoted(''), '“”');
  });

  it('have a mark in place of each control character, mark of direction and half a character', () => {
    assert.equal(quoted('a\nb\u0000c\u202ed\ud800e'), '“a�b�c�d�e”');
  });

  it('are counted by characters, not by halves', () => {
    assert.deepEqual([isLongerThan('xy', 2), isLongerThan('xyz', 2)], [false, true]);
    assert.deepEqual(
      [isLongerThan('😀😀', 2), isLongerThan('😀😀😀', 2), isLongerThan('😀xx', 2)],
      [false, true, true],
    );
  });

  it('are taken for the nearest name, and for none that is far', () => {
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

  it('are compared whole, whatever stands before or after them, up to 64 characters', () => {
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
