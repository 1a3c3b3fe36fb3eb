import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { parameterFaults, type CheckFacts, type Fault, type Given } from '../../../src/schema/checkParameters.ts';
import type { FormEntries, Parameters, Signature } from '../../../src/schema/parameters.ts';

const text = { kind: 'text', description: 'A text.' } as const;
const flag = { kind: 'flag', description: 'A flag.' } as const;
const duration = { kind: 'duration', maxDays: 2, description: 'How long.' } as const;
const field = { kind: 'customField', maxLength: 5000, maxTotalBytes: 10, description: 'A field.' } as const;
const abcd: Parameters = { a: text, b: text, c: text, d: text };

function checked(signature: Signature, given: Given, facts?: CheckFacts): { faults: Fault[]; entries: FormEntries } {
  const faults: Fault[] = [];
  const check = parameterFaults('act', signature, given, facts);
  for (;;) {
    const step = check.next();
    if (step.done) {
      return { faults, entries: step.value };
    }
    faults.push(step.value);
  }
}

function faultsOf(signature: Signature, given: Readonly<Record<string, unknown>>, facts?: CheckFacts): Fault[] {
  return checked(signature, Object.entries(given), facts).faults;
}

/** Parameters that are missing, as the checker tells of them. */
function missing(parameter: string, message: string, names?: readonly string[]): Fault {
  return { code: 'missing-parameter', parameter, message, ...(names && { missing: names }) };
}

function excluded(parameter: string, message: string): Fault {
  return { code: 'not-applicable', parameter, message };
}

describe('parameterFaults', () => {
  it('returns values in the given order, followed by defaults, without flags that are off', () => {
    const parameters: Parameters = { a: { ...text, default: 'x' }, b: { ...text, default: 'y' }, c: text, on: flag };
    assert.deepEqual(
      checked({ parameters }, [
        ['c', '2'],
        ['on', false],
        ['b', 'z'],
      ]),
      {
        faults: [],
        entries: [
          ['c', '2'],
          ['b', 'z'],
          ['a', 'x'],
        ],
      },
    );
  });

  it('reports each unknown, repeated or invalid parameter, and counts it as given', () => {
    const parameters: Parameters = {
      colour: { ...text, required: true },
      size: { kind: 'integer', min: 1, required: true, description: 'A size.' },
      'more.*': text,
    };
    const found = checked({ parameters }, [
      ['colour', 'red'],
      ['colur', 5],
      ['colour', 'blue'],
      ['size', '0'],
      ['mores.*', 'x'],
      ['q'.repeat(81), 'x'],
      ['q'.repeat(81), 'x'],
    ]);
    const shown = `${'q'.repeat(80)}…`;
    const known = 'It has colour, size, more.*.';
    assert.deepEqual(found.faults, [
      {
        code: 'unknown-parameter',
        parameter: 'colur',
        message: `act has no parameter colur. ${known}`,
        suggestion: 'colour',
        index: 1,
      },
      { code: 'duplicate-parameter', parameter: 'colour', message: 'colour is given more than once.', index: 2 },
      {
        code: 'value-out-of-range',
        must: 'be a whole number of at least 1',
        parameter: 'size',
        message: 'size must be a whole number of at least 1.',
        index: 3,
      },
      { code: 'unknown-parameter', parameter: 'mores.*', message: `act has no parameter mores.*. ${known}`, index: 4 },
      {
        code: 'unknown-parameter',
        parameter: 'q'.repeat(81),
        message: `act has no parameter ${shown}. ${known}`,
        index: 5,
      },
      {
        code: 'duplicate-parameter',
        parameter: 'q'.repeat(81),
        message: `${shown} is given more than once.`,
        index: 6,
      },
    ]);
    assert.deepEqual(
      found.entries.map(([, value]) => value),
      ['red', '', 'blue', '0', 'x', 'x', 'x'],
    );
    assert.deepEqual(faultsOf({ parameters: {} }, { a: '' }), [
      { code: 'unknown-parameter', parameter: 'a', message: 'act has no parameter a. It has none.', index: 0 },
    ]);
  });

  it('reports parameters that the site’s API version lacks', () => {
    const parameters: Parameters = { a: { ...text, since: '1.10.0' } };
    assert.deepEqual(faultsOf({ parameters }, { a: 'x' }, { apiVersion: '1.9.3' }), [
      { ...excluded('a', 'a needs API version 1.10.0 or later; the site has 1.9.3.'), index: 0 },
    ]);
    for (const facts of [{ apiVersion: '1.10.0' }, { apiVersion: '2' }, { apiVersion: 'x1.9' }, {}]) {
      assert.deepEqual(faultsOf({ parameters }, { a: 'x' }, facts), []);
    }
  });

  it('counts a duration in days beside a date, and in seconds otherwise', () => {
    const parameters: Parameters = {
      start_date: { kind: 'date', description: 'A day.' },
      end_date: { kind: 'date', description: 'A day.' },
      a: text,
      duration,
    };
    const inDays = 'be a whole number of days from 0 (until now) to 2';
    const inSeconds = 'be a whole number of seconds from 0 (until now) to 172800';
    const mustOf = (given: object) => faultsOf({ parameters }, { ...given }).map(({ must }) => must);
    assert.deepEqual(mustOf({ duration: 3, start_date: '2026-10-01' }), [inDays]);
    assert.deepEqual(mustOf({ end_date: '2026-10-01', duration: 3 }), [inDays]);
    assert.deepEqual(mustOf({ a: 'x', duration: 3 }), []);
    assert.deepEqual(mustOf({ a: 'x', duration: 172_801 }), [inSeconds]);
  });

  it('accepts only the parameters of the variant whose key is given', () => {
    const signature: Signature = {
      parameters: {},
      variants: {
        one: { title: 'One', key: 'a', parameters: { a: text } },
        two: { title: 'Two', key: 'b', parameters: { b: text, c: text } },
      },
    };
    const needs = missing('a,b', 'act needs exactly one of a, b.');
    assert.deepEqual(checked(signature, [['c', 'x']]), { faults: [needs], entries: [] });
    assert.deepEqual(faultsOf(signature, { a: 'x', b: 'y' }), [needs]);
    assert.deepEqual(faultsOf(signature, { c: 'x', b: 'y' }), []);
    assert.deepEqual(
      faultsOf(signature, { a: 'x', c: 'y' }).map(({ message }) => message),
      ['act has no parameter c. It has a.'],
    );
  });
});

describe('parameterFaults, for parameters that depend on each other,', () => {
  it('reports missing required ones', () => {
    const parameters: Parameters = { a: { ...text, required: true }, b: text, c: { ...text, required: true } };
    assert.deepEqual(faultsOf({ parameters }, { b: 'x' }), [
      missing('a', 'act needs a.', ['a']),
      missing('c', 'act needs c.', ['c']),
    ]);
    assert.deepEqual(faultsOf({ parameters }, { c: 'x', a: 'y' }), []);
  });

  it('reports a group of which none is given, suggesting the last', () => {
    const signature: Signature = { parameters: { ...abcd, 'f.*': field }, anyOf: [['a', 'f.*', 'b']] };
    const message = 'act needs at least one of a, f.*, b.';
    assert.deepEqual(faultsOf(signature, { c: 'x' }), [missing('a,f.*,b', message, ['b'])]);
    assert.deepEqual(faultsOf(signature, { c: 'x', 'f.1': ' ' }), [missing('a,f.*,b', message, ['b'])]);
    for (const given of [{ a: 'x' }, { b: 'x' }, { 'f.1': '', 'f.2': 'x' }]) {
      assert.deepEqual(faultsOf(signature, given), []);
    }
    const blank: Signature = { parameters: { a: text, f: field }, anyOf: [['a', 'f']] };
    assert.deepEqual(faultsOf(blank, { f: '' }), [missing('a,f', 'act needs at least one of a, f.')]);
  });

  it('reports a group that is only partly given', () => {
    const signature: Signature = { parameters: abcd, allOrNone: [['a', 'b', 'c']] };
    assert.deepEqual(faultsOf(signature, { b: 'x' }), [
      {
        code: 'incomplete-group',
        parameter: 'a,c',
        message: 'a, b, c belong together: give all of them or none. Missing: a, c.',
        missing: ['a', 'c'],
      },
    ]);
    assert.deepEqual(faultsOf(signature, { d: 'x' }), []);
    assert.deepEqual(faultsOf(signature, { c: 'x', b: 'y', a: 'z' }), []);
  });

  it('reports more or fewer than one, or more than one, of a group; a flag that is off counts as missing', () => {
    const signature: Signature = { parameters: { ...abcd, on: flag }, oneOf: [['a', 'on']], atMostOneOf: [['b', 'c']] };
    const needs = missing('a,on', 'act needs exactly one of a, on.');
    assert.deepEqual(faultsOf(signature, { a: 'x', on: 1 }), [needs]);
    assert.deepEqual(faultsOf(signature, { on: 0 }), [needs]);
    assert.deepEqual(faultsOf(signature, { a: 'x', on: 0, b: 'x' }), []);
    assert.deepEqual(faultsOf(signature, { on: 1, c: 'x', b: 'x' }), [excluded('b,c', 'act takes only one of b, c.')]);
  });

  it('reports a parameter without another that it needs, or without its value', () => {
    const signature: Signature = {
      parameters: abcd,
      conditions: [
        { when: 'a', is: '1', needs: { b: true, c: '2' } },
        { when: 'd', needs: { b: true } },
      ],
    };
    assert.deepEqual(faultsOf(signature, { a: '1', c: '3' }), [
      excluded('b', 'a=1 of act goes with b only.'),
      excluded('c', 'a=1 of act goes with c=2 only.'),
    ]);
    assert.deepEqual(faultsOf(signature, { d: '5' }), [excluded('b', 'd of act goes with b only.')]);
    for (const given of [{ a: '2' }, { c: '3' }, { a: '1', b: 'x', c: '2', d: 'y' }]) {
      assert.deepEqual(faultsOf(signature, given), []);
    }
  });

  it('reports a parameter that has no meaning with the given value of another', () => {
    const onlyWith = { name: 'a', value: '1', reason: 'only the first has it' };
    const parameters: Parameters = { ...abcd, b: { ...text, onlyWith } };
    assert.deepEqual(faultsOf({ parameters }, { c: '1', a: '2', b: 'x' }), [
      { ...excluded('b', 'b does not go with a “2”: only the first has it.'), index: 2 },
    ]);
    for (const given of [{ b: 'x' }, { b: 'x', a: '1' }, { c: '2', b: 'x' }]) {
      assert.deepEqual(faultsOf({ parameters }, given), []);
    }
  });
});

describe('parameterFaults, for sets of which a call has one,', () => {
  const all: Parameters = { ...abcd, e: text, duration };
  const signature: Signature = {
    parameters: all,
    sets: [
      ['a', 'duration'],
      ['a', 'b'],
      ['c', 'd'],
    ],
    periodOnly: ['e'],
  };

  it('accepts a complete set, in any order', () => {
    for (const given of [
      { duration: 1, a: 'x', e: 'y' },
      { b: 'x', a: 'y' },
      { d: 'x', c: 'y' },
    ]) {
      assert.deepEqual(faultsOf(signature, given), []);
    }
  });

  it('reports a missing set by the first parameters of all', () => {
    const needs = missing('a,c', 'act needs exactly one of a, c.');
    assert.deepEqual(faultsOf(signature, {}), [needs]);
    assert.deepEqual(faultsOf(signature, { d: 'x' }), [needs]);
    assert.deepEqual(faultsOf(signature, { a: 'x', c: 'y' }), [needs]);
    assert.deepEqual(faultsOf({ parameters: all, sets: [['a', 'b']] }, { b: 'x' }), [missing('a', 'act needs a.')]);
  });

  it('reports missing and excess parameters of a set', () => {
    assert.deepEqual(faultsOf(signature, { c: 'x' }), [missing('d', 'act needs d beside c.', ['d'])]);
    assert.deepEqual(faultsOf(signature, { b: 'x', c: 'x', d: 'y' }), [
      excluded('b', 'b cannot be used together with c. Leave one of them out.'),
    ]);
    assert.deepEqual(faultsOf(signature, { d: 'y', c: 'x', e: 'z' }), [
      excluded('e', 'e cannot be used together with c. Leave one of them out.'),
    ]);
  });

  it('describes the sets in words if there are some', () => {
    const inWords: Signature = { ...signature, setsInWords: 'period or key' };
    assert.deepEqual(faultsOf(inWords, {}), [missing('a', 'act needs exactly one period or key.')]);
    assert.deepEqual(faultsOf(inWords, { d: 'x', a: 'y' }), [
      missing('d', 'act needs exactly one period or key. Given were d, a.'),
    ]);
  });
});

describe('parameterFaults, for custom fields,', () => {
  it('reports the one with which all of them together become too long', () => {
    const parameters: Parameters = { a: text, 'f.*': field };
    assert.deepEqual(faultsOf({ parameters }, { a: 'x'.repeat(20), 'f.1': 'ä'.repeat(2), 'f.2': '123456' }), []);
    assert.deepEqual(
      faultsOf({ parameters }, { x: '', a: 'x', 'f.1': '1234', 'f.2': '1234567', 'f.3': '1' }).slice(1),
      [
        {
          code: 'custom-fields-too-long',
          parameter: 'f.2',
          index: 3,
          message: 'All custom fields together, with the external key, must be at most 10 bytes (10 KB).',
        },
      ],
    );
  });
});
