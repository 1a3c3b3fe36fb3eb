import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { child, children, textOf, type XmlElement } from '../../../src/base/xmlElement.ts';

function element(name: string, text: string, ...inside: XmlElement[]): XmlElement {
  return { name, text, attributes: {}, children: inside };
}

describe('the functions on child elements', () => {
  const parent = element('a', 'own', element('b', '1'), element('c', ''), element('b', '2'), element('a', '3'));
  const [first, second, third, last] = parent.children;

  it('find elements by name, in order', () => {
    assert.deepEqual(children(parent, 'b'), [first, third]);
    assert.deepEqual(children(parent, 'd'), []);
    assert.deepEqual([child(parent, 'b'), child(parent, 'c'), child(parent, 'a')], [first, second, last]);
    assert.equal(child(parent, 'd'), undefined);
  });

  it('return the text of an element, and nothing for a missing one', () => {
    assert.deepEqual(
      ['b', 'c', 'a', 'd'].map((name) => textOf(parent, name)),
      ['1', '', '3', undefined],
    );
  });
});
