import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { ReportStream } from '../../../src/reporting/report.ts';
import { SiteError, type SiteErrorReason } from '../../../src/site/errors.ts';
import { listOf, SESSION_XML } from './fixtures.ts';
import { piecesOf, reportOf, streamOf } from './reading.ts';

const SUMMARY = '<session_summary lsid="a1" has_recording="1"/>';

async function fails(reading: Promise<unknown>, reason: SiteErrorReason, message: RegExp): Promise<void> {
  const error: unknown = await reading.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  assert.ok(SiteError.is(error, reason), String(error));
  assert.match(error.message, message);
}

const lsidsOf = async (stream: ReportStream<'SupportSessionListing'>) => (await stream.items()).map(({ lsid }) => lsid);

describe('reading a report', () => {
  it('passes over namespaces, prefixes and the root’s name', async () => {
    for (const xml of [
      listOf('session_summary_list', SUMMARY),
      `<r:session_summary_list xmlns:r="urn:x"><r:session_summary r:lsid="a1"/></r:session_summary_list>`,
      `<anything xmlns="http://support.example.com/namespaces/API/command"><page>${SUMMARY}</page></anything>`,
    ]) {
      assert.deepEqual(await lsidsOf(streamOf('SupportSessionListing', xml)), ['a1']);
    }
  });

  it('gives each item as soon as it has come, and reads no further than it is asked to', async () => {
    let given = 0;
    let closed = 0;
    async function* body() {
      for (const text of ['<session_summary_list>', SUMMARY, SUMMARY, SUMMARY]) {
        await Promise.resolve();
        given += 1;
        yield Buffer.from(text);
      }
    }
    const stream = { body: body(), close: () => (closed += 1) };
    for await (const item of new ReportStream({ type: 'SupportSessionListing', host: 'a', stream })) {
      assert.equal(item.lsid, 'a1');
      break;
    }
    assert.equal(given, 2);
    assert.equal(closed, 1);
  });

  it('is read in the character set that its header names', async () => {
    const body = (async function* () {
      await Promise.resolve();
      yield Buffer.from(
        '<session_list><session lsid="a"><external_key>Zoë</external_key></session></session_list>',
        'latin1',
      );
    })();
    const stream = { body, contentType: 'text/xml; charset=ISO-8859-1', close: () => undefined };
    const { items } = await new ReportStream({ type: 'SupportSession', host: 'a', stream }).collect();
    assert.equal(items[0]?.externalKey, 'Zoë');
  });

  it('takes an empty list, and the site’s words for it in the languages known', async () => {
    for (const xml of [
      listOf('session_list', ''),
      '<session_list/>',
      listOf('session_list', '<error>No session data matching your chosen criteria is available.</error>'),
      '<error xmlns="x">\nNo session data matching your chosen criteria is available.\n</error>',
      '<session_list><error>Aucune session correspondant à vos critères n’est disponible.</error></session_list>',
    ]) {
      assert.deepEqual(await reportOf('SupportSession', xml), { type: 'SupportSession', items: [], complete: true });
    }
    const none = 'No archives found for the given search criteria.';
    const archives = streamOf('ArchiveListing', `<error>${none}</error>`, { errorText: none });
    assert.deepEqual(await archives.collect(), { type: 'ArchiveListing', items: [], complete: true });
  });

  it('throws the site’s error, as the root or inside, with its own words', async () => {
    await fails(reportOf('SupportSession', '<error xmlns="x">Invalid lsid.</error>'), 'site-error', /Invalid lsid/);
    await fails(
      reportOf('SupportSession', '<session_list><error>Falsche Sitzung</error></session_list>'),
      'site-error',
      /Falsche/,
    );
    const denied = 'This account does not have permission to use the Reporting API.';
    await fails(
      streamOf('SupportTeam', '', { errorText: denied }).collect(),
      'not-permitted',
      /may not use SupportTeam/,
    );
  });

  it('keeps what came before an error, and says that it is not all', async () => {
    const stream = streamOf('SupportSessionListing', `<l>${SUMMARY}<error>Out of memory</error></l>`);
    const report = await stream.collect();
    assert.deepEqual([report.items.length, report.complete, stream.failure?.reason], [1, false, 'site-error']);
  });

  it('keeps what came before a cut, and throws where nothing did', async () => {
    for (const end of ['', '<session_sum', '<session_summary lsid="b2">', '<!-- ', '<![CDATA[']) {
      const stream = streamOf('SupportSessionListing', `<session_summary_list>${SUMMARY}${end}`);
      const report = await stream.collect();
      assert.deepEqual([report.items.length, report.complete, stream.failure?.reason], [1, false, 'cut'], end);
    }
    await fails(reportOf('SupportSessionListing', '<session_summary_list>'), 'cut', /ends in the middle/);
    await fails(reportOf('SupportSessionListing', ''), 'bad-answer', /empty/);
  });

  it('keeps what came before the connection broke, but not before the reader stopped it', async () => {
    const broken = (reason: SiteErrorReason) => {
      async function* body() {
        yield* piecesOf(`<session_summary_list>${SUMMARY}`);
        throw new SiteError(reason, 'The connection broke.');
      }
      return new ReportStream({
        type: 'SupportSessionListing',
        host: 'a',
        stream: { body: body(), close: () => undefined },
      });
    };
    const stream = broken('timeout');
    assert.deepEqual([(await stream.collect()).complete, stream.failure?.reason], [false, 'timeout']);
    await fails(broken('cancelled').collect(), 'cancelled', /broke/);
  });

  it('refuses what is no XML, another document, a DTD and crossed tags', async () => {
    await fails(reportOf('SupportSession', 'Internal error'), 'bad-answer', /not XML/);
    await fails(reportOf('SupportSession', '{"error":"x"}'), 'bad-answer', /not XML/);
    await fails(reportOf('SupportSession', '<logged_in_reps/>'), 'bad-answer', /<logged_in_reps> where <session_list>/);
    const bomb = '<!DOCTYPE a [<!ENTITY b "boom">]><session_list><session lsid="&b;"/></session_list>';
    await fails(reportOf('SupportSession', bomb), 'bad-answer', /DTD/);
    await fails(
      reportOf('SupportSession', '<session_list><session><a></b></session></session_list>'),
      'bad-answer',
      /well-formed/,
    );
    await fails(reportOf('SupportSession', '<session_list><session a=1/></session_list>'), 'bad-answer', /well-formed/);
    await fails(reportOf('SupportSession', '<session_list></session></session_list>'), 'bad-answer', /well-formed/);
  });

  it('keeps what came before a breach of XML', async () => {
    const stream = streamOf('SupportSessionListing', `<l>${SUMMARY}<session_summary a=1/>${SUMMARY}</l>`);
    const report = await stream.collect();
    assert.deepEqual([report.items.length, report.complete, stream.failure?.reason], [1, false, 'bad-answer']);
  });

  it('ignores what follows the root', async () => {
    const xml = `<session_summary_list>${SUMMARY}</session_summary_list>\n<!-- end --><html>${SUMMARY}<a></b>&`;
    assert.deepEqual(await lsidsOf(streamOf('SupportSessionListing', xml)), ['a1']);
  });

  it('keeps control characters and entities nobody declared as they are', async () => {
    const xml = `<l><session lsid="a&nbsp;b"><external_key>x\u0001\u000b&foo;&#1;]]&gt;</external_key></session></l>`;
    const [session] = (await reportOf('SupportSession', xml)).items;
    assert.equal(session?.lsid, 'a&nbsp;b');
    assert.equal(session.externalKey, 'x\u0001\u000b&foo;&#1;]]>');
  });

  it('reads more than a thousand entities in a report, and expands none of them twice', async () => {
    const xml = `<l><session><external_key>${'&amp;lt;'.repeat(1500)}</external_key></session></l>`;
    const [session] = (await reportOf('SupportSession', xml)).items;
    assert.equal(session?.externalKey, '&lt;'.repeat(1500));
    const many = `<l>${'<session_summary lsid="a&amp;b" external_key="&#x20AC;&lt;"/>'.repeat(1500)}</l>`;
    const { items } = await reportOf('SupportSessionListing', many);
    assert.equal(items.length, 1500);
    assert.ok(items.every(({ lsid, externalKey }) => lsid === 'a&b' && externalKey === '€<'));
  });

  it('bounds the size of an item, of what stands between items, and the depth', async () => {
    const limits = { length: 200_000, depth: 8, nodes: 50_000 };
    const long = 'x'.repeat(300_000);
    const sized = (xml: string) => streamOf('SupportSession', xml, { limits }).collect();
    await fails(sized(`<l><session><a>${long}</a></session></l>`), 'too-large', /too large/);
    await fails(sized(`<l><session a="${long}"/></l>`), 'too-large', /too large/);
    await fails(sized(`<l><a>${long}</a></l>`), 'too-large', /too large/);
    await fails(sized(`<!-- ${long}`), 'too-large', /too large/);
    await fails(sized(`<${long}`), 'too-large', /too large/);
    await fails(sized(`<l>${'<a>'.repeat(8)}`), 'bad-answer', /deep/);
    await fails(sized(`<l><session>${'<a>'.repeat(7)}`), 'bad-answer', /deep/);
    const many = `<l>${`<session><external_key>${'x'.repeat(50_000)}</external_key></session>`.repeat(20)}</l>`;
    assert.equal((await sized(many)).items.length, 20);
  });

  it('is not led astray by names that objects have', async () => {
    const xml = '<l><session lsid="a" __proto__="p" constructor="c"><__proto__>q</__proto__><toString/></session></l>';
    const [session] = (await reportOf('SupportSession', xml)).items;
    assert.deepEqual(Object.entries(session?.others ?? {}), [
      ['@__proto__', 'p'],
      ['@constructor', 'c'],
      ['__proto__', 'q'],
      ['toString', ''],
    ]);
  });

  it('lets others have their turn while it reads', async () => {
    let turns = 0;
    let reading = true;
    const count = () => {
      turns += 1;
      if (reading) {
        setImmediate(count);
      }
    };
    setImmediate(count);
    // All of it is there at once, as after a fast download.
    await streamOf('SupportSession', listOf('session_list', SESSION_XML.repeat(600))).items();
    reading = false;
    assert.ok(turns > 2, `${turns} turns`);
  });
});
