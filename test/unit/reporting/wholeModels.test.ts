import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { summaryHtml } from '../../../src/reporting/models/summaryHtml.ts';
import { compareSummaries } from '../../../src/reporting/models/summaryComparison.ts';
import { withoutSignatures } from '../../../src/reporting/models/text/signedAddresses.ts';
import { answersByQuestion } from '../../../src/reporting/models/surveyAnswers.ts';
import { sessionNote } from '../../../src/reporting/models/session/sessionNote.ts';
import { within } from '../../../src/reporting/models/session/timeline.ts';
import { noteText } from '../../../src/reporting/models/session/sessionNote.ts';
import { listOf } from './fixtures.ts';
import { reportOf, sessionOf } from './reading.ts';

describe('a value of a report', () => {
  const valuesOf = async (field: string, texts: readonly string[]): Promise<unknown[]> => {
    const xml = texts.map((text) => `<summary id="1"><${field}>${text}</${field}></summary>`).join('');
    const { items } = await reportOf('SupportSessionSummary', listOf('summary_list', xml));
    const name = field.replace(/_(.)/g, (_, letter: string) => letter.toUpperCase());
    return items.map((item) => new Map<string, unknown>(Object.entries(item)).get(name));
  };

  it('is a decimal number with a point or a comma', async () => {
    const texts = ['5', ' -5.25 ', '5,7', '5,75', '0.5', '5,755', '5.', '.5', '1.000,5', 'x5', '5x', ''];
    const numbers = [5, -5.25, 5.7, 5.75, 0.5, null, null, null, null, null, null, null];
    assert.deepEqual(await valuesOf('avg_sessions_per_weekday', texts), numbers);
  });

  it('is a duration of hours, minutes and seconds, of which the first may be missing', async () => {
    const texts = [
      '01:02:03',
      '100:00:00',
      '2:03',
      '90',
      ' 00:00:07 ',
      '1:2:3:4',
      '1:002:03',
      ':03',
      'x1',
      '1:02x',
      '',
    ];
    const seconds = [3723, 360_000, 123, 90, 7, null, null, null, null, null, null];
    assert.deepEqual(await valuesOf('avg_duration', texts), seconds);
  });

  it('is a whole number, and nothing that is none', async () => {
    assert.deepEqual(await valuesOf('total_sessions', ['12', ' 0 ', '1.5', 'x', '']), [12, 0, null, null, null]);
  });

  it('is kept by its path where the guide does not know it', async () => {
    const session =
      await sessionOf(`<session lsid="a1" own="1"><extra/><tags a="b"><tag>x</tag><tag>y</tag><tag/></tags>
      <extra>z</extra><deep><er><est c="d"> e </est></er></deep></session>`);
    assert.deepEqual(session.others, {
      '@own': '1',
      extra: '',
      'tags@a': 'b',
      'tags/tag': 'x',
      'tags/tag[2]': 'y',
      'tags/tag[3]': '',
      'extra[2]': 'z',
      'deep/er/est': 'e',
      'deep/er/est@c': 'd',
    });
  });
});

describe('a summary as a web page, as a whole', () => {
  const WORDS = {
    ...{ language: 'de', title: 'T & C', period: 'Mai', before: 'April', source: 'Quelle', name: 'Team' },
    ...{
      sessions: 'S',
      sessionsBefore: 'S0',
      change: 'D',
      perWeekday: 'W',
      average: 'A',
      averageBefore: 'A0',
      total: 'Z',
    },
  };
  const row = (id: string, displayName: string, totalSessions: number | null) => ({
    ...{ id, type: 'team', displayName, totalSessions, avgSessionsPerWeekday: 1234.567, avgDuration: 60 },
  });
  /** What stands between the head and the end of the body. */
  const body = (html: string): string => /<body>\n([^]*)\n<\/body>/.exec(html)?.[1] ?? '';
  const heads = (...words: readonly string[]): string => words.map((word) => `<th scope="col">${word}</th>`).join('');
  const cells = (...values: readonly string[]): string => values.map((value) => `<td>${value}</td>`).join('');

  it('has the columns of both periods, the most sessions for the longest bar, and figures in the reader’s language', () => {
    const rows = compareSummaries([row('1', 'A', 8), row('2', 'B', null)], [row('1', 'A', 10), row('2', 'B', 0)]);
    const total = {
      sessions: { now: 8, before: 10, change: -2 },
      averageDuration: { now: 60, before: 3600, change: -3540 },
    };
    const html = summaryHtml(rows, total, WORDS);
    assert.equal(
      body(html),
      `<h1>T &amp; C</h1>
<p>Mai</p>
<p>April</p>
<dl>
<div><dt>S</dt><dd>8 <small>(-2)</small></dd></div>
<div><dt>A</dt><dd>0:01:00 <small>(1:00:00)</small></dd></div>
</dl>
<table>
<thead><tr>${heads('Team', 'S', 'S0', 'D', 'W', 'A', 'A0', 'Z')}</tr></thead>
<tbody>
<tr><td><bdi>A</bdi><meter min="0" max="8" value="8"></meter></td>${cells('8', '10', '-2', '1.234,57', '0:01:00', '0:01:00', '0:08:00')}</tr>
<tr><td><bdi>B</bdi><meter min="0" max="8" value="0"></meter></td>${cells('', '0', '', '1.234,57', '0:01:00', '0:01:00', '')}</tr>
</tbody>
</table>
<p>Quelle</p>`,
    );
    assert.match(html, /^<!DOCTYPE html>\n<html lang="de">\n<head>\n<meta charset="utf-8">/);
    assert.match(html, /<title>T &amp; C<\/title>/);
  });

  it('has the columns of one period alone where there is no other, also where nobody had a session', () => {
    const none = { now: 0, before: null, change: null };
    const html = summaryHtml(compareSummaries([row('1', 'A', 0)]), { sessions: none, averageDuration: none }, WORDS);
    assert.equal(
      body(html),
      `<h1>T &amp; C</h1>
<p>Mai</p>

<dl>
<div><dt>S</dt><dd>0</dd></div>
<div><dt>A</dt><dd>0:00:00</dd></div>
</dl>
<table>
<thead><tr>${heads('Team', 'S', 'W', 'A', 'Z')}</tr></thead>
<tbody>
<tr><td><bdi>A</bdi><meter min="0" max="1" value="0"></meter></td>${cells('0', '1.234,57', '0:01:00', '0:00:00')}</tr>
</tbody>
</table>
<p>Quelle</p>`,
    );
  });
});

describe('what makes an address secret', () => {
  const at = (query: string): string => withoutSignatures(`https://a.example/x${query}`);
  const SHORTENED = 'https://a.example/x';

  it('is a parameter whose name says so, or that is short with a value that is not', () => {
    for (const parameter of [
      ...[
        'sig=1',
        'my-sig=1',
        'sig.v2=1',
        'signature=1',
        'Signed=1',
        'token=1',
        'accessToken=1',
        'secret=1',
        'passwd=1',
      ],
      ...['pwd=1', 'auth=1', 'hmac=1', 'digest=1', 'credential=1', 'jwt=1', 'policy=1', 'api_key=1', 'downloadkey=1'],
      ...['hash=1', 'key=1', 'mac=1', 'X-Amz-Date=1', 'x-goog-x=1', 'h=123456', 'K=abcdef', 's=123456'],
    ]) {
      assert.equal(at(`?a=1&${parameter}`), `${SHORTENED}?…`, parameter);
      assert.equal(at(`#${parameter}`), `${SHORTENED}#…`, parameter);
    }
  });

  it('is none by a name that only sounds alike, by an id, or by a short value', () => {
    for (const parameter of [
      ...[
        'design=1',
        'signal=1',
        'author=1',
        'policyholder=1',
        'keyboard=1',
        'rehash=1',
        'machine=1',
        'h=12345',
        'hh=123456',
      ],
      ...[
        'token=',
        'lsid=0123456789abcdef0',
        'lsids=0123456789abcdef0',
        'user_id=0123456789abcdef0',
        'uuid=0123456789abcdef0',
      ],
      ...['sessionId=0123456789abcdef0', 'x=0123456789abcde', 'x=abcdefghijklmnopq', 'x=01234567890123456', '01234567'],
    ]) {
      assert.equal(at(`?${parameter}`), `${SHORTENED}?${parameter}`, parameter);
    }
  });

  it('is a long value of letters and digits mixed, whatever its name, and a password before the host', () => {
    assert.equal(at('?x=0123456789abcdef'), `${SHORTENED}?…`);
    assert.equal(at('?0123456789abcdef'), `${SHORTENED}?…`);
    assert.equal(withoutSignatures('ftp://ada:p@a.example/x y'), 'ftp://a.example/x y');
    for (const text of [
      'https://ada@a.example/',
      'https://a.example/b:c@d',
      'ada:p@a.example',
      'a?token=1',
      '/?a=%zz',
    ]) {
      assert.equal(withoutSignatures(text), text);
    }
  });
});

describe('answers to surveys', () => {
  it('are of one question where its id, else its name, else its label is the same', () => {
    const question = (id: string, name: string, label: string, type: string, ...answerList: readonly string[]) => ({
      ...{ id, name, label, reportHeader: '', type, answerList },
    });
    const survey = (
      lsid: string,
      ts: number | null,
      questionList: readonly ReturnType<typeof question>[],
      name?: string,
    ) => ({
      ...{ lsid, ts, questionList, ...(name !== undefined && { submittedBy: { type: 'cust', name } }) },
    });
    const surveys = [
      survey('a', null, [question('1', 'n', 'One', 'RADIO', 'b', 'a'), question('', 'n', 'Two', 'own', 'early')]),
      survey('b', 2, [question('1', 'm', 'Other', 'radio', 'b'), question('', 'n', 'Three', 'own', 'late')], 'Bob'),
      survey('c', 1, [question('', '', 'One', 'select', 'a', 'c'), question('', '', 'One', 'select')]),
    ];
    const typed: Parameters<typeof answersByQuestion>[0] = surveys as never;
    const shown = answersByQuestion(typed).map(({ id, label, answered, unanswered, counts, texts }) => ({
      ...{ question: `${id}${label}`, answered, unanswered },
      counts: counts.map(({ answer, count }) => `${answer} ${count}`),
      texts: texts.map(({ lsid, ts, submittedBy, text }) => `${lsid} ${ts} ${submittedBy} ${text}`),
    }));
    assert.deepEqual(shown, [
      { question: '1One', answered: 2, unanswered: 0, counts: ['b 2', 'a 1'], texts: [] },
      { question: 'Two', answered: 2, unanswered: 0, counts: [], texts: ['b 2 Bob late', 'a null  early'] },
      { question: 'One', answered: 1, unanswered: 1, counts: ['a 1', 'c 1'], texts: [] },
    ]);
  });
});

describe('the note of a session, in another language', () => {
  it('has each word of ours from the labels, and who is told of by whatever name', async () => {
    const session =
      await sessionOf(`<session lsid="a1"><start_time timestamp="60"/><end_time timestamp="120"/><duration>00:01:00</duration>
      <customer_list><customer gsnumber="1"><username/><hostname>Unknown</hostname><os>Linux</os><info><name>Kim</name><details> </details></info></customer>
      <customer gsnumber="2"><username>Bob</username><info><details>Broken</details></info></customer></customer_list>
      <rep_list><representative gsnumber="3" id="5"><username>eve</username></representative>
      <representative gsnumber="4" id="6"><username>li</username><public_display_name>Li</public_display_name><seconds_involved>5</seconds_involved></representative></rep_list>
      <session_details>
      <event event_type="Chat Message" timestamp="60"><body>hm</body></event>
      <event event_type="Chat Message" timestamp="61"><performed_by type="system" gsnumber="0"/><body>yo</body></event>
      <event event_type="SESSION END" timestamp="100"><performed_by type="representative" gsnumber="3"/></event>
      <event event_type="Session End" timestamp="120"><performed_by type="representative" gsnumber="4"/></event>
      </session_details></session>`);
    const labels = {
      ...{ session: 'Sitzung', people: 'Leute', issue: 'Anliegen', chat: 'Gespräch', customer: 'Kunde' },
      ...{ start: 'Anfang', end: 'Ende', duration: 'Dauer', outcome: 'Ausgang', sessionId: 'Kennung' },
      ...{ system: 'Anlage', unknown: 'Jemand', endedBy: 'Beendet von' },
    };
    assert.equal(
      sessionNote(session, { labels }),
      `# Sitzung a1

- **Anfang:** 1970-01-01 00:01:00 (UTC)
- **Ende:** 1970-01-01 00:02:00 (UTC)
- **Dauer:** 0:01:00
- **Ausgang:** Beendet von Li
- **Kennung:** a1

## Leute

- Kim (Linux)
- Bob
- eve
- Li (0:00:05)

## Anliegen

Broken

## Gespräch

*1970-01-01 (UTC)*

- 00:01:00 **Jemand**: hm
- 00:01:01 **Anlage**: yo
`,
    );
  });

  it('is made of the text of an event that is a note, and of no other', () => {
    const value = (name: string, text: string) => ({ name, value: text });
    const note = (eventType: string, body: string, ...data: readonly ReturnType<typeof value>[]) =>
      noteText({ eventType, body, data });
    assert.equal(note('session_note_added', '[b]x[/b]', value('note', 'y')), 'x');
    const told = [
      value('user_id', '1'),
      value('number', '2'),
      value('NAME', 'n'),
      value('a', ''),
      value('note', 'y'),
      value('more', 'z'),
    ];
    assert.equal(note('Session Note Added', '', ...told), 'y\nz');
    assert.equal(note('Session Noted', 'x'), undefined);
    assert.equal(note('A Session Note', 'x'), undefined);
  });
});

describe('spans', () => {
  it('are cut to the period, put in order, and one where they meet', () => {
    const spans = [
      [50, 60],
      [10, 20],
      [20, 30],
      [31, 31],
      [0, 5],
      [95, 120],
      [55, 57],
      [101, 110],
    ].map(([from = 0, to = 0]) => ({ from, to }));
    assert.deepEqual(
      within({ from: 8, to: 100 }, spans).map(({ from, to }) => `${from}-${to}`),
      ['10-30', '31-31', '50-60', '95-100'],
    );
  });
});
