import assert from 'node:assert/strict';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, afterEach, before, describe, it } from 'mocha';
import { Emitter } from '../../src/base/event.ts';
import type { OpenRequest, SiteStream } from '../../src/site/http/siteRequest.ts';
import { ConfigApiContent } from '../../src/ui/features/administration/configApiContent.ts';
import { ConfigDirectory } from '../../src/ui/features/administration/configDirectory.ts';
import type { ActiveSite } from '../../src/ui/sites/siteAccess.ts';

const DOCUMENT = JSON.stringify({
  paths: {
    '/user/{id}': { get: { tags: ['Users'], summary: 'One\nuser' }, patch: { tags: ['Users'], summary: 'Change' } },
    '/team': { get: { summary: 'Teams', deprecated: true } },
    '/user': { get: { tags: ['Users'], summary: 'All users' } },
  },
});

function streamOf(text: string): SiteStream {
  async function* body(): AsyncGenerator<Buffer> {
    await Promise.resolve();
    yield Buffer.from(text);
  }
  return { status: 200, headers: {}, contentType: 'application/json', body: body(), close: () => undefined };
}

describe('the directory of the Configuration API', () => {
  let folder: string;
  const replaced = new Emitter<void>();
  const asked: string[] = [];
  let answer: () => Promise<SiteStream> = () => Promise.resolve(streamOf(DOCUMENT));
  let permissions: Record<string, string> = {};
  const client = {
    site: { id: '1', label: 'Own', url: 'https://support.example.com', company: '' },
    open: ({ path }: OpenRequest) => {
      asked.push(path);
      return answer();
    },
  };
  const active = {
    status: 'live',
    onDidReplaceModel: replaced.event,
    access: () => ({ client, account: { apiVersion: '1.21.1', permissions } }),
  } as unknown as ActiveSite;

  const opened: ConfigDirectory[] = [];
  const open = (): ConfigDirectory => {
    const directory = new ConfigDirectory(active, folder);
    opened.push(directory);
    return directory;
  };

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'openapi-'));
  });

  afterEach(() => {
    for (const directory of opened.splice(0)) {
      directory.dispose();
    }
  });

  after(() => rm(folder, { recursive: true }));

  it('reads the document once, fires its event, and lists the operations in order', async () => {
    const directory = open();
    let changes = 0;
    directory.onDidChange(() => (changes += 1));
    const content = new ConfigApiContent(directory);
    assert.deepEqual(content.children(undefined), []);
    await directory.read();
    assert.equal(changes, 1);
    assert.deepEqual(content.children(undefined), ['resource:team', 'resource:Users']);
    const keys = content.children('resource:Users');
    assert.deepEqual(
      keys.map((key) => content.row(key)),
      [
        ['GET /user/{id}', 'One user', 'get'],
        ['PATCH /user/{id}', 'Change', 'other'],
        ['GET /user', 'All users', 'get'],
      ].map(([label = '', description = '', kind]) => ({
        label,
        description,
        icon: kind === 'get' ? 'arrow-circle-down' : 'lock',
        ...(kind === 'get' && { color: 'charts.blue' }),
        contextValue: `operation.${kind}`,
        collapsible: 'no',
        command: 'showConfigOperation',
      })),
    );
    assert.deepEqual(content.row('resource:Users')?.description, '3 operations');
    assert.deepEqual(content.row(content.children('resource:team')[0] ?? '')?.description, 'deprecated: Teams');
    await directory.read();
    assert.deepEqual(asked, ['/api/config/v1/openapi.yaml']);
    assert.deepEqual(await readdir(folder), ['support.example.com-1.21.1.yaml']);
  });

  it('drops everything on a switch of the site, fires its event, and ignores a late answer', async () => {
    const directory = open();
    await directory.read();
    let changes = 0;
    directory.onDidChange(() => (changes += 1));
    replaced.fire();
    assert.deepEqual([changes, directory.byResource.size, directory.operation('GET /user')], [1, 0, undefined]);
    const late = Promise.withResolvers<SiteStream>();
    answer = () => late.promise;
    const reading = directory.read(true);
    replaced.fire();
    late.resolve(streamOf(DOCUMENT));
    await reading;
    assert.deepEqual([changes, directory.byResource.size], [2, 0]);
    answer = () => Promise.resolve(streamOf(DOCUMENT));
  });

  it('keeps the reason of a failure without a retry, and drops it on a switch of the site', async () => {
    const directory = open();
    permissions = { perm_configuration: '0' };
    directory.load();
    await new Promise((resolve) => setTimeout(resolve, 20));
    assert.match(directory.problem?.message ?? '', /may not use the Configuration API/);
    permissions = {};
    directory.load();
    assert.equal(directory.byResource.size, 0);
    replaced.fire();
    assert.equal(directory.problem, undefined);
    await directory.read();
    assert.equal(directory.byResource.size, 2);
  });
});
