import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import type { ReportClient } from '../../../src/reporting/client.ts';
import { findSessions, type SessionQuery } from '../../../src/reporting/findSessions.ts';
import type { XmlReportType } from '../../../src/reporting/reportTypes.ts';
import { validateReport } from '../../../src/reporting/validateReport.ts';
import { SiteError } from '../../../src/site/errors.ts';
import { ManualClock } from '../../support/manualClock.ts';
import { listOf } from './fixtures.ts';
import { streamOf } from './reading.ts';

const DAY = 86_400;
const NOW = Date.UTC(2021, 10, 23, 9) / 1000;

interface Known {
  readonly lsid: string;
  readonly start: number;
  readonly key?: string;
  readonly chat?: string;
}

type Ask = (type: XmlReportType, params: Readonly<Record<string, string>>) => string | undefined;

/** A site that knows some sessions; `ask` may answer in its stead. */
class FakeSite {
  readonly asked: { readonly type: XmlReportType; readonly params: Readonly<Record<string, string>> }[] = [];
  readonly #known: readonly Known[];
  readonly #ask: Ask;

  constructor(known: readonly Known[], ask: Ask = () => undefined) {
    this.#known = known;
    this.#ask = ask;
  }

  readonly client: Pick<ReportClient, 'run'> = {
    run: (type, given) => {
      const params = Object.fromEntries(validateReport(type, given, NOW * 1000));
      this.asked.push({ type, params });
      return Promise.resolve(streamOf(type, this.#ask(type, params) ?? this.#answer(type, params)));
    },
  };

  find(query: SessionQuery) {
    return findSessions(this.client, query, new ManualClock(NOW * 1000));
  }

  #answer(type: XmlReportType, params: Readonly<Record<string, string>>): string {
    const { lsids, start_time: start = '0', duration = '0' } = params;
    // The end belongs to the period on this site, so that neighbouring periods have sessions in common.
    const isAsked = ({ lsid, start: at }: Known) =>
      lsids === undefined
        ? at >= Number(start) && at <= Number(start) + Number(duration)
        : lsids.split(',').includes(lsid);
    const found = this.#known.filter(isAsked);
    return type === 'SupportSession'
      ? listOf('session_list', found.map(sessionXml).join(''))
      : listOf('session_summary_list', found.map(listedXml).join(''));
  }
}

const listedXml = ({ lsid, key }: Known) =>
  `<session_summary lsid="${lsid}"${key === undefined ? '' : ` external_key="${key}"`} has_recording="0"/>`;

const sessionXml = ({ lsid, start, key = '', chat = '' }: Known) => `<session lsid="${lsid}">
  <start_time timestamp="${start}"/><external_key>${key}</external_key><session_details>
  <event event_type="Chat Message" timestamp="${start}"><body>${chat}</body></event></session_details></session>`;

async function lsidsOf(site: FakeSite, query: SessionQuery): Promise<readonly string[]> {
  return (await site.find(query).collect()).map(({ lsid }) => lsid);
}

describe('finding sessions', () => {
  it('asks for what ended in a period where that is wanted, and leaves out what did not', async () => {
    const ended = (lsid: string, end: string) =>
      `<session lsid="${lsid}"><start_time timestamp="${NOW - 3 * DAY}"/><end_time timestamp="${end}"/></session>`;
    const site = new FakeSite([], (type) =>
      type === 'SupportSession'
        ? listOf('session_list', ended('a', String(NOW - 5)) + ended('b', '') + ended('c', String(NOW + 5)))
        : listOf('session_summary_list', '<session_summary lsid="a"/><session_summary lsid="b"/>'),
    );
    assert.deepEqual(await lsidsOf(site, { from: NOW - DAY / 2, by: 'end' }), ['a']);
    assert.deepEqual(site.asked[0]?.params, {
      generate_report: 'SupportSessionListing',
      end_time: String(NOW - DAY / 2),
      duration: String(DAY / 2),
    });
    await lsidsOf(site, { from: NOW - DAY / 2, by: 'end', limit: 'team:all' });
    assert.deepEqual(site.asked.at(-1)?.params, {
      generate_report: 'SupportSession',
      end_time: String(NOW - DAY / 2),
      duration: String(DAY / 2),
      limit: 'team:all',
    });
  });

  it('tells of which sessions the site has a recording', async () => {
    const site = new FakeSite(
      [
        { lsid: 'a', start: NOW - 5 },
        { lsid: 'b', start: NOW - 6 },
      ],
      (type) =>
        type === 'SupportSession'
          ? undefined
          : listOf(
              'session_summary_list',
              '<session_summary lsid="a" has_recording="0"/><session_summary lsid="b" has_recording="1"/>',
            ),
    );
    const search = site.find({ from: NOW - 60 });
    assert.equal((await search.collect()).length, 2);
    assert.deepEqual([search.hasRecording('a'), search.hasRecording('b')], [false, true]);
  });

  it('lists each 24 hours, the latest first, then asks for the sessions by their ids', async () => {
    const site = new FakeSite([
      { lsid: 'old', start: NOW - DAY - 5 },
      { lsid: 'new', start: NOW - 5 },
    ]);
    assert.deepEqual(await lsidsOf(site, { from: NOW - 2 * DAY }), ['new', 'old']);
    assert.deepEqual(site.asked, [
      {
        type: 'SupportSessionListing',
        params: { generate_report: 'SupportSessionListing', start_time: String(NOW - DAY), duration: String(DAY) },
      },
      { type: 'SupportSession', params: { generate_report: 'SupportSession', lsids: 'new' } },
      {
        type: 'SupportSessionListing',
        params: { generate_report: 'SupportSessionListing', start_time: String(NOW - 2 * DAY), duration: String(DAY) },
      },
      { type: 'SupportSession', params: { generate_report: 'SupportSession', lsids: 'old' } },
    ]);
  });

  it('gives what SupportSession has, without the events', async () => {
    const [found] = await new FakeSite([{ lsid: 'a', start: NOW - 5, key: 'INC-1' }]).find({ from: NOW - 9 }).collect();
    assert.equal(found?.externalKey, 'INC-1');
    assert.equal(found.startTime, NOW - 5);
    assert.ok(!('events' in found));
  });

  it('asks for the reports of only those with the external key', async () => {
    const site = new FakeSite([
      { lsid: 'a', start: NOW - 5, key: 'INC-1' },
      { lsid: 'b', start: NOW - 5, key: 'INC-10' },
      { lsid: 'c', start: NOW - 5 },
    ]);
    assert.deepEqual(await lsidsOf(site, { from: NOW - 9, externalKey: ' inc-1 ' }), ['a']);
    assert.equal(site.asked.at(-1)?.params['lsids'], 'a');
  });

  it('asks for the sessions themselves where there is a limit, which listings do not know', async () => {
    const site = new FakeSite([{ lsid: 'a', start: NOW - 5 }]);
    assert.deepEqual(await lsidsOf(site, { from: NOW - 9, limit: 'rep:5' }), ['a']);
    assert.deepEqual(
      site.asked.map(({ type, params }) => [type, params['limit'], params['start_time'], params['duration']]),
      [['SupportSession', 'rep:5', String(NOW - 9), '9']],
    );
  });

  it('finds words in the chat', async () => {
    const site = new FakeSite([
      { lsid: 'a', start: NOW - 5, chat: 'The PRINTER is on fire' },
      { lsid: 'b', start: NOW - 5, chat: 'fire' },
    ]);
    assert.deepEqual(await lsidsOf(site, { from: NOW - 9, text: 'fire printer' }), ['a']);
  });

  it('asks for reports in batches', async () => {
    const known = Array.from({ length: 60 }, (_, index) => ({ lsid: `s${index}`, start: NOW - 100 + index }));
    const site = new FakeSite(known);
    assert.equal((await lsidsOf(site, { from: NOW - DAY })).length, 60);
    const batches = site.asked.flatMap(({ params }) => params['lsids']?.split(',').length ?? []);
    assert.deepEqual(batches, [25, 25, 10]);
  });

  it('passes quickly over years without a session', async () => {
    const site = new FakeSite([{ lsid: 'a', start: NOW - 3000 * DAY }]);
    assert.deepEqual(await lsidsOf(site, { from: NOW - 3650 * DAY }), ['a']);
    assert.ok(site.asked.length < 140, `${site.asked.length} requests`);
  });

  it('finds each session of the period once, whatever the slices', async () => {
    const session = fc.record({
      lsid: fc.stringMatching(/^[a-f0-9]{1,2}$/),
      start: fc.nat(60 * 4).map((quarters) => NOW - (quarters * DAY) / 4),
    });
    const period = fc.tuple(fc.integer({ min: 1, max: 60 * 4 }), fc.integer({ min: 0, max: 60 * 4 }));
    const limit = fc.constantFrom(undefined, 'all');
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(session, { selector: ({ lsid }) => lsid }),
        period,
        limit,
        async (known, [length, ago], limit) => {
          const to = NOW - (ago * DAY) / 4;
          const from = to - (length * DAY) / 4;
          const expected = known.filter(({ start }) => start >= from && start < to).map(({ lsid }) => lsid);
          const found = await lsidsOf(new FakeSite(known), { from, to, limit });
          assert.deepEqual(found.toSorted(), expected.toSorted());
        },
      ),
      { numRuns: 40 },
    );
  });

  it('leaves out what a site adds from outside of the period', async () => {
    const known = [-1, 0, 99, 100].map((after) => ({ lsid: `s${after}`, start: NOW - 100 + after }));
    const all = listOf('session_list', known.map(sessionXml).join(''));
    const site = new FakeSite([], () => all);
    assert.deepEqual(await lsidsOf(site, { from: NOW - 100, limit: 'all' }), ['s99', 's0']);
  });

  it('tells how far it is', async () => {
    const site = new FakeSite([
      { lsid: 'a', start: NOW - 5, chat: 'x' },
      { lsid: 'b', start: NOW - 5 },
    ]);
    const search = site.find({ from: NOW - 4 * DAY, text: 'x' });
    assert.deepEqual(search.progress, { searched: 0, read: 0, found: 0 });
    for await (const { lsid } of search) {
      assert.equal(lsid, 'a');
      assert.deepEqual(search.progress, { searched: 0, read: 1, found: 1 });
    }
    assert.deepEqual(search.progress, { searched: 1, read: 2, found: 1 });
    assert.equal(search.complete, true);
  });

  it('goes on where a report was cut, and says that something is missing', async () => {
    const whole = { lsid: 'old', start: NOW - DAY - 5 };
    const cut = { lsid: 'new', start: NOW - 5 };
    const site = new FakeSite([whole, cut], (_type, { lsids }) =>
      lsids === 'new' ? `<session_list>${sessionXml(cut)}<session lsid="lost">` : undefined,
    );
    const search = site.find({ from: NOW - 2 * DAY });
    const found = await search.collect();
    assert.deepEqual(
      found.map(({ lsid }) => lsid),
      ['new', 'old'],
    );
    assert.equal(search.complete, false);
    assert.equal(search.failure?.reason, 'cut');
  });

  it('fails where the site refuses the first question', async () => {
    const site = new FakeSite([], () => '<error>The account does not have permission to use this.</error>');
    await assert.rejects(site.find({ from: NOW - 9 }).collect(), (error) => SiteError.is(error, 'not-permitted'));
  });

  it('finds nothing where the site says so, in French too', async () => {
    for (const text of [
      'No sessions matching your chosen criteria is available.',
      'Aucune session correspondant à vos critères n’est disponible.',
    ]) {
      assert.deepEqual(await lsidsOf(new FakeSite([], () => `<error>${text}</error>`), { from: NOW - 9 }), []);
    }
  });

  it('passes over listed sessions without an id', async () => {
    const listing = listOf(
      'session_summary_list',
      '<session_summary/><session_summary lsid="a"/><session_summary lsid="a"/>',
    );
    const site = new FakeSite([{ lsid: 'a', start: NOW - 5 }], (type) =>
      type === 'SupportSessionListing' ? listing : undefined,
    );
    assert.deepEqual(await lsidsOf(site, { from: NOW - 9 }), ['a']);
    assert.equal(site.asked.at(-1)?.params['lsids'], 'a');
  });

  it('asks no more once its reader has gone', async () => {
    const known = [1, 2, 3].map((days) => ({ lsid: `d${days}`, start: NOW - days * DAY + 5 }));
    const site = new FakeSite(known);
    for await (const { lsid } of site.find({ from: NOW - 9 * DAY })) {
      assert.equal(lsid, 'd1');
      break;
    }
    assert.equal(site.asked.length, 2);
  });

  it('asks for the second in which a day begins', async () => {
    const site = new FakeSite([{ lsid: 'a', start: NOW }]);
    assert.deepEqual(
      (await site.find({ from: NOW }).collect()).map(({ lsid }) => lsid),
      ['a'],
    );
  });

  it('needs a period', () => {
    const site = new FakeSite([]);
    const cases: readonly (readonly [SessionQuery, string])[] = [
      [{ from: NOW + 5 }, 'to'],
      [{ from: 5, to: 5 }, 'to'],
      [{ from: -1 }, 'from'],
      [{ from: 1.5 }, 'from'],
      [{ from: 1, to: NaN }, 'to'],
    ];
    for (const [query, parameter] of cases) {
      assert.throws(
        () => site.find(query),
        (error) => SiteError.is(error, 'invalid-parameter') && error.details.parameter === parameter,
      );
    }
  });
});
