import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { describe, it } from 'mocha';
import { describeOperation } from '../../../src/config-api/describe.ts';
import { parseOpenApi } from '../../../src/config-api/openApi.ts';
import { listOperations } from '../../../src/config-api/operations.ts';
import { expandReferences, resolveReference } from '../../../src/config-api/references.ts';
import { SiteError } from '../../../src/site/errors.ts';
import { generatedApi, generatedYaml } from './generatedApi.ts';

const refusal = (reason: string) => (error: unknown) => SiteError.is(error) && error.reason === reason;

describe('parseOpenApi', () => {
  it('reads YAML and JSON alike', () => {
    const expected = generatedApi({ resources: 3, cycles: true });
    assert.deepEqual(parseOpenApi(generatedYaml({ resources: 3, cycles: true })), expected);
    assert.deepEqual(parseOpenApi(JSON.stringify(expected)), expected);
  });

  it('names the line of a mistake', () => {
    assert.throws(() => parseOpenApi('paths:\n  /a: {get: ['), /cannot be read: .*line 2/);
  });

  it('refuses what is no OpenAPI document', () => {
    for (const text of ['', '[]', 'paths: 1', '<html></html>', 'openapi: 3.0.0']) {
      assert.throws(() => parseOpenApi(text), refusal('bad-answer'), text);
    }
  });

  it('refuses texts that would grow without end, and too large ones', () => {
    const bomb = [
      'a: &a [x,x,x,x,x,x,x,x,x]',
      ...'bcdefghi'.split('').map(
        (n, i) =>
          `${n}: &${n} [${Array(9)
            .fill(`*${'abcdefgh'[i] ?? ''}`)
            .join()}]`,
      ),
    ];
    assert.throws(() => parseOpenApi([...bomb, 'paths: {}'].join('\n')), refusal('bad-answer'));
    assert.throws(() => parseOpenApi(`paths: ${'{a: '.repeat(1_000_000)}`), refusal('bad-answer'));
    assert.throws(() => parseOpenApi(' '.repeat(7 * 1024 * 1024)), refusal('too-large'));
  });

  it('survives whatever it is given', () => {
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

  it('gives parameters of the operation and of its path, references resolved', () => {
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

  it('tolerates what a document leaves out or has wrong', () => {
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

describe('references', () => {
  const document = parseOpenApi(
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
  const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });

  it('are followed through chains, into lists and through escaped names', () => {
    assert.deepEqual(Object.keys(resolveReference(document, ref('Chain')) as object), ['properties']);
    assert.equal(resolveReference(document, { $ref: '#/components/schemas/List/0' }), 'second');
    assert.equal(resolveReference(document, { $ref: '#/paths/~1a~0b/x~1y' }), 1);
    assert.equal(resolveReference(document, { $ref: '#/paths/~1a%7E0b/x~1y' }), 1);
  });

  it('stay as they are where they lead nowhere, elsewhere or in circles', () => {
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

  it('are expanded once where a schema contains itself', () => {
    assert.deepEqual(expandReferences(document, ref('Tree')), {
      properties: { child: ref('Tree'), name: { type: 'string' } },
    });
    assert.deepEqual(expandReferences(document, [ref('Loop')]), [ref('Loop')]);
  });

  it('are expanded within bounds in a document full of circles', () => {
    const large = parseOpenApi(generatedYaml({ resources: 60, cycles: true }));
    const begun = performance.now();
    const text = JSON.stringify(expandReferences(large, large['components']));
    assert.ok(text.length < 50_000_000);
    assert.ok(performance.now() - begun < 3000);
  });
});

describe('describeOperation', () => {
  it('tells parameters, request and responses', () => {
    const document = parseOpenApi(generatedYaml({ resources: 1, cycles: true }));
    const [list, create] = listOperations(document).map((operation) => describeOperation(document, operation));
    assert.match(list ?? '', /^# GET \/resource-0\n\nList resource-0\n\n## Parameters\n\nName/);
    assert.match(list ?? '', /per_page \| query \| {2}\| integer \|/);
    assert.match(create ?? '', /## Request body[^]*"type": "object"[^]*## Response 200/);
  });

  it('describes every operation of a large document', () => {
    const document = parseOpenApi(generatedYaml({ resources: 45, cycles: true }));
    for (const operation of listOperations(document)) {
      assert.ok(describeOperation(document, operation).length < 60_000);
    }
  });
});
