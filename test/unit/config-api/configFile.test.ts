import assert from 'node:assert/strict';
import { createHash, randomBytes } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, it } from 'mocha';
import { systemClock } from '../../../src/base/clock.ts';
import { downloadConfigFile } from '../../../src/config-api/configFile.ts';
import { ConfigDocuments } from '../../../src/config-api/configDocument.ts';
import { sendConfigRequest } from '../../../src/config-api/configRequest.ts';
import { rejection } from '../../support/rejection.ts';
import { newTestClient } from '../../support/siteClients.ts';
import { answerJson, startSiteServer } from '../../support/siteServer.ts';

const PATH = '/jump-client/installer/7/winNT-64';
const ATTACHMENT = 'attachment; filename="bomgar-scc-w0.exe"';

describe('a file as an answer of the Configuration API', () => {
  let folder: string;
  const options = () => ({ folder, clock: systemClock });

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'config-file-'));
  });

  afterEach(() => rm(folder, { recursive: true }));

  const heads: readonly (readonly [string, string, boolean])[] = [
    ['application/x-executable', '', true],
    ['application/octet-stream', '', true],
    ['application/x-msi', ATTACHMENT, true],
    ['application/zip', '', true],
    ['image/png', '', true],
    ['text/csv', 'attachment; filename=a.csv', true],
    ['text/csv', ' Attachment', true],
    ['text/csv', 'inline; filename="my attachment"', false],
    ['text/csv', '', false],
    ['text/plain; charset=utf-8', '', false],
    ['application/yaml', '', false],
    ['application/problem+json', '', false],
    ['application/json', 'attachment; filename=a.json', false],
    ['', '', false],
  ];
  for (const [type, disposition, isFile] of heads) {
    it(`${isFile ? 'is recognized' : 'is not recognized'} for the type “${type}” and the disposition “${disposition}”`, async () => {
      await using server = await startSiteServer((_request, response) => {
        response.setHeaders(
          new Map(
            Object.entries({ 'content-type': type, 'content-disposition': disposition }).filter(([, value]) => value),
          ),
        );
        response.end('[1]');
      });
      using client = newTestClient(server.url);
      const answer = await sendConfigRequest(client, { path: '/x' });
      assert.deepEqual(
        answer,
        isFile ? { status: 200, body: null, file: { contentType: type } } : { status: 200, body: [1] },
      );
    });
  }

  it('is saved byte for byte, under the name that the site proposes', async () => {
    const bytes = randomBytes(300_000);
    await using server = await startSiteServer((_request, response) => {
      response.writeHead(200, { 'content-type': 'application/x-executable', 'content-disposition': ATTACHMENT });
      response.end(bytes);
    });
    using client = newTestClient(server.url);
    const first = await downloadConfigFile(client, { path: PATH }, options());
    const second = await downloadConfigFile(client, { path: PATH }, options());
    assert.deepEqual(first, {
      path: join(folder, 'bomgar-scc-w0.exe'),
      bytes: 300_000,
      sha256: createHash('sha256').update(bytes).digest('hex'),
    });
    assert.equal(second.path, join(folder, 'bomgar-scc-w0 (2).exe'));
    assert.ok((await readFile(first.path)).equals(bytes));
    assert.deepEqual(
      server.calls.map(({ method, path, headers }) => [method, path, headers.accept]),
      [1, 2].map(() => ['GET', `/api/config/v1${PATH}`, 'application/json']),
    );
  });

  it('gets a safe name from its path if the site proposes none', async () => {
    await using server = await startSiteServer((_request, response) => {
      response.writeHead(200, { 'content-type': 'application/octet-stream' }).end('MZ');
    });
    using client = newTestClient(server.url);
    const { path } = await downloadConfigFile(client, { path: `${PATH}?a=1` }, options());
    assert.equal(path, join(folder, 'jump-client-installer-7-winNT-64.bin'));
    const second = await downloadConfigFile(client, { path: '///a//b' }, options());
    assert.equal(second.path, join(folder, 'a--b.bin'));
  });

  it('is closed unread by sendConfigRequest', async () => {
    const closed = Promise.withResolvers<void>();
    await using server = await startSiteServer((_request, response) => {
      response.writeHead(200, { 'content-type': 'application/octet-stream' });
      response.write('MZ');
      response.once('close', closed.resolve);
    });
    using client = newTestClient(server.url);
    await sendConfigRequest(client, { path: PATH });
    await closed.promise;
  });

  it('leaves nothing on disk if the site refuses it', async () => {
    await using server = await startSiteServer((_request, response) =>
      answerJson(response, 403, { message: 'Forbidden' }),
    );
    using client = newTestClient(server.url);
    const error = await rejection(downloadConfigFile(client, { path: PATH }, options()));
    assert.deepEqual([error.reason, error.details.siteMessage], ['not-permitted', 'Forbidden']);
    assert.deepEqual(await readdir(folder), []);
  });

  it('is read by readConfig if it is the OpenAPI document', async () => {
    await using server = await startSiteServer((_request, response) => {
      response.writeHead(200, { 'content-type': 'application/octet-stream', 'content-disposition': 'attachment' });
      response.end('paths: {}');
    });
    using client = newTestClient(server.url);
    assert.deepEqual((await new ConfigDocuments().get(client, '1.21.1')).document, { paths: {} });
  });
});
