import assert from 'node:assert/strict';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, it } from 'mocha';
import { ArchiveClient } from '../../../src/reporting/archive/archiveClient.ts';
import { silentLog } from '../../../src/base/log.ts';
import { downloadArchive } from '../../../src/reporting/archiveFile.ts';
import { SiteError } from '../../../src/site/errors.ts';
import { ManualClock } from '../../support/manualClock.ts';
import { newTestClient } from '../../support/siteClients.ts';
import { answerXml, startSiteServer, type SiteServer } from '../../support/siteServer.ts';
import { DATE, line, T0 } from './handMade.ts';

const NONE =
  '<error xmlns="https://www.beyondtrust.com/namespaces/API/reporting">No archives found for the given search criteria.</error>';

const iso = (time: number): string => new Date(time * 1000).toISOString().replace('.000Z', '+00:00');
const time = (name: string, at: number): string => `<${name} timestamp="${at}">${iso(at)}</${name}>`;

/** One snapshot and two event archives from T0 on; `begin` names the beginning of an event archive. */
function listing(begin: 'time' | 'start_time'): string {
  const event = (index: number, from: number) =>
    `<event_archive>${time(begin, from)}${time('end_time', from + 599)}<index>${index}</index></event_archive>`;
  return `<archives xmlns="http://www.beyondtrust.com/sra/namespaces/API/reporting"><state_archive>${time('time', T0)}<index>1</index><event_archive_index>1</event_archive_index></state_archive>${event(1, T0)}${event(2, T0 + 600)}</archives>`;
}

const representative = { user_id: 7, username: 'zoe', connected: 1, routing_available: 1 };
const STATE = `{"representative":{"9400000000000000001":${JSON.stringify({ ...representative, queue_id: 'ID' }).replace('"ID"', '18446744073709551615')}},"support_session":null}`;
const FIRST = line({
  type: 'model_update',
  timestamp: T0 + 100,
  data: { representative: { '9400000000000000001': { routing_idle: 1 } } },
});
const SECOND = line({ type: 'model_delete', timestamp: T0 + 900, data: { representative: ['9400000000000000001'] } });

describe('the archive client', () => {
  /** What the site answers, by the parameters that matter. */
  let answers: Map<string, Buffer | string>;
  let server: SiteServer;
  let client: ReturnType<typeof newTestClient>;
  let folder: string;
  let archives: ArchiveClient;
  /** What was told of what could not be read. */
  let warnings: string[];

  beforeEach(async () => {
    answers = new Map<string, Buffer | string>([
      [`ArchiveListing ${DATE}`, listing('start_time')],
      ['state 1', gzipSync(STATE)],
      ['event 1', gzipSync(FIRST)],
      ['event 2', gzipSync(SECOND)],
    ]);
    server = await startSiteServer(({ body }, response) => {
      const form = new URLSearchParams(body);
      const type = form.get('generate_report') ?? '';
      const name = type === 'Archive' ? `${form.get('type')} ${form.get('index')}` : `${type} ${form.get('date')}`;
      const answer = answers.get(name) ?? NONE;
      if (typeof answer === 'string') {
        answerXml(response, answer);
      } else {
        response.writeHead(200, { 'content-type': 'application/octet-stream' }).end(answer);
      }
    });
    client = newTestClient(server.url);
    folder = await mkdtemp(join(tmpdir(), 'archive-client-'));
    warnings = [];
    const log = { ...silentLog, warn: (message: string) => void warnings.push(message) };
    archives = new ArchiveClient({ client, folder, clock: new ManualClock((T0 + 86_400) * 1000), log });
  });
  afterEach(async () => {
    client.dispose();
    await server[Symbol.asyncDispose]();
    await rm(folder, { recursive: true, force: true });
  });

  const span = { from: T0, to: T0 + 1200 };
  const downloads = () => server.calls.filter(({ body }) => body.includes('generate_report=Archive&')).length;

  it('lists archives in the guide’s spelling and in that of real sites', async () => {
    const expected = [
      { kind: 'state', index: 1, from: T0, to: T0 },
      { kind: 'event', index: 1, from: T0, to: T0 + 599 },
      { kind: 'event', index: 2, from: T0 + 600, to: T0 + 1199 },
    ];
    assert.deepEqual(await archives.listArchives({ date: DATE }), expected);
    answers.set('ArchiveListing 2016-10-02', listing('time'));
    assert.deepEqual(await archives.listArchives({ date: '2016-10-02' }), expected);
  });

  it('takes "none" for an empty list, and any other error for one', async () => {
    assert.deepEqual(await archives.listArchives({ date: '2016-09-01' }), []);
    answers.set('ArchiveListing 2016-09-02', `<archives>${NONE}</archives>`);
    assert.deepEqual(await archives.listArchives({ date: '2016-09-02' }), []);
    answers.set('ArchiveListing 2016-09-03', '<error>Something else.</error>');
    await assert.rejects(archives.listArchives({ date: '2016-09-03' }), (error) => SiteError.is(error, 'site-error'));
    await assert.rejects(archives.listArchives({ date: '2016-02-30' }), (error) =>
      SiteError.is(error, 'invalid-parameter'),
    );
  });

  it('sends what it asks for in the body', async () => {
    await archives.computeMetrics(span);
    assert.ok(server.calls.every(({ method, path }) => method === 'POST' && path === '/api/reporting'));
    assert.ok(server.calls.some(({ body }) => body === `generate_report=Archive&type=state&date=${DATE}&index=1`));
  });

  it('computes metrics to the second, with ids as large as sites have them', async () => {
    const { reps, unknownSeconds, representativesLoggedIn } = await archives.computeMetrics(span);
    const { idleSeconds, loggedInSeconds, availableSeconds, logins, username } = reps['7'] ?? assert.fail();
    assert.deepEqual(
      { unknownSeconds, idleSeconds, loggedInSeconds, availableSeconds, username },
      {
        ...{ unknownSeconds: 0, idleSeconds: 800, loggedInSeconds: 900, availableSeconds: 900, username: 'zoe' },
      },
    );
    assert.deepEqual(logins, [{ login: T0, logout: T0 + 900 }]);
    assert.deepEqual(representativesLoggedIn, { min: 0, max: 1, average: 0.75 });
    const replay = await archives.openReplay(span);
    await replay.seek(T0 + 50);
    assert.equal(replay.model.rows('representative').get('9400000000000000001')?.queue_id, '18446744073709551615');
    replay.dispose();
  });

  it('counts what a missing archive would tell as unknown, however the site says that it is missing', async () => {
    for (const missing of [NONE, gzipSync(NONE), gzipSync('<error>Plus d’archive.</error>')]) {
      answers.set('event 2', missing);
      const { unknownSeconds, reps } = await archives.computeMetrics(span);
      assert.equal(unknownSeconds, 600);
      assert.equal(reps['7']?.loggedInSeconds, 600);
    }
  });

  it('takes an archive without a single byte for one of a quiet time', async () => {
    answers.set('event 2', Buffer.alloc(0));
    const { unknownSeconds, reps } = await archives.computeMetrics(span);
    assert.deepEqual([unknownSeconds, reps['7']?.loggedInSeconds], [0, 1200]);
  });

  it('counts what lies behind a damaged or cut archive as unknown, and asks for it again', async () => {
    const whole = gzipSync(FIRST);
    for (const damaged of [whole.subarray(0, whole.length - 6), gzipSync('{').fill(7, 12)]) {
      answers.set('event 1', damaged);
      assert.equal((await archives.computeMetrics(span)).unknownSeconds > 0, true);
    }
    answers.set('event 1', whole);
    assert.equal((await archives.computeMetrics(span)).unknownSeconds, 0);
  });

  it('tells how many lines it left out, and reads all the others', async () => {
    const deep = `{"type":"model_update","timestamp":${T0 + 100},"update":{"queue":${'['.repeat(300_000)}}}`;
    answers.set('event 1', gzipSync(`nonsense\n${FIRST}${deep}\n`));
    answers.set('event 2', Buffer.concat([Buffer.alloc(65 * 1024 * 1024, 'x'), Buffer.from(`\n${SECOND}`)]));
    const { unknownSeconds, reps } = await archives.computeMetrics(span);
    assert.deepEqual([unknownSeconds, reps['7']?.idleSeconds, reps['7']?.loggedInSeconds], [0, 800, 900]);
    assert.deepEqual(warnings, [
      `1 lines of the event archive 2 of ${DATE} are too long to be read.`,
      '2 lines of the event archives could not be read.',
    ]);
  }).timeout(60_000);

  it('tells which archive is missing or damaged, and which day a site does not list', async () => {
    answers.set('event 2', NONE);
    answers.set('state 1', gzipSync(`{"queue":{"1":{"name":${'['.repeat(50_000)}${']'.repeat(50_000)}}}}`));
    answers.set('ArchiveListing 2016-09-30', '<error>Plus d’archives.</error>');
    const metrics = await archives.computeMetrics(span);
    assert.equal(metrics.unknownSeconds, 1200);
    assert.equal(warnings[0], 'The site answered ArchiveListing with: Plus d’archives.');
    assert.ok(
      warnings.some((text) => text.includes('state archive 1') && text.includes('nested too deeply')),
      warnings.join(),
    );
  });

  it('gives a replay that stands at its beginning, with the rows of that second', async () => {
    const replay = await archives.openReplay({ from: T0 + 200, to: T0 + 1100 });
    assert.deepEqual([replay.time, replay.from, replay.to, replay.isKnown], [T0 + 200, T0 + 200, T0 + 1100, true]);
    assert.equal(replay.model.rows('representative').get('9400000000000000001')?.routing_idle, true);
    assert.deepEqual(replay.unknown, []);
    let moves = 0;
    replay.onDidMove(() => moves++);
    await replay.seek(T0 + 950);
    assert.deepEqual([moves, replay.model.rows('representative').size], [1, 0]);
    replay.dispose();
  });

  it('saves an archive as the site sends it, under a name that says which it is', async () => {
    const target = { folder };
    const { path } = await downloadArchive(client, { type: 'state', date: DATE, index: 1 }, { target });
    assert.equal(path, join(folder, `state-archive-${DATE}-1.gz`));
    assert.deepEqual(await readFile(path), gzipSync(STATE));
    const again = await downloadArchive(client, { type: 'event', date: DATE, index: 2 }, { target });
    assert.deepEqual(await readFile(again.path), gzipSync(SECOND));
    await assert.rejects(
      downloadArchive(client, { type: 'state', date: DATE, index: 9 }, { target }),
      /No archives found/,
    );
    await assert.rejects(downloadArchive(client, { type: 'state', date: DATE, index: 0 }, { target }), (error) =>
      SiteError.is(error, 'invalid-parameter'),
    );
    assert.deepEqual(
      (await readdir(folder)).filter((name) => name.includes('9') && name.endsWith('gz')),
      [],
    );
  });

  it('downloads an archive once, and again when its file was changed', async () => {
    await archives.computeMetrics(span);
    const before = downloads();
    await archives.computeMetrics(span);
    assert.equal(downloads(), before);
    const cache = join(folder, 'archives');
    const name = (await readdir(cache)).find((file) => file.startsWith('event') && file.includes(`-2-${T0 + 600}`));
    assert.ok(name);
    await writeFile(join(cache, name), 'damaged');
    const another = new ArchiveClient({ client, folder, clock: new ManualClock((T0 + 86_400) * 1000) });
    assert.equal((await another.computeMetrics(span)).unknownSeconds, 0);
    assert.equal(downloads(), before + 1);
  });

  it('can be called off, and leaves nothing that looks whole', async () => {
    const calling = new AbortController();
    calling.abort();
    await assert.rejects(archives.openReplay(span, { signal: calling.signal }), (error) =>
      SiteError.is(error, 'cancelled'),
    );
    const files = await readdir(join(folder, 'archives')).catch(() => []);
    assert.deepEqual(files, []);
  });

  it('gives metrics of parts that add up to the whole, and only of the hours that count', async () => {
    const { whole, parts } = await archives.computeMetricsSeries({ ...span, stepSeconds: 300 });
    assert.equal(parts.length, 4);
    const idle = parts.map(({ reps }) => reps['7']?.idleSeconds ?? 0);
    assert.deepEqual(idle, [200, 300, 300, 0]);
    assert.equal(whole.reps['7']?.idleSeconds, 800);
    const windows = [
      { from: T0 + 50, to: T0 + 150 },
      { from: T0 + 850, to: T0 + 1000 },
    ];
    const some = await archives.computeMetricsSeries({ ...span, stepSeconds: 300, windows });
    const { loggedInSeconds, idleSeconds } = some.whole.reps['7'] ?? assert.fail();
    assert.deepEqual([loggedInSeconds, idleSeconds, some.whole.unknownSeconds], [150, 100, 0]);
  });

  it('gives the figures of whom one asks for, by id or by name, and counts everybody', async () => {
    const two = { 1: { ...representative }, 2: { ...representative, user_id: 8, username: 'li' } };
    answers.set('state 1', gzipSync(JSON.stringify({ representative: two })));
    answers.set('event 1', gzipSync(''));
    answers.set('event 2', gzipSync(''));
    for (const [reps, users] of [
      [undefined, ['7', '8']],
      [['7'], ['7']],
      [['li'], ['8']],
      [
        ['li', '7', 'nobody'],
        ['7', '8'],
      ],
      [[], []],
    ] as const) {
      const metrics = await archives.computeMetrics({ ...span, ...(reps && { reps }) });
      assert.deepEqual(Object.keys(metrics.reps), users);
      assert.deepEqual(metrics.representativesLoggedIn, { min: 2, max: 2, average: 2 });
    }
    const { whole, parts, names } = await archives.computeMetricsSeries({ ...span, stepSeconds: 600, reps: ['8'] });
    assert.deepEqual(
      [whole, ...parts].map(({ reps }) => Object.keys(reps)),
      [['8'], ['8'], ['8']],
    );
    assert.deepEqual(names, { 8: 'li' });
  });

  it('follows a row that becomes another person’s', async () => {
    const data = { representative: { '9400000000000000001': { user_id: 8, username: 'li' } } };
    answers.set('event 1', gzipSync(line({ type: 'model_update', timestamp: T0 + 100, data })));
    const { reps, representativesLoggedIn } = await archives.computeMetrics(span);
    assert.deepEqual(
      Object.entries(reps).map(([user, { username, loggedInSeconds, logins }]) => [
        user,
        username,
        loggedInSeconds,
        logins,
      ]),
      [
        ['7', 'zoe', 100, []],
        ['8', 'li', 800, [{ login: T0, logout: T0 + 900 }]],
      ],
    );
    assert.deepEqual(representativesLoggedIn, { min: 0, max: 1, average: 0.75 });
  });

  it('divides a span into at most 2,000 parts of a minute or more', async () => {
    const message = 'stepSeconds must be a whole number from 60 on, and not cut the span into more than 2000 parts.';
    for (const [to, stepSeconds] of [
      [T0 + 600, 59],
      [T0 + 600, 60.5],
      [T0 + 600, NaN],
      [T0 + 2000 * 60 + 1, 60],
    ] as const) {
      await assert.rejects(
        archives.computeMetricsSeries({ from: T0, to, stepSeconds }),
        (error) =>
          SiteError.is(error, 'invalid-parameter') &&
          error.message === message &&
          error.details.parameter === 'stepSeconds',
      );
    }
    assert.equal(server.calls.length, 0);
    const { parts } = await archives.computeMetricsSeries({ from: T0, to: T0 + 2000 * 60, stepSeconds: 60 });
    assert.equal(parts.length, 2000);
  });

  it('tells how far it is after each archive of events', async () => {
    const progress: object[] = [];
    await archives.computeMetrics(span, { onProgress: (step) => progress.push(step) });
    assert.deepEqual(progress, [
      { done: 1, total: 2 },
      { done: 2, total: 2 },
    ]);
  });

  it('asks for the list of a day again after a minute, and when the clock was set back as far', async () => {
    const clock = new ManualClock((T0 + 86_400) * 1000);
    const asking = new ArchiveClient({ client, folder, clock });
    const asked = async () => {
      await asking.listArchives({ date: DATE });
      return server.calls.length;
    };
    assert.deepEqual([await asked(), await asked()], [1, 1]);
    clock.advance(59_999);
    assert.equal(await asked(), 1);
    clock.advance(1);
    assert.equal(await asked(), 2);
    clock.setBack(59_999);
    assert.equal(await asked(), 2);
    clock.setBack(1);
    assert.equal(await asked(), 3);
  });

  it('keeps the lists of 64 days', async () => {
    const day = (number: number) => new Date(Date.UTC(2016, 0, number)).toISOString().slice(0, 10);
    for (let number = 1; number <= 64; number++) {
      await archives.listArchives({ date: day(number) });
    }
    await archives.listArchives({ date: day(1) });
    assert.equal(server.calls.length, 64);
    await archives.listArchives({ date: day(65) });
    await archives.listArchives({ date: day(1) });
    assert.equal(server.calls.length, 66);
  });

  it('calls people by their display names, and tells two of the same name apart', async () => {
    const rep = (id: number, fields: object) => [id, { user_id: id, username: `rep${id}`, ...fields }];
    const rows = [
      rep(1, { private_display_name: 'Kim Novak' }),
      rep(2, { private_display_name: 'Kim Novak' }),
      rep(3, {}),
      rep(4, { private_display_name: 'Before' }),
    ];
    answers.set('state 1', gzipSync(JSON.stringify({ representative: Object.fromEntries(rows) as object })));
    const data = { representative: { 4: { private_display_name: 'Zoë' } } };
    answers.set('event 1', gzipSync(line({ type: 'model_update', timestamp: T0 + 100, data })));
    const { names } = await archives.computeMetricsSeries({ ...span, stepSeconds: 300 });
    assert.deepEqual(names, { 1: 'Kim Novak (rep1)', 2: 'Kim Novak (rep2)', 3: 'rep3', 4: 'Zoë' });
  });
});
