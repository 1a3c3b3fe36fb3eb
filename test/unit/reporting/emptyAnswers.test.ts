import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'mocha';
import { ReportClient } from '../../../src/reporting/client.ts';
import { SiteError } from '../../../src/site/errors.ts';
import { newTestClient } from '../../support/siteClients.ts';
import { answerXml, startSiteServer, type SiteServer } from '../../support/siteServer.ts';
import { ManualClock } from '../../support/manualClock.ts';
import { listOf } from './fixtures.ts';

const DAY = 86_400;
const NOW = Date.UTC(2021, 10, 23, 9) / 1000;
const NOTHING = 'Es ist kein Sitzungsbericht verfügbar, der Ihren Kriterien entspricht.';
const session = (lsid: string, start: number): string =>
  `<session lsid="${lsid}"><start_time timestamp="${start}">x</start_time></session>`;

describe('a site that says in its own language that nothing matches', () => {
  let server: SiteServer;
  let client: ReturnType<typeof newTestClient>;
  let reports: ReportClient;
  /** Start times by session. */
  let known: Readonly<Record<string, number>>;
  let broken: string | undefined;

  beforeEach(async () => {
    [known, broken] = [{ a: NOW - 100, c: NOW - 2.5 * DAY }, undefined];
    server = await startSiteServer(({ body }, response) => {
      const form = new URLSearchParams(body);
      const [start, duration] = [Number(form.get('start_time')), Number(form.get('duration'))];
      const asked = form.get('lsids')?.split(',');
      const found = Object.entries(known).filter(([lsid, at]) =>
        asked ? asked.includes(lsid) : at >= start && at < start + duration,
      );
      const items = found.map(([lsid, at]) => (asked ? session(lsid, at) : `<session_summary lsid="${lsid}"/>`));
      const isOdd = !asked && Number.isNaN(duration);
      const error = broken ?? (isOdd ? 'duration ist ungültig.' : items.length === 0 ? NOTHING : undefined);
      answerXml(response, error ? `<error xmlns="x">${error}</error>` : listOf('session_list', items.join('')));
    });
    client = newTestClient(server.url);
    reports = new ReportClient(client, new ManualClock(NOW * 1000));
  });
  afterEach(async () => {
    client.dispose();
    await server[Symbol.asyncDispose]();
  });

  const find = async () => (await reports.findSessions({ from: NOW - 4 * DAY }).collect()).map(({ lsid }) => lsid);

  it('is searched beyond the days without sessions, and asked once what it says of nothing', async () => {
    assert.deepEqual(await find(), ['a', 'c']);
    const probes = server.calls.filter(({ body }) => /start_time=0&|duration=x/.test(body));
    assert.equal(probes.length, 2);
  });

  it('has an empty report, and not a failed one', async () => {
    known = {};
    assert.deepEqual(await reports.collect('SupportSessionListing', { start_time: NOW, duration: 60 }), {
      ...{ type: 'SupportSessionListing', items: [], complete: true },
    });
  });

  it('has an empty report of sessions that it does not know, asked for by their ids', async () => {
    assert.deepEqual((await reports.collect('SupportSession', { lsids: ['x', 'y'] })).items, []);
    assert.deepEqual((await reports.collect('SupportCustExitSurvey', { lsid: 'x', report_type: 'rep' })).items, []);
    const probes = server.calls.map(({ body }) => body).filter((body) => /report_type=rep.*start_time=0/.test(body));
    assert.deepEqual(probes, []);
    broken = 'Der Bericht kann gerade nicht erstellt werden.';
    const asking = reports.collect('SupportSession', { lsid: 'z' });
    await assert.rejects(asking, (error) => SiteError.is(error, 'site-error'));
  });

  it('still fails where it says the same of everything, in its own words', async () => {
    broken = 'Der Bericht kann gerade nicht erstellt werden.';
    const asking = reports.collect('SupportSessionListing', { start_time: NOW - DAY, duration: 60 });
    await assert.rejects(
      asking,
      (error) => SiteError.is(error, 'site-error') && error.message.includes('gerade nicht'),
    );
  });
});
