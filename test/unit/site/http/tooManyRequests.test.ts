import assert from 'node:assert/strict';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it } from 'mocha';
import { systemClock } from '../../../../src/base/clock.ts';
import { CommandClient } from '../../../../src/command-api/client.ts';
import { ArchiveClient } from '../../../../src/reporting/archive/archiveClient.ts';
import { ReportClient } from '../../../../src/reporting/client.ts';
import { downloadRecording } from '../../../../src/reporting/recordings.ts';
import { SiteError } from '../../../../src/site/errors.ts';
import type { SiteClient } from '../../../../src/site/client.ts';
import { rejection } from '../../../support/rejection.ts';
import { newTestClient } from '../../../support/siteClients.ts';
import { answerXml, startSiteServer } from '../../../support/siteServer.ts';
import { DATE, T0 } from '../../archive/handMade.ts';

const REFUSAL = '<error xmlns="http://www.bomgar.com/namespaces/API/reporting">Too many requests. Try again.</error>';

const ASKING: Readonly<Record<string, (client: SiteClient, folder: string) => Promise<unknown>>> = {
  'an action that asks': (client) => new CommandClient(client).loggedInReps(),
  'an action that changes something': (client) =>
    new CommandClient(client).runArgument('terminate_session', { lsid: 'a1' }),
  'a report': (client) => new ReportClient(client).collect('SupportSession', { lsid: 'a1' }),
  'a listing of archives': (client, folder) =>
    new ArchiveClient({ client, folder, clock: systemClock }).listArchives({ date: DATE }),
  'figures from archives': (client, folder) =>
    new ArchiveClient({ client, folder, clock: systemClock }).computeMetrics({ from: T0, to: T0 + 60 }),
  'a recording': (client, folder) => downloadRecording(client, { lsid: 'a1', kind: 'session' }, { target: { folder } }),
};

describe('SiteClient, given an answer whose text asks for fewer requests,', () => {
  for (const [name, ask] of Object.entries(ASKING)) {
    it(`retries and fails after three tries: ${name}`, async () => {
      await using server = await startSiteServer((_request, response) => answerXml(response, REFUSAL));
      using client = newTestClient(server.url);
      const folder = await mkdtemp(join(tmpdir(), 'too-many-'));
      try {
        const error = await rejection(ask(client, folder));
        assert.ok(SiteError.is(error, 'rate-limited'), String(error));
        assert.equal(server.calls.length % 3, 0);
        const left = await readdir(folder, { recursive: true });
        assert.deepEqual(
          left.filter((file) => file.includes('.')),
          [],
        );
      } finally {
        await rm(folder, { recursive: true, force: true });
      }
    });
  }

  it('frees the place for the next request, which may succeed', async () => {
    let calls = 0;
    await using server = await startSiteServer((_request, response) => {
      calls += 1;
      answerXml(response, calls % 3 === 0 ? '<session_list/>' : REFUSAL);
    });
    using client = newTestClient(server.url);
    for (let asked = 0; asked < 5; asked += 1) {
      const { items } = await new ReportClient(client).collect('SupportSession', { lsid: 'a1' });
      assert.deepEqual(items, []);
    }
    assert.equal(calls, 15);
  });

  it('throws it for the list of archives too, and counts no archive as missing', async () => {
    const list = `<archives><state_archive><time timestamp="${T0}"/><index>1</index></state_archive></archives>`;
    await using server = await startSiteServer(({ body }, response) =>
      answerXml(response, body.includes('ArchiveListing') ? list : `<archive>${REFUSAL}</archive>`),
    );
    using client = newTestClient(server.url);
    const folder = await mkdtemp(join(tmpdir(), 'too-many-'));
    const archives = new ArchiveClient({ client, folder, clock: systemClock });
    const error = await rejection(archives.computeMetrics({ from: T0, to: T0 + 60 }));
    assert.ok(SiteError.is(error, 'rate-limited'), String(error));
    await rm(folder, { recursive: true, force: true });
  });
});
