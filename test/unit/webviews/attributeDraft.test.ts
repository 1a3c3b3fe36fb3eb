import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { asTyped, changesOf } from '../../../src/webviews/attributes/draft.ts';
import type { AttributeField } from '../../../src/webviews/attributes/messages.ts';

const field = (codeName: string, value: string, differs = false): AttributeField => {
  return { codeName, label: codeName, value, differs, offered: '' };
};

describe('attributes that are edited', () => {
  it('keep every line, with the line ends that the value had', () => {
    const fields = [field('unix', 'one\ntwo\n\nthree'), field('windows', 'one\r\ntwo')];
    const edits = { unix: 'one\ntwo\n\nthree!', windows: 'one\ntwo\nthree' };
    assert.deepEqual(changesOf(fields, edits), { unix: 'one\ntwo\n\nthree!', windows: 'one\r\ntwo\r\nthree' });
  });

  it('are not sent where nothing but the line ends of the box is other', () => {
    const fields = [field('a', 'one\r\ntwo'), field('b', 'x\ry'), field('c', '')];
    assert.deepEqual(changesOf(fields, { a: 'one\ntwo', b: 'x\ny', c: '' }), {});
  });

  it('are cleared by an empty text, also where the sessions differ', () => {
    assert.deepEqual(changesOf([field('a', 'x'), field('b', '', true)], { a: '', b: '' }), { a: '', b: '' });
  });

  it('are sent for a field that was not set before, unless it stays empty', () => {
    assert.deepEqual(changesOf([], { asset: 'PC-17', room: '' }), { asset: 'PC-17' });
  });

  it('never change by being shown and taken as they are', () => {
    const line = fc.constantFrom('', 'a', ' ', 'ä$&');
    const value = fc.array(fc.tuple(line, fc.constantFrom('\n', '\r\n', '\r'))).map((parts) => parts.flat().join(''));
    fc.assert(
      fc.property(value, (before) => {
        assert.deepEqual(changesOf([field('a', before)], { a: asTyped(before) }), {});
      }),
    );
  });
});
