import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { answerTable } from '../../../src/config-api/answerTable.ts';
import { readRepStatuses } from '../../../src/command-api/repStatuses.ts';
import { ConfigDocuments, type TextStore } from '../../../src/config-api/configDocument.ts';
import { configTarget, fillPath } from '../../../src/config-api/configPath.ts';
import { sendConfigRequest } from '../../../src/config-api/configRequest.ts';
import { nextPage, pageOf } from '../../../src/config-api/pages.ts';
import { parameterProblem } from '../../../src/config-api/parameterValue.ts';
import { SiteError } from '../../../src/site/errors.ts';
import { rejection } from '../../support/rejection.ts';
import { newTestClient } from '../../support/siteClients.ts';
import { answerJson, startSiteServer } from '../../support/siteServer.ts';
import { generatedYaml } from './generatedApi.ts';

describe('sendConfigRequest', () => {
  it('returns status, body and page, and follows the site’s link to the next page', async () => {
    await using server = await startSiteServer(({ path }, response) => {
      const page = Number(new URL(path, 'https://x').searchParams.get('current_page') ?? 1);
      response.setHeader('X-BT-Pagination-Current-Page', page);
      response.setHeader('X-BT-Pagination-Last-Page', 2);
      response.setHeader('X-BT-Pagination-Total', 7);
      if (page === 1) {
        response.setHeader(
          'Link',
          '<https://inner.example/api/config/v1/user?per_page=5&current_page=1>; rel="first", <https://inner.example/api/config/v1/user?per_page=5&current_page=2&after=x%2Cy>; rel="next"',
        );
      }
      answerJson(response, 200, [{ id: page }]);
    });
    using client = newTestClient(server.url);
    const first = await sendConfigRequest(client, {
      path: '/user',
      query: { per_page: 5, name: ['a', 'b'], none: undefined },
    });
    assert.deepEqual(
      { ...first, next: undefined },
      { status: 200, body: [{ id: 1 }], page: { current: 1, last: 2, total: 7 }, next: undefined },
    );
    const second = await sendConfigRequest(client, first.next ?? { path: '/none' });
    assert.deepEqual(second, { status: 200, body: [{ id: 2 }], page: { current: 2, last: 2, total: 7 } });
    assert.deepEqual(
      server.calls.map(({ path }) => path),
      ['/api/config/v1/user?per_page=5&name=a&name=b', '/api/config/v1/user?per_page=5&current_page=2&after=x%2Cy'],
    );
    assert.ok(server.calls.every(({ method }) => method === 'GET'));
  });

  it('keeps the digits of long ids, and returns null for an empty body and the text for non-JSON', async () => {
    const bodies = ['{"id": 18446744073709551615}', ' \n', 'plain'];
    await using server = await startSiteServer((_request, response) => response.end(bodies.shift()));
    using client = newTestClient(server.url);
    const read = async () => (await sendConfigRequest(client, { path: 'x' })).body;
    assert.deepEqual([await read(), await read(), await read()], [{ id: '18446744073709551615' }, null, 'plain']);
  });

  it('requests one new token after a 401, retries once and stops', async () => {
    await using server = await startSiteServer((_request, response) =>
      answerJson(response, 401, { message: 'Unauthorized' }),
    );
    using client = newTestClient(server.url);
    const error = await rejection(sendConfigRequest(client, { path: '/user', query: { bogus: 1 } }));
    assert.equal(error.reason, 'not-permitted');
    const { host } = new URL(server.url);
    assert.equal(
      error.message,
      `${host} refused /api/config/v1/user with a new token too. Check the names of the query parameters first, for unknown ones are refused this way; then whether the API account may use the Configuration API (/login > Management > API Configuration). The site says: Unauthorized`,
    );
    assert.deepEqual(error.details, { host, status: 401 });
    assert.ok(SiteError.is(error.cause, 'access-denied'));
    assert.deepEqual([server.calls.length, server.tokenRequests], [2, 2]);
  });

  it('continues with the new token after a successful retry', async () => {
    await using server = await startSiteServer(({ headers }, response) =>
      headers.authorization === 'Bearer token-1' ? answerJson(response, 401, {}) : answerJson(response, 200, []),
    );
    using client = newTestClient(server.url);
    assert.deepEqual((await sendConfigRequest(client, { path: '/user' })).body, []);
  });

  it('asks for JSON with every request', async () => {
    await using server = await startSiteServer((request, response) =>
      request.path.endsWith('openapi.yaml') ? response.end('paths: {}') : answerJson(response, 200, []),
    );
    using client = newTestClient(server.url);
    await sendConfigRequest(client, { path: '/user' });
    await new ConfigDocuments().get(client, '1.21.1');
    await readRepStatuses(client);
    assert.deepEqual(
      server.calls.map(({ path, headers }) => [path, headers.accept]),
      [
        ['/api/config/v1/user', 'application/json'],
        ['/api/config/v1/openapi.yaml', 'application/json'],
        ['/api/config/v1/rep-status?per_page=100', 'application/json'],
      ],
    );
  });

  const refusals: readonly (readonly [string, number, object, string, string])[] = [
    [
      'what is wrong with each field',
      422,
      {
        message: 'The given data was invalid.',
        errors: {
          per_page: ['The per page must be at least 5.', 'No!'],
          'user.0.name': ['Too\n long.'],
          odd: [7, null],
        },
      },
      'site-error',
      'The given data was invalid. per_page: The per page must be at least 5. No! user.0.name: Too long.',
    ],
    ['fields without a sentence', 422, { errors: { name: 'is taken' } }, 'site-error', 'name: is taken'],
    ['a sentence alone', 422, { message: 'per_page is too large' }, 'site-error', 'per_page is too large'],
    ['that a permission is missing', 403, { message: 'Forbidden' }, 'not-permitted', 'Forbidden'],
    ['that there is nothing', 404, { message: 'Not Found' }, 'site-error', 'Not Found'],
  ];
  for (const [what, status, body, reason, siteMessage] of refusals) {
    it(`reports ${what}, in the site’s words`, async () => {
      await using server = await startSiteServer((_request, response) => answerJson(response, status, body));
      using client = newTestClient(server.url);
      const error = await rejection(sendConfigRequest(client, { path: '/user' }));
      const { host } = new URL(server.url);
      assert.deepEqual(
        [error.reason, error.details],
        [reason, { host, action: '/api/config/v1/user', status, siteMessage }],
      );
      assert.equal(server.calls.length, 1);
    });
  }

  it('reports the first of many fields', async () => {
    const errors = Object.fromEntries(Array.from({ length: 50 }, (_, index) => [`f${index}`, ['x'.repeat(1000)]]));
    await using server = await startSiteServer((_request, response) => answerJson(response, 422, { errors }));
    using client = newTestClient(server.url);
    const { details } = await rejection(sendConfigRequest(client, { path: '/user' }));
    assert.match(details.siteMessage ?? '', /^f0: x{299}… f1: x{299}… f2: x{299}… f3: x+…$/);
    assert.equal(details.siteMessage?.length, 1200);
  });
});

describe('configTarget', () => {
  it('accepts paths with and without the API’s address and with a query', () => {
    for (const path of ['user/1', '/user/1', '/api/config/v1/user/1', 'api/config/v1/user/1']) {
      assert.deepEqual(configTarget({ path }), { path: '/api/config/v1/user/1', query: [] });
    }
    assert.deepEqual(configTarget({ path: '/user?name=a%26b', query: { all: true } }).query, [
      ['name', 'a&b'],
      ['all', 'true'],
    ]);
    assert.equal(configTarget({ path: '/vault/a b/é' }).path, '/api/config/v1/vault/a%20b/%C3%A9');
  });

  it('rejects paths that leave the API or have unfilled placeholders', () => {
    for (const path of [
      '',
      '/',
      '../../command',
      '/user/%2e%2e/%2e%2e/../command',
      '/user/{id}',
      'a\\b',
      '/user#x',
      '/a\nb',
    ]) {
      assert.throws(() => configTarget({ path }), /path must be a path below/, path);
    }
  });

  it('encodes values so that they cannot add parts to the path', () => {
    assert.equal(fillPath('/user/{id}/x/{y}', { id: 'a/../b?c', y: 'é' }), '/user/a%2F..%2Fb%3Fc/x/%C3%A9');
    assert.equal(fillPath('/user/{id}', { id: '..' }), '/user/{id}');
    assert.equal(fillPath('/user/{toString}', {}), '/user/{toString}');
  });
});

describe('pages of a list', () => {
  const link = (page: number, rel: string) => `<https://x/api/config/v1/user?current_page=${page}>; rel="${rel}"`;

  it('are recognized by the Link header alone', () => {
    assert.deepEqual(
      pageOf({ link: [link(1, 'first'), link(1, 'previous'), link(3, 'next'), link(9, 'last')].join(', ') }),
      { current: 2, last: 9 },
    );
    assert.deepEqual(pageOf({ link: [link(1, 'first'), link(8, 'prev')].join(', ') }), { current: 9, last: 9 });
    assert.equal(pageOf({}), undefined);
  });

  it('have a next page by number if the site sends no link', () => {
    const headers = { 'x-bt-pagination-current-page': '1', 'x-bt-pagination-last-page': '2' };
    assert.deepEqual(nextPage(headers, { path: '/user', query: { a: 1 } }), {
      path: '/user',
      query: { a: 1, current_page: 2 },
    });
    assert.equal(nextPage({ ...headers, 'x-bt-pagination-current-page': '2' }, { path: '/user' }), undefined);
  });

  it('replace the number in the path, which is used if the site sends none', () => {
    const headers = { 'x-bt-pagination-last-page': '4' };
    assert.deepEqual(nextPage(headers, { path: '/user?per_page=5&current_page=2' }), {
      path: '/user?per_page=5',
      query: { current_page: 3 },
    });
    assert.deepEqual(pageOf(headers, 2), { current: 2, last: 4 });
  });

  it('have no next page if the site only links others', () => {
    const headers = { link: [link(1, 'first'), link(3, 'last')].join(', ') };
    assert.equal(nextPage(headers, { path: '/user', query: { current_page: 3 } }), undefined);
  });

  it('never lead out of the Configuration API', () => {
    assert.equal(
      nextPage({ link: '<https://evil.example/api/command?action=x>; rel=next' }, { path: '/user' }),
      undefined,
    );
  });
});

describe('ConfigDocuments', () => {
  const memory = (): TextStore & { readonly texts: Map<string, string> } => {
    const texts = new Map<string, string>();
    return {
      texts,
      read: (name) => Promise.resolve(texts.get(name)),
      write: (name, text) => Promise.resolve(void texts.set(name, text)),
    };
  };

  it('requests a site’s document once per version, also across windows', async () => {
    const yaml = generatedYaml({ resources: 50, cycles: true });
    await using server = await startSiteServer((_request, response) => response.end(yaml));
    using client = newTestClient(server.url);
    const store = memory();
    const documents = new ConfigDocuments(store);
    const [one, two] = await Promise.all([documents.get(client, '1.21.1'), documents.get(client, '1.21.1')]);
    assert.equal(one, two);
    assert.equal(one.text, yaml);
    assert.equal(server.calls.length, 1);
    assert.equal(server.calls[0]?.path, '/api/config/v1/openapi.yaml');
    assert.deepEqual([...store.texts], [[`localhost_${server.port}-1.21.1.yaml`, yaml]]);
    await new ConfigDocuments(store).get(client, '1.21.1');
    assert.equal(server.calls.length, 1);
    await new ConfigDocuments(store).get(client, '1.22.1');
    assert.equal(server.calls.length, 2);
    await documents.get(client, '1.21.1', true);
    assert.equal(server.calls.length, 3);
  });

  it('stores documents only in the window if the version or a store is missing', async () => {
    await using server = await startSiteServer((_request, response) => response.end('paths: {}'));
    using client = newTestClient(server.url);
    const store = memory();
    const documents = new ConfigDocuments(store);
    assert.equal(await documents.get(client, undefined), await documents.get(client, undefined));
    assert.equal(store.texts.size, 0);
    const alone = new ConfigDocuments();
    assert.equal(await alone.get(client, '1.21.1'), await alone.get(client, '1.21.1'));
    assert.equal(server.calls.length, 2);
  });

  it('requests a document if the store can be neither read nor written', async () => {
    await using server = await startSiteServer((_request, response) => response.end('paths: {}'));
    using client = newTestClient(server.url);
    const fails = () => Promise.reject(new Error('no such folder'));
    const documents = new ConfigDocuments({ read: fails, write: fails });
    assert.deepEqual(await documents.get(client, '1.21.1'), { text: 'paths: {}', document: { paths: {} } });
  });

  it('requests a document again if the stored one is damaged, and after a failure', async () => {
    const answers = ['paths: [', generatedYaml({ resources: 1 })];
    await using server = await startSiteServer((_request, response) => response.end(answers.shift()));
    using client = newTestClient(server.url);
    const store = memory();
    const documents = new ConfigDocuments(store);
    assert.equal((await rejection(documents.get(client, '1.21.1'))).reason, 'bad-answer');
    assert.equal(store.texts.size, 0);
    store.texts.set(`localhost_${server.port}-1.21.1.yaml`, 'damaged');
    assert.ok((await documents.get(client, '1.21.1')).document.paths['/resource-0']);
  });
});

describe('parameterProblem', () => {
  const parameter = (schema: Record<string, unknown>, required = false) =>
    ({ name: 'p', in: 'query', required, description: '', schema }) as const;

  it('follows the schema', () => {
    const cases: readonly (readonly [Record<string, unknown>, string, string | undefined])[] = [
      [{ type: 'integer', minimum: 5, maximum: 100 }, '4', 'p must be a whole number from 5 to 100.'],
      [{ type: 'integer', minimum: 5, maximum: 100 }, '5', undefined],
      [{ type: 'integer', minimum: 5, maximum: 100 }, '100', undefined],
      [{ type: 'integer', minimum: 5, maximum: 100 }, '101', 'p must be a whole number from 5 to 100.'],
      [{ type: 'integer', minimum: 5 }, '4.5', 'p must be a whole number of at least 5.'],
      [{ type: 'integer', maximum: -1 }, '0', 'p must be a whole number of at most -1.'],
      [{ type: 'integer' }, '-7', undefined],
      [{ type: 'integer' }, 'x7', 'p must be a whole number.'],
      [{ type: 'integer' }, '7x', 'p must be a whole number.'],
      [{ type: 'number', maximum: 2 }, '-3', undefined],
      [{ type: ['integer', 'null'] }, '7', undefined],
      [{ type: 'number' }, '1e3', undefined],
      [{ type: 'number' }, 'x', 'p must be a number.'],
      [{ type: 'number' }, ' ', 'p must be a number.'],
      [{ enum: ['away', 'busy', null] }, 'gone', 'p must be one of away, busy.'],
      [{ enum: ['away', 'busy', null] }, 'busy', undefined],
      [{ type: 'boolean' }, 'yes', 'p must be one of true, false.'],
      [{ type: 'string', maxLength: 2 }, 'abc', 'p must have at most 2 characters.'],
      [{ type: 'string', minLength: 2, maxLength: 3 }, '😀', 'p must have from 2 to 3 characters.'],
      [{ type: 'string', minLength: 2, maxLength: 3 }, '😀😀😀', undefined],
      [{ type: 'string', minLength: 2, maxLength: 3 }, '😀😀', undefined],
      [{}, 'anything', undefined],
      [{ type: 'integer' }, '', undefined],
    ];
    for (const [schema, text, problem] of cases) {
      assert.equal(parameterProblem(parameter(schema), text), problem, `${JSON.stringify(schema)} ${text}`);
    }
    assert.equal(parameterProblem(parameter({}, true), ''), 'p is required.');
  });
});

describe('answerTable', () => {
  it('has a row for each item and a column for each name', () => {
    const table = answerTable([{ id: 1, name: 'a"b' }, { id: 2, tags: ['x'] }, 'odd']);
    assert.deepEqual(table, {
      columns: ['id', 'name', 'tags', 'value'],
      rows: [
        ['1', 'a"b', '', ''],
        ['2', '', '["x"]', ''],
        ['', '', '', 'odd'],
      ],
      left: 0,
    });
  });

  it('shows nothing where -1 means that there is no Jumpoint or Jump group', () => {
    const items = [
      { id: -1, jumpoint_id: -1, jump_group_id: '-1', offset: -1 },
      { id: 1, jumpoint_id: 7, jump_group_id: 8, offset: 0 },
    ];
    assert.deepEqual(answerTable(items).rows, [
      ['-1', '', '', '-1'],
      ['1', '7', '8', '0'],
    ]);
  });
});
