import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import type { XmlElement } from '../../../src/base/xmlElement.ts';
import { epochOf, epochOfAttributes, epochOfText, offsetOf } from '../../../src/schema/epoch.ts';
import {
  camelCase,
  flagOf,
  isSet,
  readFields,
  readUnknownFields,
  readPresentFields,
  valueOfElement,
  valueOfText,
  wholeNumber,
  type AnswerFieldKind,
} from '../../../src/schema/fields.ts';
import { isTooOld } from '../../../src/schema/siteFacts.ts';

function element(name: string, text: string, attributes: Record<string, string> = {}): XmlElement {
  return { name, text, attributes, children: [] };
}

function parent(...children: XmlElement[]): XmlElement {
  return { name: 'parent', text: '', attributes: {}, children };
}

/** The parsed values of texts, by kind of field. */
const VALUES: Readonly<Record<AnswerFieldKind, readonly (readonly [text: string, value: unknown])[]>> = {
  text: [
    [' a b\n', 'a b'],
    ['', ''],
  ],
  rawText: [[' a b\n', ' a b\n']],
  number: [
    [' 12 ', 12],
    ['-5', -5],
    ['9007199254740991', 9_007_199_254_740_991],
    ...['9007199254740992', '1.5', '5x', 'x5', '', '--5'].map((text) => [text, undefined] as const),
  ],
  decimal: [
    ['12', 12],
    ['-123.25', -123.25],
    ['0.123456789012345', 0.123456789012345],
    ['123456789012345', 123_456_789_012_345],
    ['1,5', 1.5],
    ['12,25', 12.25],
    ...['1,234', '1.', '.5', '1,2,3', 'x1', '1x', '1.x', '1,x', '', '1234567890123456'].map(
      (text) => [text, undefined] as const,
    ),
  ],
  flag: [
    ['1', true],
    [' TRUE ', true],
    ['0', false],
    ['false', false],
    ...['yes', '10', '01', '', 'truer', 'untrue'].map((text) => [text, undefined] as const),
  ],
  time: [
    [' 1475308800 ', 1_475_308_800],
    ['0', 0],
    ['2016-10-01T08:00:00Z', 1_475_308_800],
    ['2016-10-01 08:00:00.999z', 1_475_308_800],
    ['2016-10-01T08:00 Z', 1_475_308_800],
    ['2016-10-01T10:00:00+02:00', 1_475_308_800],
    ['2016-10-01T10:00:00+0200', 1_475_308_800],
    ['2016-10-01T10:00:00+02', 1_475_308_800],
    ['2016-10-01T04:30:00-0330', 1_475_308_800],
    ...[
      '1475308800000',
      '2016-10-01T08:00:00',
      '2016-10-01',
      '2016-13-01T08:00:00Z',
      '',
      'x1475308800',
      '1475308800x',
    ].map((text) => [text, undefined] as const),
    ...['x2016-10-01T08:00:00Z', '2016-10-01T08:00:00Zx'].map((text) => [text, undefined] as const),
  ],
  duration: [
    ['01:02:03', 3723],
    ['1234567:59:59', 4_444_444_799],
    ['2:03', 123],
    ['45', 45],
    ['123456789', 123_456_789],
    ...['12345678:00:00', '1:123:00', '1:2:3:4', 'x1', '1x', ':5', '1234567890', '', '-5'].map(
      (text) => [text, undefined] as const,
    ),
  ],
};

describe('valueOfText', () => {
  for (const kind of ['text', 'rawText', 'number', 'decimal', 'flag', 'time', 'duration'] as const) {
    it(`parses the text of a field, or returns undefined if it does not fit: ${kind}`, () => {
      for (const [text, value] of VALUES[kind]) {
        assert.equal(valueOfText(text, kind), value, JSON.stringify(text));
        assert.equal(valueOfElement(element('a', text), kind), value, JSON.stringify(text));
      }
    });
  }

  it('parses a flag as yes, no or neither', () => {
    assert.deepEqual([flagOf(), flagOf('1'), flagOf('0')], [undefined, true, false]);
    assert.deepEqual([undefined, '', '0', 'x', ' 1', 'True'].map(isSet), [false, false, false, false, true, true]);
    assert.deepEqual([wholeNumber('5'), wholeNumber(' 5'), wholeNumber('5 ')], [5, undefined, undefined]);
  });
});

describe('readFields', () => {
  const fields = { first_name: 'text', is_on: 'flag', count: 'number', start__time: 'time' } as const;

  it('names properties as the guide does; a missing text is empty, a missing time undefined, others are left out', () => {
    assert.deepEqual(
      readFields(
        parent(
          element('first_name', ' Ada '),
          element('first_name', 'Bob'),
          element('is_on', '1'),
          element('count', '5'),
          element('start__time', 'x', { timestamp: '7' }),
        ),
        fields,
      ),
      { firstName: 'Ada', isOn: true, count: 5, startTime: 7 },
    );
    const empty = readFields(parent(), fields);
    assert.deepEqual(Object.entries(empty), [
      ['firstName', ''],
      ['startTime', undefined],
    ]);
    assert.deepEqual(readFields(parent(element('is_on', ''), element('count', 'x')), fields), empty);
  });

  it('leaves out missing elements in readPresentFields', () => {
    assert.deepEqual(readPresentFields(parent(), fields), {});
    const given = parent(element('start__time', 'x'), element('first_name', ''), element('count', 'x'));
    assert.deepEqual(Object.entries(readPresentFields(given, fields)), [
      ['firstName', ''],
      ['startTime', undefined],
    ]);
  });

  it('keeps the names of unknown elements in readUnknownFields, with several of a name on a line each', () => {
    const known = ['a'];
    assert.deepEqual(
      readUnknownFields(parent(element('a', '1'), { ...parent(element('b', '2')), name: 'c' }), known),
      {},
    );
    assert.deepEqual(
      readUnknownFields(
        parent(element('x_y', ' 1 '), element('a', '2'), element('z', '3'), element('x_y', '4')),
        known,
      ),
      { others: { x_y: '1\n4', z: '3' } },
    );
  });

  it('converts names with underscores to camelCase', () => {
    for (const [name, expected] of [
      ['external_key', 'externalKey'],
      ['a__b_c', 'aBC'],
      ['plain', 'plain'],
    ] as const) {
      assert.deepEqual([camelCase(name), camelCase(name)], [expected, expected]);
    }
  });
});

describe('epochOf', () => {
  const time = 1_475_308_800;

  it('reads the time from ts, from timestamp, or from the text', () => {
    const iso = '2016-10-01T08:00:01Z';
    assert.equal(epochOf(element('a', iso, { ts: `${time}`, timestamp: '5' })), time);
    assert.equal(epochOf(element('a', iso, { ts: 'x', timestamp: '5' })), 5);
    assert.equal(epochOf(element('a', iso)), time + 1);
    assert.equal(epochOfAttributes(element('a', iso)), undefined);
    assert.equal(epochOfText(), undefined);
  });

  it('gives the offset of the clock in offsetOf, if the time is there in both formats and the same', () => {
    const told = (text: string, attributes: Record<string, string> = { ts: `${time}` }) =>
      offsetOf(element('a', text, attributes));
    assert.deepEqual(told(' 2016-10-01T10:00:00+02:00 '), { time, offset: 7200 });
    assert.deepEqual(told('2016-10-01T04:30:00.25-0330'), { time, offset: -12_600 });
    assert.deepEqual(told('2016-10-01T08:00:00Z'), { time, offset: 0 });
    assert.equal(told('2016-10-01T10:00:01+02:00'), undefined);
    assert.equal(told(`${time}`), undefined);
    assert.equal(told('2016-10-01T10:00:00+02:00', {}), undefined);
    assert.equal(told('1970-01-01T02:00:00+02:00', { ts: '0' }), undefined);
    assert.equal(told('', {}), undefined);
  });
});

describe('isTooOld', () => {
  it('compares versions by number, not by character, and is false for an unknown version', () => {
    const cases = [
      ['1.9.0', '1.10.0', true],
      ['1.10', '1.10.0', false],
      ['1.10.0', '1.10', false],
      ['1', '1.0.1', true],
      ['0.9', '1.0', true],
      ['2.0', '1.9', false],
      ['x1.9', '1.10', false],
      ['1.9x', '1.10', false],
      ['10.1', '9.2', false],
      ['10.1', '11', true],
      [undefined, '1.0', false],
      ['1.0', undefined, false],
    ] as const;
    assert.deepEqual(
      cases.map(([version, since]) => isTooOld(version, since)),
      cases.map(([, , tooOld]) => tooOld),
    );
  });
});
