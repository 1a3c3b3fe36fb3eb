import assert from 'node:assert/strict';
import { beforeEach, describe, it } from 'mocha';
import { answerTable } from '../../../src/config-api/answerTable.ts';
import { describeOperation } from '../../../src/config-api/describe.ts';
import type { OpenApiDocument } from '../../../src/config-api/jsonObject.ts';
import { parseOpenApi } from '../../../src/config-api/openApi.ts';
import { listOperations, operationId, type Operation } from '../../../src/config-api/operations.ts';
import { lookUp, resolveReference } from '../../../src/config-api/references.ts';
import { schemaLines } from '../../../src/config-api/schemaLines.ts';

const times = <T>(count: number, make: (index: number) => T): T[] => Array.from({ length: count }, (_, i) => make(i));
const record = <T>(count: number, make: (index: number) => readonly [string, T]): Record<string, T> =>
  Object.fromEntries(times(count, make));

/** The one operation of a document that has this one. */
function one(get: object, item: object = {}, rest: object = {}): { operation: Operation; document: OpenApiDocument } {
  const document: OpenApiDocument = { paths: { '/user/{id}': { get, ...item } }, ...rest };
  const [operation, ...others] = listOperations(document);
  assert.ok(operation);
  assert.deepEqual(others, []);
  return { operation, document };
}

describe('an operation of the Configuration API', () => {
  it('has its own texts, else those of its path, and the resource of its first tag', () => {
    const item = { summary: 'Users', description: 'All about users.' };
    const own = { tags: ['People', 'Other'], summary: 'List users', description: 'Lists them.', deprecated: true };
    assert.deepEqual(one(own, item).operation, {
      method: 'GET',
      path: '/user/{id}',
      resource: 'People',
      summary: 'List users',
      description: 'Lists them.',
      deprecated: true,
      parameters: [{ name: 'id', in: 'path', required: true, description: '', schema: {} }],
      source: own,
    });
    const { summary, description, deprecated, resource } = one({ deprecated: 'yes', tags: [''] }, item).operation;
    assert.deepEqual([summary, description, deprecated, resource], ['Users', 'All about users.', false, 'user']);
    assert.deepEqual(
      [{ tags: [7] }, { tags: 'People' }, {}].map((get) => one(get).operation.resource),
      ['user', 'user', 'user'],
    );
    assert.equal(operationId(one({}).operation), 'GET /user/{id}');
    assert.equal(listOperations({ paths: { users: { get: {} } } })[0]?.resource, '');
  });

  it('has the parameters of path and query, its own override those of its path', () => {
    const { parameters } = one(
      {
        parameters: [
          { name: 'limit', in: 'query', required: true, schema: { maximum: 9 } },
          { name: 'id', in: 'path', description: 'The user.', schema: { type: 'integer' } },
          { name: 'token', in: 'cookie' },
          { name: '', in: 'query' },
          { in: 'query' },
          { $ref: '#/x/sort' },
        ],
      },
      {
        parameters: [
          { name: 'limit', in: 'query', description: 'How many.' },
          { name: 'id', in: 'query', schema: { description: 'A filter.' } },
        ],
      },
      { x: { sort: { name: 'sort', in: 'query', schema: { $ref: '#/x/schema' } }, schema: { enum: ['a'] } } },
    ).operation;
    assert.deepEqual(parameters, [
      { name: 'id', in: 'path', required: true, description: 'The user.', schema: { type: 'integer' } },
      { name: 'limit', in: 'query', required: true, description: '', schema: { maximum: 9 } },
      { name: 'id', in: 'query', required: false, description: 'A filter.', schema: { description: 'A filter.' } },
      { name: 'sort', in: 'query', required: false, description: '', schema: { enum: ['a'] } },
    ]);
  });

  it('is listed by resource, path and the order of methods', () => {
    const methods = ['trace', 'options', 'head', 'delete', 'patch', 'put', 'post', 'get', 'connect', 'parameters'];
    const item = Object.fromEntries(methods.map((method) => [method, { tags: ['B'] }]));
    const paths = { '/b': item, '/c': { get: { tags: ['A'] } }, '/a': { get: { tags: ['B'] } } };
    assert.deepEqual(listOperations({ paths }).map(operationId), [
      'GET /c',
      ...['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS', 'TRACE'].map((method) => `${method} /b`),
      'GET /a',
    ]);
  });

  it('is listed among at most 5,000 operations, and 50,000 entries in all', () => {
    const methods = Object.fromEntries(['get', 'post', 'put'].map((method) => [method, {}]));
    const many = listOperations({ paths: record(1700, (i) => [`/a/${i}`, methods]) });
    assert.deepEqual([many.length, many.at(-1)?.path, many.at(-1)?.method], [5000, '/a/1666', 'POST']);
    const exactly = listOperations({ paths: record(5001, (i) => [`/a/${i}`, { get: {} }]) });
    assert.deepEqual([exactly.length, exactly.at(-1)?.path], [5000, '/a/4999']);
    // Each path is an entry, and so is each operation with its parameters.
    const rich = { get: { parameters: times(98, (i) => ({ name: `p${i}`, in: 'query' })) } };
    const few = listOperations({ paths: record(600, (i) => [`/a/${i}`, rich]) });
    assert.deepEqual([few.length, few.at(-1)?.parameters.length], [500, 98]);
    const empty = listOperations({ paths: { ...record(49_999, (i) => [`/a/${i}`, {}]), '/z': { get: {} } } });
    assert.equal(empty.length, 1);
    assert.equal(listOperations({ paths: { ...record(50_000, (i) => [`/a/${i}`, {}]), '/z': { get: {} } } }).length, 0);
  });

  it('is not listed for paths over 2,000 characters, and has at most 1,000 parameters per list', () => {
    const paths = { [`/${'a'.repeat(1999)}`]: { get: {} }, [`/${'b'.repeat(2000)}`]: { get: {} } };
    assert.deepEqual(
      listOperations({ paths }).map(({ path }) => path.length),
      [2000],
    );
    const list = (name: string) => times(1001, (i) => ({ name: `${name}${i}`, in: 'query' }));
    const { parameters } = one({ parameters: list('a') }, { parameters: list('b') }).operation;
    assert.equal(parameters.length, 2001);
  });
});

describe('references in an OpenAPI document', () => {
  // Made anew for each test, since what was found in a document is kept.
  let document: OpenApiDocument;
  beforeEach(() => {
    document = {
      paths: {},
      list: ['a', ...times(11, (i) => i)],
      '~': { '': 'nameless', '01': 'by name', length: 7 },
      'a/b~1': 'both',
      ...record(60, (i) => [`c${i}`, { $ref: `#/c${i + 1}` }]),
      c60: 'end',
    };
  });

  it('lead into lists by a number without leading zeros, and into objects by own names', () => {
    for (const [reference, target] of [
      ['#/list/0', 'a'],
      ['#/list/11', 10],
      ['#/list/12', undefined],
      ['#/list/01', undefined],
      ['#/list/-1', undefined],
      ['#/list/1x', undefined],
      ['#/list/x1', undefined],
      ['#/list/length', undefined],
      ['#/list/ 1', undefined],
      ['#/~0/01', 'by name'],
      ['#/~0/', 'nameless'],
      ['#/~0/length', 7],
      ['#/~0/toString', undefined],
      ['#/list/0/length', undefined],
      ['#/%7E0/01', 'by name'],
      ['#/a~1b~01', 'both'],
      ['#/%', undefined],
      ['#/list/0/0', undefined],
      ['#/c60/x/y', undefined],
      ['#', document],
    ] as const) {
      assert.equal(lookUp(document, reference), target, reference);
    }
  });

  it('are followed for up to 50 steps and 2,000 characters', () => {
    assert.equal(resolveReference(document, { $ref: '#/c11' }), 'end');
    const far = { $ref: '#/c10' };
    assert.equal(resolveReference(document, far), far);
    const long = (length: number) => ({ $ref: `#/${'x'.repeat(length - 2)}` });
    const target = { paths: {}, ['x'.repeat(1998)]: 1, ['x'.repeat(1999)]: 2 };
    assert.equal(resolveReference(target, long(2000)), 1);
    assert.deepEqual(resolveReference(target, long(2001)), long(2001));
  });
});

describe('the description of a very long operation', () => {
  it('has 50 responses and 200 parameters, and says that there are more', () => {
    const told = (responses: number, parameters: number) => {
      const { operation, document } = one({
        responses: record(responses, (i) => [`${100 + i}`, { description: 'x' }]),
        parameters: times(parameters, (i) => ({ name: `p${i}`, in: 'query' })),
      });
      const lines = describeOperation(document, operation).split('\n');
      const count = (start: string) => lines.filter((line) => line.startsWith(start)).length;
      return [count('## Response'), count('p'), lines.includes('… | | | | '), lines.at(-2) === '…'];
    };
    // The placeholder of the path is a parameter, too.
    assert.deepEqual(told(50, 199), [50, 199, false, false]);
    assert.deepEqual(told(51, 200), [50, 199, true, true]);
  });

  it('has 20,000 characters of a text, 200 choices of a value, and no description that repeats the summary', () => {
    const text = 'x'.repeat(20_000);
    const described = (get: object) => {
      const { operation, document } = one(get);
      return describeOperation(document, operation).split('\n');
    };
    assert.deepEqual(described({ summary: text, description: `${text}y` }).slice(2, 5), [text, '', `${text}…`]);
    const choice = (count: number) => ({ name: 'c', in: 'query', schema: { enum: times(count, (i) => `v${i}`) } });
    for (const count of [200, 201]) {
      const line = described({ parameters: [choice(count)] }).find((row) => row.startsWith('c |'));
      assert.equal(line, `c | query |  | ${times(200, (i) => `v${i}`).join(', ')} | `);
    }
    const types = { name: ' t ', in: 'query', description: ' a ', schema: { type: [null, 'string', ''] } };
    assert.ok(described({ parameters: [types] }).includes('t | query |  | string | a'));
  });

  it('has no section for a blank text', () => {
    const { operation, document } = one({ summary: ' ', description: 'x', responses: { 200: {} } });
    assert.equal(
      describeOperation(document, operation),
      '# GET /user/{id}\n\nx\n\n## Parameters\n\nName | In | Required | Type | Description\n--- | --- | --- | --- | ---\nid | path | yes |  | \n\n## Response 200\n\n\n',
    );
  });

  it('has schemas down to a depth of 60 and 60 references, with a mark for deeper ones', () => {
    const nested = (depth: number, inner: unknown): unknown =>
      times(depth, (i) => i).reduce((value: unknown) => [value], inner);
    const innermost = (value: unknown) => schemaLines({ paths: {} }, value, 1000)[60]?.trim();
    assert.equal(innermost(nested(59, ['x'])), '"x"');
    assert.equal(innermost(nested(60, 'x')), '"x"');
    assert.equal(innermost(nested(60, [1])), '["…"]');
    assert.equal(innermost(nested(60, { a: 1 })), '{"…": "…"}');
    const chain = (length: number): OpenApiDocument => ({
      paths: {},
      ...record(length, (i) => [`c${i}`, i === length - 1 ? 'end' : { $ref: `#/c${i + 1}` }]),
    });
    assert.deepEqual(schemaLines(chain(60), { $ref: '#/c0' }, 10), ['"end"']);
    assert.deepEqual(schemaLines(chain(61), { $ref: '#/c0' }, 10), ['{', '  "$ref": "#/c60"', '}']);
    assert.deepEqual(schemaLines({ paths: {} }, { a: 'x'.repeat(2000), b: undefined, c: null }, 10), [
      '{',
      `  "a": "${'x'.repeat(2000)}",`,
      '  "b": null,',
      '  "c": null',
      '}',
    ]);
  });
});

describe('parseOpenApi, given a document that is too large,', () => {
  const TOO_LARGE = {
    name: 'SiteError',
    reason: 'too-large',
    message: 'The OpenAPI document of the site is too large and was not read.',
  };
  const padded = (text: string, length: number) => text + ' '.repeat(length - text.length);

  it('rejects more than 6 MiB of JSON, or 3 MiB of YAML', () => {
    const MB = 1024 * 1024;
    assert.deepEqual(parseOpenApi(padded(' {"paths": {}}', 6 * MB)), { paths: {} });
    assert.throws(() => parseOpenApi(padded('{"paths": {}}', 6 * MB + 1)), TOO_LARGE);
    const comment = `paths: {}\n#${'x'.repeat(3 * MB - 11)}`;
    assert.equal(comment.length, 3 * MB);
    assert.deepEqual(parseOpenApi(comment), { paths: {} });
    assert.throws(() => parseOpenApi(`${comment}x`), TOO_LARGE);
  });

  it('rejects JSON of more than two million values, or nested deeper than 200', () => {
    const nested = (depth: number) => `{"paths":{},"a":${'['.repeat(depth)}${']'.repeat(depth)}${' '.repeat(20_000)}}`;
    assert.ok('a' in parseOpenApi(nested(199)));
    assert.throws(() => parseOpenApi(nested(200)), TOO_LARGE);
  });

  it('rejects YAML whose aliases expand to more than two million values, or nested deeper than 200', () => {
    const list = (name: string, items: readonly string[]) => `${name}: &${name} [${items.join()}]`;
    const thousand = list(
      'a',
      times(1000, () => '1'),
    );
    // 1001 values for each of the aliases, and the list itself.
    const repeated = (count: number) =>
      [
        thousand,
        list(
          'b',
          times(count, () => '*a'),
        ),
        list(
          'c',
          times(100, () => '*b'),
        ),
        'paths: {}',
      ].join('\n');
    assert.ok('c' in parseOpenApi(repeated(18)));
    assert.throws(() => parseOpenApi(repeated(20)), TOO_LARGE);
    const chain = (length: number) =>
      [...times(length, (i) => `k${i}: &k${i} [${i === 0 ? '1' : `*k${i - 1}`}]`), 'paths: {}'].join('\n');
    assert.ok('k198' in parseOpenApi(chain(199)));
    assert.throws(() => parseOpenApi(chain(201)), TOO_LARGE);
  });

  it('rejects a document without paths, several documents, and invalid YAML', () => {
    const bad = (message: string) => ({ name: 'SiteError', reason: 'bad-answer', message });
    for (const text of ['openapi: 3', '{"openapi": 3}', '[]', 'x']) {
      assert.throws(
        () => parseOpenApi(text),
        bad('The site’s openapi.yaml is not an OpenAPI document: it has no paths.'),
      );
    }
    assert.deepEqual(parseOpenApi('---\npaths: {}\n...\n'), { paths: {} });
    assert.deepEqual(parseOpenApi('---\npaths: {}\n...\n---\nx\n'), { paths: {} });
    assert.throws(
      () => parseOpenApi('---\npaths: {}\n---\nx\n---\ny\n---\n'),
      bad('The site’s openapi.yaml cannot be read: it holds several documents.'),
    );
    // Neither all JSON nor YAML.
    assert.throws(
      () => parseOpenApi('{"paths": {}'),
      bad(
        'The site’s openapi.yaml cannot be read: unexpected end of the stream within a flow collection in line 1, column 13.',
      ),
    );
    assert.deepEqual(parseOpenApi("{'paths': {}}"), { paths: {} });
  });
});

describe('answerTable', () => {
  it('has a row for an object or a plain value, and none for nothing', () => {
    assert.deepEqual(answerTable({ id: 1, name: null, tags: undefined, group: { a: 1 } }), {
      columns: ['id', 'name', 'tags', 'group'],
      rows: [['1', '', '', '{"a":1}']],
      left: 0,
    });
    assert.deepEqual(answerTable('x'), { columns: ['value'], rows: [['x']], left: 0 });
    assert.deepEqual(answerTable([]), { columns: [], rows: [], left: 0 });
  });

  it('has at most 500 columns, and a last one with the rest of each item', () => {
    const wide = record(500, (i) => [`c${i}`, i]);
    assert.equal(answerTable([wide]).columns.length, 500);
    const { columns, rows } = answerTable([{ ...wide, a: 'x"y', b: [1] }, { c0: 7 }, { b: 2 }]);
    assert.deepEqual([columns.length, columns[499], columns[500]], [501, 'c499', '…']);
    assert.deepEqual(
      rows.map((row) => [row.length, row[0], row[500]]),
      [
        [501, '0', '{"a":"x\\"y","b":[1]}'],
        [501, '7', ''],
        [501, '', '{"b":2}'],
      ],
    );
  });

  it('has as many columns as fit into a million cells, and at most 100,000 rows', () => {
    const items = times<Record<string, number>>(100_001, () => ({}));
    items[0] = record(11, (i) => [`c${i}`, i]);
    const { columns, rows, left } = answerTable(items);
    assert.deepEqual(columns, [...times(10, (i) => `c${i}`), '…']);
    assert.deepEqual([rows.length, left, rows[0]?.at(-1)], [100_000, 1, '{"c10":10}']);
  });

  it('shows a mark for a value that cannot be printed', () => {
    const circle: Record<string, unknown> = {};
    circle['self'] = circle;
    assert.deepEqual(answerTable([{ id: 1, circle }]).rows, [['1', '…']]);
  });
});
