import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { answerTable } from '../../../src/config-api/answerTable.ts';
import { describeOperation } from '../../../src/config-api/describe.ts';
import { parseOpenApi } from '../../../src/config-api/openApi.ts';
import { listOperations } from '../../../src/config-api/operations.ts';
import { SiteError } from '../../../src/site/errors.ts';

/** Processor time of `work` in milliseconds. */
function cost(work: () => unknown): number {
  const begun = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(begun);
  return (user + system) / 1000;
}

const MOST_MS = 3000;
const times = <T>(count: number, make: (index: number) => T): T[] => Array.from({ length: count }, (_, i) => make(i));
const response = (schema: unknown) => ({ content: { 'application/json': { schema } } });
const big = times(20_000, (index) => index);

/** Documents that are small and mean much, by what makes them so. */
const DOCUMENTS: Readonly<Record<string, object>> = {
  'references through a list': {
    paths: { '/a': { get: { responses: { 200: response(times(6000, (i) => ({ $ref: `#/x/list/${i}` }))) } } } },
    x: { list: times(6000, () => ({ type: 'string' })) },
  },
  'one list referred to again and again': {
    paths: { '/a': { get: { responses: response(times(5000, () => ({ $ref: '#/x/big' }))) } } },
    x: { big },
  },
  'schemas that double with every level': {
    paths: { '/a': { get: { responses: { 200: response({ $ref: '#/x/s0' }) } } } },
    x: Object.fromEntries(times(40, (i) => [`s${i}`, { l: { $ref: `#/x/s${i + 1}` }, r: { $ref: `#/x/s${i + 1}` } }])),
  },
  'thousands of responses': {
    paths: { '/a': { get: { responses: Object.fromEntries(times(5000, (i) => [i, { $ref: '#/x/r' }])) } } },
    x: { r: response(big) },
  },
  'one path item with many parameters for all paths': {
    paths: Object.fromEntries(times(20_000, (i) => [`/${i}`, { $ref: '#/x/item' }])),
    x: { item: { get: {}, parameters: times(5000, (i) => ({ name: `p${i}`, in: 'query' })) } },
  },
  'long chains of long references': {
    paths: Object.fromEntries(times(2500, (i) => [`/${i}`, { $ref: `#/x/${'y'.repeat(1900)}0` }])),
    x: Object.fromEntries(times(50, (i) => [`${'y'.repeat(1900)}${i}`, { $ref: `#/x/${'y'.repeat(1900)}${i + 1}` }])),
  },
  'a long text in every schema': {
    paths: Object.fromEntries(
      times(2000, (i) => [
        `/${i}`,
        { get: { description: { $ref: '#/x' }, responses: { 200: response({ $ref: '#/x/s' }) } } },
      ]),
    ),
    x: { s: { description: 'd'.repeat(1_000_000), items: times(100, () => ({ $ref: '#/x/s' })) } },
  },
};

describe('a maximal OpenAPI document', () => {
  for (const [what, document] of Object.entries(DOCUMENTS)) {
    it(`is listed and described in bounded time and size: ${what}`, () => {
      const text = JSON.stringify(document);
      let longest = 0;
      const spent = cost(() => {
        const parsed = parseOpenApi(text);
        for (const operation of listOperations(parsed).slice(0, 200)) {
          longest = Math.max(longest, describeOperation(parsed, operation).length);
        }
      });
      assert.ok(spent < MOST_MS, `${Math.round(spent)} ms`);
      assert.ok(longest < 1_000_000, String(longest));
    });
  }

  it('is listed with at most 5,000 operations', () => {
    const paths = Object.fromEntries(times(6000, (i) => [`/${i}`, { get: { tags: ['all'] } }]));
    const operations = listOperations({ paths });
    assert.deepEqual([operations.length, operations[4999]?.path], [5000, '/4999']);
  });
});

/** YAML that other parsers take minutes for, of about 250 KB. */
const YAML: Readonly<Record<string, string>> = {
  tags: `a:\n${' - !t x\n'.repeat(30_000)}paths: {}`,
  'tags of many names': `${times(15_000, (i) => `k${i}: !foo${i} x\n`).join('')}paths: {}`,
  aliases: `x: &a 1\nb:\n${' - *a\n'.repeat(40_000)}paths: {}`,
  'anchors and aliases': `${times(6000, (i) => `k${i}: &a${i} {b: ${i === 0 ? '1' : '*a0'}}\n`).join('')}paths: {}`,
  'colons in a flow': `a: {${'a: b: ,'.repeat(35_000)}}`,
  'merged maps': `a: &a {${times(9000, (i) => `k${i}: 1`).join()}}\nb:\n${' - {<<: *a}\n'.repeat(10_000)}paths: {}`,
  'nested flows': '{a: '.repeat(60_000),
  'indented blocks': times(700, (i) => `${' '.repeat(i)}a:\n`).join(''),
  'empty keys': ': '.repeat(125_000),
  'explicit keys': '? '.repeat(125_000),
  'key after key': times(25_000, (i) => `k${i}: 1\n`).join(''),
  'an open quote': `a: "${'x\\n'.repeat(80_000)}`,
  documents: '---\n'.repeat(60_000),
};

describe('a maximal YAML document', () => {
  for (const [what, text] of Object.entries(YAML)) {
    it(`is parsed or rejected in bounded time: ${what}`, () => {
      const spent = cost(() => {
        try {
          parseOpenApi(text);
        } catch (error) {
          assert.ok(SiteError.is(error, 'bad-answer', 'too-large'), String(error));
        }
      });
      assert.ok(spent < 2000, `${Math.round(spent)} ms`);
    });
  }
});

describe('a maximal answer of the Configuration API', () => {
  it('has a readable number of columns, and the rest of each item beside them', () => {
    const items = times(20_000, (i) => ({ [`c${i}`]: i, id: i }));
    let table = answerTable([]);
    const spent = cost(() => (table = answerTable(items)));
    assert.ok(spent < MOST_MS, `${Math.round(spent)} ms`);
    assert.equal(table.columns.length, 51);
    assert.deepEqual([table.rows.length, table.left], [20_000, 0]);
    assert.deepEqual(table.columns.slice(0, 3), ['c0', 'id', 'c1']);
    assert.deepEqual(table.rows[1]?.slice(0, 3), ['', '1', '1']);
    assert.deepEqual(
      table.rows[60]?.filter((cell) => cell !== ''),
      ['60', '{"c60":60}'],
    );
  });

  it('leaves out values that are nested too deeply to print', () => {
    const deep = times(20_000, (i) => i).reduce<unknown>((inner) => [inner], 1);
    assert.deepEqual(answerTable([{ id: 1, deep }]).rows, [['1', '…']]);
  });

  it('has as many rows as fit into memory, and the number of rows left out', () => {
    const table = answerTable(times(100_003, (i) => i));
    assert.deepEqual([table.columns, table.rows.length, table.left], [['value'], 100_000, 3]);
    assert.deepEqual(table.rows[99_999], ['99999']);
  });
});
