import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { DEFAULT_NOTE_LABELS } from '../../../../src/reporting/models/session/noteLabels.ts';
import { NOTE_PLACEHOLDERS, sessionNote } from '../../../../src/reporting/models/session/sessionNote.ts';
import { messageText } from '../../../../src/reporting/models/session/transcript.ts';
import { SESSION_XML } from '../fixtures.ts';
import { hostileText, typed } from '../hostile.ts';
import { sessionOf } from '../reading.ts';

const NOTE = `# Session INC-17

- **Customer:** Bob
- **Company:** Acme
- **Representative:** Ada L.
- **Teams:** Welcome → First line
- **Public site:** Default
- **Start:** 2016-10-01 08:00:00 (UTC)
- **End:** 2016-10-01 09:00:00 (UTC)
- **Duration:** 1:00:00
- **Outcome:** Ended
- **External key:** INC-17
- **Room:** 12 \\& 13
- **Session ID:** c69a8e10bea9428f816cfababe9815fe

## People

- Bob (BOB-PC, Windows 10, \\[2001:db8::1\\]:50123)
- Ada L. (0:59:00)
- Eve (0:01:00)

## Issue

No print

## Chat

*2016-10-01 (UTC)*

- 08:01:40 **Ada L.**: Hello Bob, 2 \\< 3
- 08:02:30 **Bob**: Hello

## Files

| Time | Event | By | File | Bytes |
| --- | --- | --- | --- | --- |
| 2016-10-01 08:03:20 | File Upload | Ada L. | driver.zip | 1024 |

## Surveys

### Survey of Bob

- **How was it?**: good

## System information

### Drives

| Drive | Type | Percent Used |
| --- | --- | --- |
| C:\\\\ | Local Disk | 60% |

### os

| Name | Version |
| --- | --- |
| Windows | 10 |
`;

/** What formats in Markdown, once what is escaped is taken out. */
function formatting(note: string): readonly string[] {
  return note.split('\n').map((line) => {
    const open = line.replace(/\\[!-/:-@[-`{-~]/g, 'x');
    const block = /^\s*(?:[-+=>#:]|\d{1,9}[.)](?=\s|$))/.exec(open)?.[0] ?? '';
    return `${block} ${open.replace(/[^\\`*_[\]<>|~#&!$@]/g, '')}`;
  });
}

/** The same text with a letter for each character that could format. */
function harmless(text: string): string {
  return text.replace(/[!-/:-@[-`{-~]|\d/g, (character) => String.fromCharCode(0x4e00 + character.charCodeAt(0)));
}

describe('the note of a session', () => {
  it('tells who, when, how long, the chat, the files and the system information', async () => {
    assert.equal(sessionNote(await sessionOf(SESSION_XML)), NOTE);
  });

  it('has no heading for what the session has not', async () => {
    const note = sessionNote(await sessionOf('<session lsid="a1"/>'));
    assert.equal(note, '# Session a1\n\n- **Outcome:** Not ended, or closed abnormally\n- **Session ID:** a1\n');
  });

  it('has what representatives noted, files however they are told, and all surveys, each in its order', async () => {
    const by = (name: string) => `<performed_by type="representative" gsnumber="2">${name}</performed_by>`;
    const value = (name: string, text: string) => `<value name="${name}" value="${text}"/>`;
    const survey = (who: string, questions: string) =>
      `<submitted_by type="x">${who}</submitted_by><question_list>${questions}</question_list>`;
    const question = (label: string, ...answers: readonly string[]) =>
      `<question><label>${label}</label><answer_list>${answers.map((one) => `<answer>${one}</answer>`).join('')}</answer_list></question>`;
    const session = await sessionOf(`<session lsid="a1">
      <cust_survey_list><cust_exit_survey>${survey('Bob', question('Good?', 'yes', '[no](x)') + question('More?'))}</cust_exit_survey></cust_survey_list>
      <rep_survey_list><rep_exit_survey>${survey('Ada', question('Solved?', 'yes'))}</rep_exit_survey></rep_survey_list>
      <session_details>
      <event event_type="Session Note Added" timestamp="10">${by('Ada')}<body>Line 1\nLine 2</body></event>
      <event event_type="File Transfer Complete" timestamp="20">${by('Ada')}<data>${value('filename', 'a.log')}${value('filesize', '12')}${value('sha256', 'ff')}</data></event>
      <event event_type="File Moved" timestamp="30">${by('Ada')}<data>${value('old_path', 'C:\\a')}${value('new_path', 'C:\\b')}</data></event>
      <event event_type="Session Note Added" timestamp="40">${by('Eve')}<data>${value('note_number', '2')}${value('note', 'see https://a.example/n?token=abc')}</data></event>
      </session_details></session>`);
    const note = sessionNote(session, { template: '{notes}\n\n{files}\n\n{surveys}' });
    assert.equal(
      note,
      `## Notes

- 1970-01-01 00:00:10 **Ada**: Line 1\\
  Line 2
- 1970-01-01 00:00:40 **Eve**: see https\\://a.example/n?…

## Files

| Time | Event | By | File | Bytes |
| --- | --- | --- | --- | --- |
| 1970-01-01 00:00:20 | File Transfer Complete | Ada | a.log | 12 |
| 1970-01-01 00:00:30 | File Moved | Ada | C:\\\\a → C:\\\\b |  |

## Surveys

### Survey of Bob

- **Good?**: yes\\
  \\[no\\](x)
- **More?**: –

### Survey of Ada

- **Solved?**: yes
`,
    );
  });

  it('says of a session without an end what is known of it', async () => {
    const session = await sessionOf('<session lsid="a1"/>');
    const outcome = (isInProgress?: boolean) => sessionNote(session, { template: '{outcome}', isInProgress });
    assert.equal(outcome(true), 'In progress\n');
    assert.equal(outcome(false), 'No end recorded; closed abnormally\n');
    assert.equal(outcome(), 'Not ended, or closed abnormally\n');
  });

  it('names who ended the session', async () => {
    const session = await sessionOf(`<session lsid="a1"><end_time timestamp="5"/>
      <customer_list><customer gsnumber="1"><username>Bob</username></customer></customer_list><session_details>
      <event event_type="Session End" timestamp="5"><performed_by type="customer" gsnumber="1"/></event>
      </session_details></session>`);
    assert.match(sessionNote(session), /\*\*Outcome:\*\* Ended by Bob$/m);
  });

  it('marks what the customer did not see', async () => {
    const session = await sessionOf(`<session lsid="a1"><session_details><event event_type="Chat Message" timestamp="5">
      <performed_by type="representative" gsnumber="2">Ada</performed_by>
      <destination type="representative" gsnumber="3">Eve</destination><body>psst</body></event></session_details></session>`);
    assert.match(sessionNote(session, { labels: { private: 'intern' } }), /\*\*Ada\*\* \(intern\): psst$/m);
  });

  it('begins each day of the chat with its date, in the time zone asked for', async () => {
    const chat = (timestamp: number) =>
      `<event event_type="Chat Message" timestamp="${timestamp}"><performed_by type="customer" gsnumber="1">Bob</performed_by><body>x</body></event>`;
    const session = await sessionOf(
      `<session lsid="a1"><session_details>${chat(1475308800)}${chat(1475359200)}</session_details></session>`,
    );
    const note = sessionNote(session, { template: '{chat}', timeZone: 'Europe/Berlin' });
    assert.match(
      note,
      /^\*2016-10-01 \(Europe\/Berlin\)\*\n\n- 10:00:00 .*\n\n\*2016-10-02 \(Europe\/Berlin\)\*\n\n- 00:00:00 /m,
    );
  });

  it('fills a template of one’s own, and nothing in what people typed', async () => {
    const session = { ...(await sessionOf(SESSION_XML)), externalKey: '{lsid} $&' };
    const note = sessionNote(session, { template: '{externalKey}: {customer}, {nothing} {duration}' });
    assert.equal(note, '{lsid} \\$\\&: Bob, {nothing} 1:00:00\n');
  });

  it('knows each placeholder', async () => {
    const session = await sessionOf(SESSION_XML);
    for (const name of NOTE_PLACEHOLDERS) {
      assert.notEqual(sessionNote(session, { template: `{${name}}`, signedLinks: true }), `{${name}}\n`);
    }
  });

  it('has the signed addresses only where they are asked for', async () => {
    const session = await sessionOf(SESSION_XML);
    assert.doesNotMatch(sessionNote(session), /secret/);
    const links = sessionNote(session, { template: '{links}', signedLinks: true });
    assert.match(links, /^- \[Chat\]\(<https:\/\/support\.example\.com\/chat\?lsid=c6&h=secret>\)$/m);
    assert.match(links, /^- \[Recording: commandShell 1\]\(<https:\/\/b\/1>\)$/m);
    const unsafe = { ...session, sessionChatViewUrl: 'javascript:alert(1)' };
    assert.doesNotMatch(sessionNote(unsafe, { signedLinks: true }), /javascript/);
  });

  it('stops long tables, and says by how much', async () => {
    const rows = '<row><field>1</field></row>'.repeat(5);
    const session = await sessionOf(`<session lsid="a1"><session_details><event event_type="x"><system_information>
      <category name="Disks"><description><field>N</field></description><data>${rows}</data></category>
      </system_information></event></session_details></session>`);
    const note = sessionNote(session, { systemRows: 2 });
    assert.equal(note.match(/^\| 1 \|$/gm)?.length, 2);
    assert.match(note, /^… 3 more rows$/m);
  });

  it('is the same text every time', async () => {
    const again = sessionNote(await sessionOf(SESSION_XML));
    assert.equal(sessionNote(await sessionOf(SESSION_XML)), again);
    const words = Object.fromEntries(Object.keys(DEFAULT_NOTE_LABELS).map((name) => [name, 'w']));
    assert.notEqual(sessionNote(await sessionOf(SESSION_XML), { labels: words }), again);
  });

  it('is formatted by nothing that people typed, nor linked', async () => {
    const session = await sessionOf(SESSION_XML);
    fc.assert(
      fc.property(fc.array(hostileText, { minLength: 1, maxLength: 7 }), (texts) => {
        const note = sessionNote(typed(session, texts));
        const plain = typed(session, texts, (text, name) => harmless(name === 'body' ? messageText(text) : text));
        assert.deepEqual(formatting(note), formatting(sessionNote(plain)));
        assert.doesNotMatch(note.replace(/\\[!-/:-@[-`{-~]/g, ''), /:\/\/|www\.|@/i);
        assert.ok(note.isWellFormed());
        assert.doesNotMatch(
          note,
          /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/,
        );
      }),
    );
  });

  it('takes a message of a megabyte', async () => {
    const session = await sessionOf(SESSION_XML);
    const body = '[b]*x[/b]\n'.repeat(100_000);
    const events = session.events.map((event) => (event.eventType === 'Chat Message' ? { ...event, body } : event));
    assert.ok(sessionNote({ ...session, events }).length > 1_000_000);
  });
});
