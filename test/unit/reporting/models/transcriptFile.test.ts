import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { transcriptFile, type TranscriptFormat } from '../../../../src/reporting/models/session/transcriptFile.ts';
import { SESSION_XML } from '../fixtures.ts';
import { hostileText, typed } from '../hostile.ts';
import { sessionOf } from '../reading.ts';

const WORDS = { timeZone: 'UTC', system: 'System', unknown: 'Unknown', private: 'private' };
const FORMATS: readonly TranscriptFormat[] = ['md', 'txt', 'html', 'json'];

/** Every tag that we write, with nothing in its attributes but what is checked. */
const OUR_TAGS =
  /<!DOCTYPE html>|<\/?(?:html|head|title|style|body|h1|b|i|u|ul|li|small|br)>|<meta (?:charset|http-equiv)="[^<>"]*"(?: content="[^<>"]*")?>|<p class="(?:system|customer|representative|attendee|unknown)">|<\/p>|<span dir="auto">|<\/span>|<font color="(?:[a-z]+|#[\da-f]{3,6})">|<\/font>/gi;

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
    assert.match(html, /<b>a<\/b><font color="red">&lt;b&gt;<\/font>https:\/\/x\.example\/\?a=1&amp;b=&quot;<ul>/);
    assert.match(html, /<ul><li>c<\/li><\/ul>/);
    assert.match(html, /content="default-src 'none'; style-src 'unsafe-inline'"/);
  });

  it('has each message in its order, with who wrote it, whether it was private, and its files, in each format', async () => {
    const message = (timestamp: number, from: string, to: string, rest: string) =>
      `<event event_type="Chat Message" timestamp="${timestamp}">${from}${to}${rest}</event>`;
    const ada = '<performed_by type="representative" gsnumber="2">Ada</performed_by>';
    const talked = await sessionOf(`<session lsid="a1"><session_details>
      ${message(60, '<performed_by type="system" gsnumber="0"/>', '', '<body>Bob has joined.</body>')}
      ${message(61, ada, '<destination type="everyone" gsnumber="0">Alle</destination>', '<body>Hi\nthere *x*</body>')}
      ${message(62, ada, '<destination type="representative" gsnumber="3">Eve</destination>', '<body>psst</body>')}
      ${message(63, '', '', '<body>https://a.example/x?sig=1</body>')}
      <event event_type="Files Shared" timestamp="64"><performed_by type="customer" gsnumber="1">Bob</performed_by>
      <filename>a.txt</filename><data><value name="filename" value="a.txt"/><value name="filename" value="b.txt"/></data></event>
      </session_details></session>`);
    assert.equal(
      written('txt', talked),
      `[1970-01-01 00:01:00] System: Bob has joined.
[1970-01-01 00:01:01] Ada: Hi
    there *x*
[1970-01-01 00:01:02] Ada (private): psst
[1970-01-01 00:01:03] Unknown: https://a.example/x?…
[1970-01-01 00:01:04] Bob: a.txt
    b.txt
`,
    );
    assert.equal(
      written('md', talked),
      `# a1

- 1970-01-01 00:01:00 **System**: Bob has joined.
- 1970-01-01 00:01:01 **Ada**: Hi\\
  there \\*x\\*
- 1970-01-01 00:01:02 **Ada** (private): psst
- 1970-01-01 00:01:03 **Unknown**: https\\://a.example/x?…
- 1970-01-01 00:01:04 **Bob**: a.txt\\
  b.txt
`,
    );
    const read = JSON.parse(written('json', talked)) as { messages: readonly Record<string, unknown>[] };
    assert.deepEqual(
      read.messages.map(({ from, to, text, files, isPrivate }) => [from, to, text, files, isPrivate]),
      [
        [{ kind: 'system', name: '' }, [], 'Bob has joined.', [], false],
        [{ kind: 'representative', name: 'Ada' }, [], 'Hi\nthere *x*', [], false],
        [{ kind: 'representative', name: 'Ada' }, ['Eve'], 'psst', [], true],
        [{ kind: 'unknown', name: '' }, [], 'https://a.example/x?…', [], false],
        [{ kind: 'customer', name: 'Bob' }, [], '', ['a.txt', 'b.txt'], false],
      ],
    );
    assert.deepEqual(written('html', talked).match(/<p class=[^]*?<\/p>/g), [
      '<p class="system"><small>[1970-01-01 00:01:00] System</small><br><span dir="auto">Bob has joined.</span></p>',
      '<p class="representative"><small>[1970-01-01 00:01:01] Ada</small><br><span dir="auto">Hi\nthere *x*</span></p>',
      '<p class="representative"><small>[1970-01-01 00:01:02] Ada (private)</small><br><span dir="auto">psst</span></p>',
      '<p class="unknown"><small>[1970-01-01 00:01:03] Unknown</small><br><span dir="auto">https://a.example/x?…</span></p>',
      '<p class="customer"><small>[1970-01-01 00:01:04] Bob</small><br><span dir="auto"><br>a.txt<br>b.txt</span></p>',
    ]);
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
