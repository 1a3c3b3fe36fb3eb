import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterEach, beforeEach, describe, it } from 'mocha';
import { ReportClient } from '../../../src/reporting/client.ts';
import { GsnumberHistory, type ClaimKind } from '../../../src/reporting/models/people/gsnumberHistory.ts';
import { firstPlace } from '../../../src/reporting/models/people/firstPlace.ts';
import { EventTimes } from '../../../src/reporting/models/people/sessionPeople.ts';
import { downloadFile } from '../../../src/reporting/recordings.ts';
import { newTestClient } from '../../support/siteClients.ts';
import { answerXml, startSiteServer } from '../../support/siteServer.ts';
import { listOf } from './fixtures.ts';
import { reportOf } from './reading.ts';

describe('what a report is refused for', () => {
  it('is told in these words', async () => {
    await using server = await startSiteServer((_request, response) => answerXml(response, listOf('session_list', '')));
    using client = newTestClient(server.url);
    const reports = new ReportClient(client);
    await assert.rejects(reports.runNamed('SupportSessionRecording', { lsid: 'a' }), {
      reason: 'invalid-parameter',
      message: 'type must be a report that is XML; SupportSessionRecording is a file to download.',
      details: { action: 'SupportSessionRecording', parameter: 'type' },
    });
    assert.equal(server.calls.length, 0);
    await assert.rejects(reports.session('a1'), {
      reason: 'site-error',
      message: 'The site has no report of the session a1.',
      details: { action: 'SupportSession' },
    });
  });

  it('is another document than the report, named by its root, unless that is some list', async () => {
    await assert.rejects(reportOf('SupportTeam', `<${'x'.repeat(90)}/>`), {
      reason: 'bad-answer',
      message: `The site answered with <${'x'.repeat(80)}> where <team_activity_list> was expected.`,
    });
    assert.deepEqual((await reportOf('SupportTeam', '<other_list/>')).items, []);
    await assert.rejects(reportOf('SupportTeam', ' '), { reason: 'bad-answer' });
    await assert.rejects(reportOf('SupportTeam', '<team_activity_list>'), {
      reason: 'cut',
      message: 'The report ends in the middle. Try again.',
    });
    await assert.rejects(reportOf('SupportTeam', 'x'), { message: /^The answer is not XML\./ });
    await assert.rejects(reportOf('SupportTeam', '<a></b>'), { message: /^The answer is not well-formed XML\./ });
  });

  it('gives the session that was asked for, also where others come with it', async () => {
    await using server = await startSiteServer((_request, response) =>
      answerXml(response, listOf('session_list', '<session lsid="b2"/><session lsid="a1"/>')),
    );
    using client = newTestClient(server.url);
    const reports = new ReportClient(client);
    assert.deepEqual([(await reports.session('a1')).lsid, (await reports.session('c3')).lsid], ['a1', 'b2']);
  });
});

describe('a file that a site does not name', () => {
  let folder = '';
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'named-files-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  it('has the ending of its type, or the one that it was asked for with', async () => {
    const types: readonly (readonly [type: string, name: string, file: string])[] = [
      ['video/mp4', 'a', 'a.mp4'],
      ['VIDEO/WEBM; codecs=x', 'b', 'b.webm'],
      ['video/x-flv', 'c', 'c.flv'],
      ['text/plain; charset=utf-8', 'd', 'd.txt'],
      ['application/zip', 'e', 'e.zip'],
      ['application/gzip', 'f', 'f.gz'],
      ['application/x-gzip', 'g', 'g.gz'],
      ['application/octet-stream', 'h', 'h.bin'],
      ['x-video/mp4', 'i', 'i.bin'],
      ['video/mp4', 'j.gz', 'j.gz'],
    ];
    let at = 0;
    await using server = await startSiteServer((_request, response) =>
      response.writeHead(200, { 'content-type': types[at++]?.[0] }).end(Buffer.from([1, 2, 3])),
    );
    using client = newTestClient(server.url);
    for (const [type, name, file] of types) {
      const request = { method: 'POST', path: '/api/reporting', readOnly: true, action: 'chat' } as const;
      const { path, bytes } = await downloadFile(client, request, name, { target: { folder } });
      assert.deepEqual([basename(path), bytes], [file, 3], type);
    }
  });
});

describe('who had a gsnumber', () => {
  const person = (name: string) => ({ key: name, kind: 'representative', name }) as const;
  const [ada, bob, eve] = [person('ada'), person('bob'), person('eve')];

  function holders(listed: readonly (typeof ada)[], claims: readonly (readonly [number, ClaimKind, typeof ada?])[]) {
    const made = new GsnumberHistory();
    listed.forEach((one) => made.list(one));
    for (const [at, kind, one] of claims) {
      if (one) {
        made.claim(at, kind, one);
      } else {
        made.claimUnnamed(at, kind);
      }
    }
    return (at: number) => made.holder(at)?.name;
  }
  const shown = (holder: (at: number) => string | undefined) =>
    Array.from({ length: 10 }, (_, at) => holder(at) ?? '-').join(' ');

  it('is nobody of whom nothing is told, and the first of those listed where nothing else is', () => {
    assert.equal(shown(holders([], [])), '- - - - - - - - - -');
    assert.equal(shown(holders([ada, bob], [])), Array(10).fill('ada').join(' '));
  });

  it('is who acted, before and after, until another came or acted', () => {
    assert.equal(shown(holders([], [[3, 'acted', ada]])), Array(10).fill('ada').join(' '));
    const both = holders(
      [],
      [
        [2, 'acted', ada],
        [6, 'acted', bob],
      ],
    );
    assert.equal(shown(both), 'ada ada ada ada ada ada bob bob bob bob');
  });

  it('is who came until they left, then whoever is listed and not told of, and the next who came', () => {
    const left = holders(
      [ada, bob],
      [
        [2, 'came', ada],
        [5, 'left', ada],
      ],
    );
    assert.equal(shown(left), 'bob bob ada ada ada ada bob bob bob bob');
    const came = holders(
      [ada, bob],
      [
        [5, 'left', ada],
        [7, 'came', bob],
      ],
    );
    assert.equal(shown(came), 'ada ada ada ada ada ada ada bob bob bob');
    const acted = holders(
      [],
      [
        [2, 'left', ada],
        [6, 'acted', eve],
      ],
    );
    assert.equal(shown(acted), 'ada ada ada eve eve eve eve eve eve eve');
  });

  it('is in order of the events, however the claims came, and the next listed for one who is not named', () => {
    const mixed = holders(
      [],
      [
        [6, 'acted', bob],
        [2, 'acted', ada],
      ],
    );
    assert.equal(shown(mixed), 'ada ada ada ada ada ada bob bob bob bob');
    const unnamed = holders(
      [ada, bob],
      [
        [1, 'came'],
        [4, 'left'],
        [6, 'came'],
        [8, 'left'],
      ],
    );
    assert.equal(shown(unnamed), 'bob ada ada ada ada ada bob bob bob bob');
    assert.equal(
      shown(
        holders(
          [],
          [
            [1, 'came'],
            [4, 'left'],
          ],
        ),
      ),
      '- - - - - - - - - -',
    );
  });

  it('is free while nobody is known to have it after what was told', () => {
    const made = new GsnumberHistory();
    assert.deepEqual([made.isFree, made.isListed, made.has(ada)], [true, false, false]);
    made.list(ada);
    assert.deepEqual([made.isFree, made.isListed, made.has(ada), made.has(bob)], [false, true, true, false]);
    made.claim(1, 'left', bob);
    assert.deepEqual([made.isFree, made.has(bob)], [true, true]);
    made.claim(2, 'acted', ada);
    assert.equal(made.isFree, false);
  });
});

describe('places in a list', () => {
  it('are found where something begins to hold, at its very ends too', () => {
    for (let place = 0; place <= 7; place++) {
      assert.equal(
        firstPlace(7, (at) => at >= place),
        place,
      );
    }
    const times = new EventTimes([5, null, 3, 9, 9, null, 12].map((timestamp) => ({ timestamp })));
    assert.deepEqual(
      [0, 5, 6, 9, 10, 12, 13].map((time) => times.placeOf(time)),
      [0, 0, 3, 3, 6, 6, 7],
    );
  });
});
