import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { csvOf } from '../../../../src/reporting/models/text/csv.ts';
import { sessionNote } from '../../../../src/reporting/models/session/sessionNote.ts';
import { withoutAnySignature, withoutSignatures } from '../../../../src/reporting/models/text/signedAddresses.ts';
import { transcriptFile } from '../../../../src/reporting/models/session/transcriptFile.ts';
import { sessionMatches } from '../../../../src/reporting/sessionText.ts';
import { PageRecord } from '../../../../src/ui/platform/pages/pageRecord.ts';
import { hostileText } from '../hostile.ts';
import { sessionOf } from '../reading.ts';

const SECRET = '9f8e7d6c5b4a39281706f5e4d3c2b1a0';

/** An address of a site with a signature, as sites and stores of files write it. */
const signed = fc
  .tuple(
    fc.constantFrom('https://support.example.com/download/video', '/login/shell', 'http://a.example:8443/x/y.mp4'),
    fc.constantFrom(
      '?h=',
      '?lsid=c6&h=',
      '?a=1;token=',
      '?X-Amz-Signature=',
      '?sig=',
      '?x=',
      '?',
      '#access_token=',
      '?a&amp;hmac=',
    ),
    fc.constantFrom('', '&download=1', '#t=5'),
  )
  .map(([path, query, rest]) => `${path}${query}${SECRET}${rest}`);

describe('a text without signatures', () => {
  it('keeps what an address leads to, and loses what opens it', () => {
    const texts: Readonly<Record<string, string>> = {
      'see https://a.example/chat?lsid=c6&h=secret, please': 'see https://a.example/chat?… please',
      '"https://a.example/v?token=x" <https://b.example/?sig=1>': '"https://a.example/v?…" <https://b.example/?…>',
      'https://ada:pw@a.example/': 'https://a.example/',
      'https://a.example/?next=https%3A%2F%2Fb.example%2F%3Fh%3Dsecret1': 'https://a.example/?…',
      [`https://a.example/?x=${SECRET}`]: 'https://a.example/?…',
    };
    for (const [text, expected] of Object.entries(texts)) {
      assert.equal(withoutSignatures(text), expected);
    }
  });

  it('is the same where nothing in it opens anything', () => {
    for (const text of [
      'Is it on? Yes, token=1',
      'https://docs.example/page?id=17&lang=de#top',
      `https://a.example/login/sd_reporting?reportType=SupportSession&sessionId=${SECRET}`,
      'https://a.example/start?customer.details=Printer%20on%20fire%20since%209',
      'bob@example.com and 5#3',
      SECRET,
    ]) {
      assert.equal(withoutSignatures(text), text);
    }
  });

  it('is quickly made, however long it is', () => {
    const begun = performance.now();
    withoutSignatures(`${'a?'.repeat(500_000)} ${'/?a='.repeat(250_000)} ${'https://x@'.repeat(100_000)}`);
    assert.ok(performance.now() - begun < 3000);
  });
});

describe('a signed address', () => {
  const anyName = fc.constantFrom('download_url', 'view_url', 'url', 'note', 'x', 'filename', 'path');

  it('is in no table, file, note or search, by whatever name it comes', async () => {
    await fc.assert(
      fc.asyncProperty(signed, anyName, hostileText, async (address, name, before) => {
        const value = `${before.replace(/[^\w ]/g, '')} ${address}`;
        const xml = value.replace(/&(?!amp;)/g, '&amp;');
        const session = await sessionOf(`<session lsid="a1"><${name}>${xml}</${name}><external_key>${xml}</external_key>
          <custom_attributes><custom_attribute code_name="a">${xml}</custom_attribute></custom_attributes>
          <customer_list><customer gsnumber="1"><username>${xml}</username><${name}>${xml}</${name}></customer></customer_list>
          <session_details>
          <event event_type="Command Shell Session Started" timestamp="5"><body>${xml}</body><data><value name="${name}" value="${xml}"/></data></event>
          <event event_type="Chat Message" timestamp="5"><body>${xml}</body><filename>${xml}</filename></event>
          <event event_type="Session Note Added" timestamp="5"><data><value name="${name}" value="${xml}"/></data></event>
          </session_details></session>`);
        const words = { timeZone: 'UTC', system: 'System', unknown: 'Unknown', private: 'private' };
        const record = new PageRecord();
        const rows = [{ id: '1', cells: [value, 1, null], details: [{ label: value, value }] }];
        record.put({ type: 'head', head: { title: value, facts: [{ label: 'x', value }], actions: [] } });
        record.put({
          type: 'section',
          section: {
            id: 's',
            title: value,
            content: { kind: 'table', columns: [{ title: 'A', kind: 'text' }], empty: '' },
          },
        });
        record.addRows('s', rows);
        const { columns = [], rows: kept = [] } = record.table('s') ?? {};
        for (const written of [
          sessionNote(session),
          ...(['md', 'txt', 'html', 'json'] as const).map((format) => transcriptFile(session, format, words)),
          JSON.stringify(record.messages),
          csvOf(
            columns.map(({ title }, at) => ({
              heading: title,
              value: ({ cells }: (typeof kept)[number]) => cells[at],
            })),
            kept,
          ),
          JSON.stringify(withoutAnySignature(session)),
        ]) {
          assert.ok(!written.includes(SECRET), written);
        }
        assert.ok(!sessionMatches(session, SECRET));
      }),
    );
  });
});
