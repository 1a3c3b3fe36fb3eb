import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { transcriptFile, type TranscriptFormat } from '../../../../src/reporting/models/transcriptFile.ts';
import { SESSION_XML } from '../fixtures.ts';
import { hostileText, typed } from '../hostile.ts';
import { sessionOf } from '../reading.ts';

const WORDS = { timeZone: 'UTC', system: 'System', unknown: 'Unknown', private: 'private' };
const FORMATS: readonly TranscriptFormat[] = ['md', 'txt', 'html', 'json'];

/** Every tag that we write, with nothing in its attributes but what is checked. */
const OUR_TAGS =
  /<!DOCTYPE html>|<\/?(?:html|head|title|style|body|h1|b|i|u|ul|li|small|br)>|<meta (?:charset|http-equiv)="[^<>"]*"(?: content="[^<>"]*")?>|<p class="(?:system|customer|representative|attendee)">|<\/p>|<span dir="auto">|<\/span>|<font color="(?:[a-z]+|#[\da-f]{3,6})">|<\/font>|<a href="https?:[^<>"\s]+" rel="noopener noreferrer">|<\/a>/gi;

const session = await sessionOf(SESSION_XML);
const written = (format: TranscriptFormat, source = session) => transcriptFile(source, format, WORDS);
const talk = (name: string, body: string) => ({
  ...session,
  customerList: session.customerList.map((customer) => ({ ...customer, username: name })),
  events: session.events.filter(({ body: text }) => text !== '').map((event) => ({ ...event, body })),
});

describe('the transcript as a file', () => {
  it('is Markdown', () => {
    assert.equal(
      written('md'),
      '# INC-17\n\n- 2016-10-01 08:01:40 **Ada L.**: Hello Bob, 2 \\< 3\n- 2016-10-01 08:02:30 **Bob**: Hello\n',
    );
  });

  it('is text', () => {
    assert.equal(written('txt'), '[2016-10-01 08:01:40] Ada L.: Hello Bob, 2 < 3\n[2016-10-01 08:02:30] Bob: Hello\n');
  });

  it('is JSON, with each message as it was sent and as it is read', () => {
    const { lsid, messages } = JSON.parse(written('json')) as { lsid: string; messages: object[] };
    assert.equal(lsid, session.lsid);
    assert.deepEqual(messages[0], {
      timestamp: 1475308900,
      from: { kind: 'representative', name: 'Ada L.' },
      to: ['Bob'],
      text: 'Hello Bob, 2 < 3',
      body: 'Hello [b]Bob[/b], 2 < 3',
      files: [],
      isPrivate: false,
    });
  });

  it('is a web page with the formatting of the messages', () => {
    const html = written(
      'html',
      talk('Bob', '[b]a[/b][color=red]<b>[/color][url]https://x.example/?a=1&b="[/url][ul][li]c[/li][/ul]'),
    );
    assert.match(
      html,
      /<b>a<\/b><font color="red">&lt;b&gt;<\/font><a href="https:\/\/x\.example\/\?a=1&amp;b=&quot;" rel="noopener noreferrer">/,
    );
    assert.match(html, /<ul><li>c<\/li><\/ul>/);
    assert.match(html, /content="default-src 'none'; style-src 'unsafe-inline'"/);
  });

  it('holds no tag as a web page that is not ours, whatever people typed', () => {
    fc.assert(
      fc.property(fc.array(hostileText, { minLength: 1, maxLength: 7 }), (texts) => {
        const html = written('html', typed(session, texts));
        assert.doesNotMatch(html.replace(OUR_TAGS, ''), /[<>]/);
        assert.ok(html.isWellFormed());
      }),
    );
  });

  it('tells as text who said what, however many lines people typed', () => {
    fc.assert(
      fc.property(hostileText, hostileText, (name, body) => {
        const [first, ...more] = written('txt', talk(`x${name}`, body)).split('\n');
        assert.match(first ?? '', /^\[2016-10-01 08:01:40\] Ada L\.: /);
        const heads = more.filter((line) => line !== '' && !line.startsWith('    '));
        assert.equal(heads.length, 1);
        assert.match(heads[0] ?? '', /^\[2016-10-01 08:02:30\] x/);
      }),
    );
  });

  it('has no control characters, nor marks that turn text around', () => {
    const source = talk('\u202eboB\u001b[2J', '\u001b]0;x\u0007a\u2066b\ud800');
    for (const format of ['md', 'txt', 'html'] as const) {
      assert.doesNotMatch(
        written(format, source),
        /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/,
      );
      assert.ok(written(format, source).isWellFormed());
    }
  });

  it('is the same every time', () => {
    for (const format of FORMATS) {
      assert.equal(written(format), written(format));
    }
  });

  it('takes a message of a megabyte', () => {
    const source = talk('Bob', '[url]'.repeat(49) + '<x[i]y[/i]'.repeat(50_000) + '[/url]'.repeat(49));
    for (const format of FORMATS) {
      assert.ok(written(format, source).length > 300_000);
    }
  });
});
