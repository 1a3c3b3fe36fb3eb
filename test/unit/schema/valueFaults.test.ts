import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { checkValue, maxLengthOf, valueRule, type CheckContext } from '../../../src/schema/checkValue.ts';
import { meaningsOf, type ParameterKind } from '../../../src/schema/parameters.ts';

const NOW = 1_790_000_000;
const DAY = 86_400;
const NEWER = { since: '1.20.0', maxLength: 5 };

/** A kind of value: what must be, values that are taken, and those that are not, by what is wrong with them. */
const CASES: readonly {
  readonly kind: ParameterKind;
  readonly context?: CheckContext;
  readonly must: string;
  readonly taken: readonly unknown[];
  readonly refused: Readonly<Record<string, readonly unknown[]>>;
}[] = [
  {
    kind: { kind: 'text', maxLength: 3 },
    must: 'a text of at most 3 characters',
    taken: ['abc', '😀😀😀', ' a ', 5],
    refused: {
      'value-too-long': ['abcd', '😀😀😀😀', 1234],
      'empty-value': [' ', ''],
      'control-character': ['a\u007f'],
    },
  },
  { kind: { kind: 'text' }, must: 'a text', taken: ['x'.repeat(9999)], refused: { 'value-not-allowed': ['\udc00'] } },
  {
    kind: { kind: 'text', maxBytes: 4 },
    must: 'a text of at most 4 bytes (letters outside of ASCII take two to four)',
    taken: ['abcd', 'ää'],
    refused: { 'value-too-long': ['äab'.repeat(2), 'ääa'], 'empty-value': [''] },
  },
  { kind: { kind: 'host' }, must: 'a host name or address', taken: ['pc 1'], refused: { 'empty-value': [''] } },
  {
    kind: { kind: 'host', maxLength: 2 },
    must: 'a host name or address of at most 2 characters',
    taken: ['pc'],
    refused: { 'value-too-long': ['pc1'] },
  },
  { kind: { kind: 'password' }, must: 'a text', taken: [' x '], refused: { 'empty-value': [''] } },
  {
    kind: { kind: 'customField', maxLength: 2, maxTotalBytes: 9 },
    must: 'a text of at most 2 characters',
    taken: ['', ' ', 'ab', 0],
    refused: { 'value-too-long': ['abc'], 'control-character': ['\u0000'], 'value-not-allowed': [true] },
  },
  {
    kind: { kind: 'integer', min: 2, max: 4 },
    must: 'a whole number from 2 to 4',
    taken: ['2', 4],
    refused: { 'value-out-of-range': ['1', 5], 'value-not-allowed': ['x', '2.5', 2.5, '1e1'], 'empty-value': [' '] },
  },
  {
    kind: { kind: 'integer', min: -1, unit: 'minutes' },
    must: 'a whole number of minutes of at least -1',
    taken: ['-1', Number.MAX_SAFE_INTEGER],
    refused: { 'value-out-of-range': [-2], 'value-not-allowed': ['9007199254740992', Number.MAX_SAFE_INTEGER + 1] },
  },
  {
    kind: { kind: 'duration', maxDays: 2 },
    must: 'a whole number of seconds from 0 (until now) to 172800',
    taken: [0, '172800'],
    refused: { 'value-out-of-range': [-1, 172_801], 'value-not-allowed': ['a'] },
  },
  {
    kind: { kind: 'duration', maxDays: 2 },
    context: { inDays: true },
    must: 'a whole number of days from 0 (until now) to 2',
    taken: [0, '2'],
    refused: { 'value-out-of-range': [3] },
  },
  {
    kind: { kind: 'time' },
    context: { now: NOW },
    must: 'a time in seconds since 1970 (UTC)',
    taken: [0, String(NOW + DAY)],
    refused: { 'value-not-allowed': [-1, 'now', '1.5'] },
  },
  {
    kind: { kind: 'time', past: true },
    context: { now: NOW },
    must: 'a time in the past, in whole seconds since the epoch',
    taken: [NOW],
    refused: { 'value-not-allowed': [NOW + 1, 'x'] },
  },
  { kind: { kind: 'time' }, must: 'a time in seconds since 1970 (UTC)', taken: [NOW * 9], refused: {} },
  {
    kind: { kind: 'date' },
    context: { now: Date.UTC(2026, 9, 1) / 1000 },
    must: 'a day of the calendar, as YYYY-MM-DD',
    taken: ['2026-10-02', '2024-02-29'],
    refused: { 'value-not-allowed': ['2026-02-29', '1.10.2026', 'today'], 'empty-value': [''] },
  },
  {
    kind: { kind: 'flag', zero: true },
    must: '1 or 0',
    taken: ['1', 1, '0', 0],
    refused: { 'value-not-allowed': ['true', '2', 'on'] },
  },
  {
    kind: { kind: 'id' },
    must: 'an ID of digits',
    taken: ['0', '1'.repeat(20), 5],
    refused: { 'value-not-allowed': ['1'.repeat(21), 'all', '5a', 'a5', '-5'], 'empty-value': [''] },
  },
  {
    kind: { kind: 'id', orAll: true },
    must: 'an ID of digits, or all',
    taken: ['all', '12', 0],
    refused: { 'value-not-allowed': ['1'.repeat(21), 'al', 'x5', 'xall', 'ally', '5x', 'team'] },
  },
  {
    kind: { kind: 'lsid' },
    must: 'the logging session ID of a session',
    taken: ['a', 'a-1', 'x'.repeat(128)],
    refused: { 'value-not-allowed': ['x'.repeat(129), '-a', 'a-', 'a_b', 'a b'] },
  },
  {
    kind: { kind: 'sessionKey' },
    must: 'a session key of seven characters',
    taken: ['abcDEF1', 2_962_035],
    refused: { 'value-not-allowed': ['abcdef', 'abcdefgh', 'abc-def'] },
  },
  {
    kind: { kind: 'locale' },
    must: 'a locale code such as en-us',
    taken: ['en', 'EN-us', 'zho-hant-cn', 'es-419'],
    refused: { 'value-not-allowed': ['e', 'engl', 'en-', 'en-u', 'en_us', 'en-us-x1-y1', '-en', 'en-abcdefghi'] },
  },
  {
    kind: { kind: 'hostName' },
    must: 'a host name such as support.example.com, without https:// and without a path',
    taken: ['a', 'A.B-1.c', `${'x'.repeat(63)}.${'y'.repeat(63)}.${'z'.repeat(63)}.${'w'.repeat(61)}`],
    refused: {
      'value-not-allowed': [
        ...['https://a', 'a/b', 'a..b', '-a', 'a-', 'a_b', 'x'.repeat(64)],
        `${'x'.repeat(63)}.${'y'.repeat(63)}.${'z'.repeat(63)}.${'w'.repeat(62)}`,
      ],
    },
  },
  {
    kind: { kind: 'ipAddress' },
    must: 'an IP address such as 203.0.113.5',
    taken: ['203.0.113.5', '::1'],
    refused: { 'value-not-allowed': ['203.0.113', 'host'] },
  },
  {
    kind: { kind: 'choice', values: ['xterm', 'vt100'] },
    must: 'one of xterm, vt100',
    taken: ['xterm', 'vt100'],
    refused: { 'value-not-allowed': ['ansi', 5], 'empty-value': [' '] },
  },
  {
    kind: { kind: 'choice', values: { a: 'A letter.' } },
    must: 'a',
    taken: ['a'],
    refused: { 'value-not-allowed': ['b'] },
  },
  {
    kind: { kind: 'list', values: ['a', 'b'] },
    must: 'a list of one of a, b, or several of them',
    taken: ['a', 'a,b', 'b,a'],
    refused: { 'value-not-allowed': ['a,c', 'a,', [], ['a', 'c'], 'a b'], 'empty-value': [''] },
  },
  {
    kind: { kind: 'list' },
    must: 'a list of words without commas or spaces',
    taken: ['a,b_c', 'x'],
    refused: { 'value-not-allowed': ['a b', 'a,,b', ['a,b'], [['a']]] },
  },
  {
    kind: { kind: 'list', of: 'lsid' },
    must: 'a list of one or more logging session IDs',
    taken: ['a-1,b'],
    refused: { 'value-not-allowed': ['a_1', 'a,-b'] },
  },
  {
    kind: { kind: 'form', of: 'queue', forms: ['general', 'rep', 'team', 'issue', 'members', 'site'] },
    must: 'one of general, rep:[id], team:[id], issue:[code name], members:[id], site:[id]',
    taken: ['general', 'rep:1', `team:${'1'.repeat(20)}`, 'issue:x_1', 'members:12', 'site:12'],
    refused: {
      'value-not-allowed': [
        ...['all', 'rep:', 'rep:x', 'xrep:1', 'rep:1x', 'xgeneral', 'generals', `team:${'1'.repeat(21)}`, 'xteam:1'],
        ...[
          'team:1x',
          'issue:',
          'issue:a b',
          'xissue:a',
          'members:x',
          'members:1x',
          'xmembers:1',
          'site:1x',
          'xsite:1',
        ],
        ...['team:all', `issue:${'x'.repeat(1025)}`, `rep:${'1'.repeat(21)}`, `site:${'1'.repeat(21)}`],
      ],
    },
  },
  {
    kind: { kind: 'form', of: 'sender', forms: ['all', 'customer', 'rep_username', 'team:all'] },
    must: 'one of all, customer, rep_username:[username], team:all',
    taken: ['all', 'customer', 'rep_username:a', 'rep_username:a b', `rep_username:${'x'.repeat(1024)}`, 'team:all'],
    refused: {
      'value-not-allowed': [
        ...[
          'xall',
          'ally',
          'xcustomer',
          'customers',
          'rep_username:',
          'rep_username: a',
          'xrep_username:a',
          'xteam:all',
        ],
        ...['team:ally', 'team:1', `rep_username:${'x'.repeat(1025)}`],
      ],
    },
  },
  {
    kind: { kind: 'displaySize', values: ['full', 'fit'] },
    must: 'one of full, fit, or width x height such as 1024x768',
    taken: ['full', '1024x768', '1x1', '99999x99999'],
    refused: { 'value-not-allowed': ['0x1', '1x0', '100000x1', '1x100000', '1x', 'x1', '1024 x 768', 'fits'] },
  },
];

describe('checkValue, for each kind of value,', () => {
  for (const { kind, context = {}, must, taken, refused } of CASES) {
    it(`accepts a value or says what it must be: ${must}, ${Object.values(context).join()}`, () => {
      assert.equal(valueRule(kind, context), must);
      for (const value of taken) {
        assert.deepEqual(checkValue(kind, value, context), { text: String(value) }, JSON.stringify(value));
      }
      const isText = ['text', 'host', 'password'].includes(kind.kind);
      for (const [code, values] of Object.entries(refused)) {
        const rest = isText && code !== 'value-too-long' ? ' that is not empty' : '';
        for (const value of values) {
          assert.deepEqual(
            checkValue(kind, value, context),
            { code, must: `be ${must}${rest}` },
            JSON.stringify(value),
          );
        }
      }
    });
  }

  it('rejects a time or day from the day after tomorrow on, because clocks of sites may be ahead', () => {
    const future = { code: 'value-out-of-range', must: 'not lie in the future' };
    assert.deepEqual(checkValue({ kind: 'time' }, NOW + DAY + 1, { now: NOW }), future);
    const now = Date.UTC(2026, 9, 1) / 1000;
    assert.deepEqual(checkValue({ kind: 'date' }, '2026-10-03', { now }), future);
  });

  it('sends nothing for a flag that is off, unless off has a meaning of its own', () => {
    assert.deepEqual(
      [false, 0, '0', true].map((value) => checkValue({ kind: 'flag' }, value)),
      [{ text: undefined }, { text: undefined }, { text: undefined }, { text: '1' }],
    );
    assert.deepEqual(checkValue({ kind: 'flag' }, '0', { asWritten: true }), { text: undefined });
    assert.deepEqual(checkValue({ kind: 'flag', zero: true }, false), { text: '0' });
  });

  it('returns the guide’s spelling of a list', () => {
    const kind: ParameterKind = { kind: 'list', values: ['Aa', 'b'] };
    assert.deepEqual(checkValue(kind, ['B', ' aA']), { text: 'b,Aa' });
    assert.deepEqual(checkValue(kind, 'B, AA', { asWritten: true }), {
      code: 'value-not-allowed',
      must: 'be a list of one of Aa, b, or several of them',
      suggestion: 'b,Aa',
    });
  });

  it('accepts longer texts on newer sites', () => {
    const kind: ParameterKind = { kind: 'text', maxLength: 3, newerMaxLength: NEWER };
    assert.deepEqual(
      [undefined, '1.19.9', '1.20.0', '1.21'].map((version) => maxLengthOf(kind, version)),
      [3, 3, 5, 5],
    );
    assert.equal(maxLengthOf({ kind: 'flag' }, '1.21'), undefined);
    assert.deepEqual(checkValue(kind, 'abcd', { apiVersion: '1.20.1' }), { text: 'abcd' });
    assert.deepEqual(checkValue(kind, 'abcd'), { code: 'value-too-long', must: 'be a text of at most 3 characters' });
    assert.deepEqual(checkValue(kind, 'abcdef', { apiVersion: '1.20.1' }), {
      code: 'value-too-long',
      must: 'be a text of at most 5 characters',
    });
  });
});

describe('meaningsOf', () => {
  it('returns the guide’s meanings of choices, and none for other kinds', () => {
    assert.deepEqual(meaningsOf({ kind: 'choice', values: ['a', 'b'] }), { a: '', b: '' });
    assert.deepEqual(meaningsOf({ kind: 'choice', values: { a: 'A letter.' } }), { a: 'A letter.' });
    assert.deepEqual(meaningsOf({ kind: 'list' }), {});
    assert.deepEqual(meaningsOf({ kind: 'flag' }), {});
  });
});
