import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { beforeEach, describe, it } from 'mocha';
import { describeOperation } from '../../../src/config-api/describe.ts';
import type { OpenApiDocument } from '../../../src/config-api/jsonObject.ts';
import { parseOpenApi } from '../../../src/config-api/openApi.ts';
import { listOperations } from '../../../src/config-api/operations.ts';
import { resolveReference } from '../../../src/config-api/references.ts';
import { schemaLines } from '../../../src/config-api/schemaLines.ts';
import { SiteError } from '../../../src/site/errors.ts';
import { generatedApi, generatedYaml } from './generatedApi.ts';

const refusal = (reason: string) => (error: unknown) => SiteError.is(error) && error.reason === reason;

describe('parseOpenApi', () => {
  it('reads YAML and JSON alike', () => {
    const expected = generatedApi({ resources: 3, cycles: true });
    assert.deepEqual(parseOpenApi(generatedYaml({ resources: 3, cycles: true })), expected);
    assert.deepEqual(parseOpenApi(JSON.stringify(expected)), expected);
  });

  it('names the line of a syntax error', () => {
    assert.throws(() => parseOpenApi('paths:\n  /a: {get: ['), {
      message:
        'The site’s openapi.yaml cannot be read: unexpected end of the stream within a flow collection in line 2, column 14.',
    });
  });

  it('accepts the output of other tools: byte order marks, several kinds of quotes and of long texts, aliases, repeated keys', () => {
    const text = `\uFEFF%YAML 1.2
---
# a comment
openapi: 3.0.3
info: {title: "Config\\u00e9", version: '1.0', date: 2021-11-23, on: yes, port: 0x1F, none: ~}
x: &shared
  description: >-
    two
    lines

    and more
  literal: |
    a
      b
paths:
  /a: {get: *shared}
  /a: {get: *shared, post: {__proto__: {polluted: true}}}
...
`;
    const shared = { description: 'two lines\nand more', literal: 'a\n  b\n' };
    const document = parseOpenApi(text);
    assert.deepEqual(document['info'], {
      title: 'Configé',
      version: '1.0',
      date: '2021-11-23',
      on: 'yes',
      port: 31,
      none: null,
    });
    assert.deepEqual(document.paths['/a'], {
      get: shared,
      post: JSON.parse('{"__proto__": {"polluted": true}}') as unknown,
    });
    assert.equal(({} as { polluted?: true }).polluted, undefined);
  });

  it('rejects anything but an OpenAPI document', () => {
    for (const text of ['', '[]', 'paths: 1', '<html></html>', 'openapi: 3.0.0']) {
      assert.throws(() => parseOpenApi(text), refusal('bad-answer'), text);
    }
  });

  it('rejects texts that expand without bounds, and too large ones', () => {
    const bomb = [
      'a: &a [x,x,x,x,x,x,x,x,x]',
      ...'bcdefghi'.split('').map(
        (n, i) =>
          `${n}: &${n} [${Array(9)
            .fill(`*${'abcdefgh'[i] ?? ''}`)
            .join()}]`,
      ),
    ];
    assert.throws(() => parseOpenApi([...bomb, 'paths: {}'].join('\n')), refusal('too-large'));
    const chain = Array.from({ length: 5000 }, (_, i) => `k${i}: &a${i} [${i === 0 ? '' : `*a${i - 1}`}]`);
    assert.throws(() => parseOpenApi([...chain, 'paths: {}'].join('\n')), refusal('too-large'));
    assert.throws(() => parseOpenApi('a: &a [*a]\npaths: {}'), refusal('too-large'));
    assert.throws(() => parseOpenApi(`paths:\n${'- a\n'.repeat(700_000)}`), refusal('too-large'));
    assert.throws(() => parseOpenApi(`paths: {}\n${'# \n'.repeat(1_100_000)}`), refusal('too-large'));
    assert.throws(() => parseOpenApi(`paths: ${'{a: '.repeat(500_000)}`), refusal('bad-answer'));
    assert.throws(() => parseOpenApi(' '.repeat(7 * 1024 * 1024)), refusal('too-large'));
  });

  it('never crashes, whatever it is given', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(...Array.from('ab:{}[]&*!|>-#"\' \n%@')), maxLength: 80 }),
        (text) => {
          try {
            parseOpenApi(`paths:\n  /x: ${text}`);
          } catch (error) {
            assert.ok(SiteError.is(error, 'bad-answer'));
          }
        },
      ),
    );
  });
});

describe('listOperations', () => {
  for (const resources of [45, 120]) {
    it(`lists all ${resources * 5} operations of a document, by resource, quickly`, () => {
      const document = parseOpenApi(generatedYaml({ resources, cycles: true }));
      const begun = performance.now();
      const operations = listOperations(document);
      assert.equal(operations.length, resources * 5);
      assert.ok(performance.now() - begun < 1000);
      const tags = operations.map(({ resource }) => resource);
      assert.deepEqual(
        tags,
        [...tags].sort((a, b) => a.localeCompare(b)),
      );
    });
  }

  it('returns parameters of the operation and of its path, with references resolved', () => {
    const operations = listOperations(parseOpenApi(generatedYaml({ resources: 1 })));
    const [list, , one] = operations;
    assert.deepEqual(
      list?.parameters.map(({ name, in: place, required, schema }) => [name, place, required, schema['maximum']]),
      [
        ['per_page', 'query', false, 100],
        ['current_page', 'query', false, undefined],
      ],
    );
    assert.deepEqual(
      [one?.method, one?.path, one?.parameters.map(({ name }) => name)],
      ['GET', '/resource-0/{id}', ['id']],
    );
  });

  it('reads the bounds of parameters in version 2 of OpenAPI', () => {
    const parameter = { name: 'limit', in: 'query', type: 'integer', maximum: 200 };
    const document = parseOpenApi(
      JSON.stringify({ swagger: '2.0', paths: { '/a': { get: { parameters: [parameter] } } } }),
    );
    assert.equal(listOperations(document)[0]?.parameters[0]?.schema['maximum'], 200);
  });

  it('tolerates missing and invalid parts of a document', () => {
    const document = parseOpenApi(
      JSON.stringify({
        paths: {
          '/a': null,
          '/b': { get: null, post: 3, put: {} },
          '/c/{id}/{id2}': {
            get: {
              tags: 7,
              parameters: [null, 'x', { name: 'q', in: 'query' }, { name: 'h', in: 'header' }, { $ref: '#/nowhere' }],
            },
          },
        },
      }),
    );
    assert.deepEqual(
      listOperations(document).map(({ method, path, resource, parameters }) => [
        method,
        path,
        resource,
        parameters.map(({ name }) => name),
      ]),
      [
        ['PUT', '/b', 'b', []],
        ['GET', '/c/{id}/{id2}', 'c', ['id', 'id2', 'q']],
      ],
    );
  });
});

describe('resolveReference', () => {
  let document: OpenApiDocument;
  beforeEach(() => {
    document = parseOpenApi(
      JSON.stringify({
        paths: { '/a~b': { 'x/y': 1 } },
        components: {
          schemas: {
            Tree: { properties: { child: { $ref: '#/components/schemas/Tree' }, name: { type: 'string' } } },
            Loop: { $ref: '#/components/schemas/Pool' },
            Pool: { $ref: '#/components/schemas/Loop' },
            Chain: { $ref: '#/components/schemas/Tree' },
            List: [{ $ref: '#/components/schemas/List/1' }, 'second'],
          },
        },
      }),
    );
  });
  const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });

  it('follows chains, lists and escaped names', () => {
    assert.deepEqual(Object.keys(resolveReference(document, ref('Chain')) as object), ['properties']);
    assert.equal(resolveReference(document, { $ref: '#/components/schemas/List/0' }), 'second');
    assert.equal(resolveReference(document, { $ref: '#/paths/~1a~0b/x~1y' }), 1);
    assert.equal(resolveReference(document, { $ref: '#/paths/~1a%7E0b/x~1y' }), 1);
  });

  it('returns references unchanged that lead nowhere, elsewhere or in circles', () => {
    for (const value of [
      ref('Nobody'),
      ref('Loop'),
      { $ref: 'other.yaml#/x' },
      { $ref: '#/constructor' },
      { $ref: 7 },
    ]) {
      assert.equal(resolveReference(document, value), value);
    }
  });
});

describe('schemaLines', () => {
  const none = { paths: {} };

  it('prints indented JSON if there are no references', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 5 }), (value) => {
        assert.deepEqual(schemaLines(none, value, 10_000), JSON.stringify(value, undefined, 2).split('\n'));
      }),
    );
  });

  it('prints the targets of references, once if a schema contains itself', () => {
    const Tree = { properties: { child: { $ref: '#/components/Tree' }, name: { type: 'string' } } };
    const document = {
      paths: {},
      components: { Tree, Loop: { $ref: '#/components/Pool' }, Pool: { $ref: '#/components/Loop' } },
    };
    assert.deepEqual(schemaLines(document, [{ $ref: '#/components/Tree' }, { $ref: '#/components/Loop' }], 50), [
      '[',
      '  {',
      '    "properties": {',
      '      "child": {',
      '        "$ref": "#/components/Tree"',
      '      },',
      '      "name": {',
      '        "type": "string"',
      '      }',
      '    }',
      '  },',
      '  {',
      '    "$ref": "#/components/Loop"',
      '  }',
      ']',
    ]);
  });

  it('stops after the given number of lines, and cuts texts after 2,000 characters', () => {
    assert.deepEqual(schemaLines(none, { a: [1, { b: 2 }], c: 3 }, 4), ['{', '  "a": [', '    1,', '    {', '…']);
    assert.deepEqual(schemaLines(none, { a: [] }, 3), ['{', '  "a": []', '}']);
    assert.deepEqual(schemaLines(none, 'x'.repeat(2001), 4), [`"${'x'.repeat(2000)}…"`]);
  });
});

describe('describeOperation', () => {
  it('documents parameters, request and responses', () => {
    const document = parseOpenApi(generatedYaml({ resources: 2, cycles: true }));
    const texts = listOperations(document).map((operation) => describeOperation(document, operation));
    const schema = (name: string): readonly string[] => [
      'application/json:',
      '',
      '`````json',
      ...schemaLines(document, { $ref: `#/components/schemas/${name}` }, 200),
      '`````',
    ];
    assert.deepEqual(texts[0]?.split('\n'), [
      '# GET /resource-0',
      '',
      'List resource-0',
      '',
      '## Parameters',
      '',
      'Name | In | Required | Type | Description',
      '--- | --- | --- | --- | ---',
      'per_page | query |  | integer | ',
      'current_page | query |  | integer | ',
      '',
      '## Response 200',
      '',
      ...schema('Resource0'),
      '',
    ]);
    assert.deepEqual(texts[1]?.split('\n'), [
      '# POST /resource-0',
      '',
      'Create resource-0',
      '',
      '## Request body',
      '',
      ...schema('Resource0'),
      '',
      '## Response 200',
      '',
      ...schema('Resource0'),
      '',
    ]);
    assert.deepEqual(texts[4]?.split('\n'), [
      '# DELETE /resource-0/{id}',
      '',
      'Delete resource-0',
      '',
      '## Parameters',
      '',
      'Name | In | Required | Type | Description',
      '--- | --- | --- | --- | ---',
      'id | path | yes | integer | ',
      '',
      '## Response 204',
      '',
      'Gone',
      '',
    ]);
    assert.match(texts[9] ?? '', /^# DELETE \/resource-1/);
  });

  it('marks deprecated parts, lists possible values, and keeps the cells of tables separate', () => {
    const parameters = [
      { name: 'a|b', in: 'query', description: 'One\n\ntwo | three', schema: { enum: ['x', 'y'] } },
      { name: 'c', in: 'query', required: true, schema: { type: ['integer', 'null'] } },
    ];
    const get = { deprecated: true, summary: 'Same', description: 'Same', parameters };
    const document = { paths: { '/a': { get } } };
    assert.deepEqual(
      listOperations(document).map((one) => describeOperation(document, one).split('\n')),
      [
        [
          '# GET /a',
          '',
          '**Deprecated.**',
          '',
          'Same',
          '',
          '## Parameters',
          '',
          'Name | In | Required | Type | Description',
          '--- | --- | --- | --- | ---',
          'a\\|b | query |  | x, y | One two \\| three',
          'c | query | yes | integer or null | ',
          '',
        ],
      ],
    );
  });

  it('describes every operation of a large document', () => {
    const document = parseOpenApi(generatedYaml({ resources: 45, cycles: true }));
    for (const operation of listOperations(document)) {
      assert.ok(describeOperation(document, operation).length < 60_000);
    }
  });
});
