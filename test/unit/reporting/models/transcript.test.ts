import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { messageNodes, messageText, transcriptOf } from '../../../../src/reporting/models/session/transcript.ts';
import { listOf, SESSION_XML } from '../fixtures.ts';
import { hostileText } from '../hostile.ts';
import { reportOf, sessionOf } from '../reading.ts';

const PEOPLE = `<customer_list><customer gsnumber="1"><username>Bob</username></customer></customer_list>
  <rep_list><representative gsnumber="2" id="5"><username>ada</username></representative>
  <representative gsnumber="3" id="6"><username>eve</username></representative></rep_list>`;

async function chatOf(...events: readonly string[]) {
  return transcriptOf(
    await sessionOf(`<session lsid="a1">${PEOPLE}<session_details>${events.join('')}</session_details></session>`),
  );
}

const message = (from: string, to: string, rest: string) =>
  `<event event_type="Chat Message" timestamp="5"><performed_by ${from}/>${to && `<destination ${to}/>`}${rest}</event>`;
const BOB = 'type="customer" gsnumber="1"';
const ADA = 'type="representative" gsnumber="2"';
const EVE = 'type="representative" gsnumber="3"';
const SYSTEM = 'type="system" gsnumber="0"';

describe('the transcript of a session', () => {
  it('has its messages in their order, with the people and their place in the report', async () => {
    const messages = transcriptOf(await sessionOf(SESSION_XML));
    assert.deepEqual(
      messages.map(({ index, timestamp, from, to, body }) => [index, timestamp, from.name, to[0]?.name, body]),
      [
        [2, 1475308900, 'Ada L.', 'Bob', 'Hello [b]Bob[/b], 2 < 3'],
        [3, 1475308950, 'Bob', 'Ada L.', 'Hello\u0001'],
      ],
    );
  });

  it('knows what is from the system', async () => {
    const [first, second] = await chatOf(
      message(SYSTEM, '', '<body>Bob has joined.</body>'),
      message(BOB, SYSTEM, '<body>hi</body>'),
    );
    assert.deepEqual([first?.isSystem, second?.isSystem], [true, false]);
    assert.deepEqual(second?.to, []);
  });

  it('knows what the customer did not see', async () => {
    const messages = await chatOf(
      message(ADA, EVE, '<body>psst</body>'),
      message(ADA, BOB, '<body>hi</body>'),
      message(ADA, '', '<body>all</body>'),
      message(BOB, ADA, '<body>yes</body>'),
      message(ADA, '', '<body>note</body><data><value name="is_private" value="1"/></data>'),
      message(ADA, '', '<body>note</body><data><value name="private" value="0"/></data>'),
    );
    assert.deepEqual(
      messages.map(({ isPrivate }) => isPrivate),
      [true, false, false, false, true, false],
    );
  });

  it('names the API account that sent a message, by whatever attribute tells it', async () => {
    const messages = await chatOf(
      message(ADA, BOB, '<body>a</body><data><value name="api_account" value="Tickets"/></data>'),
      message(ADA, BOB, '<body>b</body><sent_by_api>Tickets</sent_by_api>'),
      message(ADA, BOB, '<body>c</body><data><value name="rapid" value="no"/><value name="okapi" value="no"/></data>'),
    );
    assert.deepEqual(
      messages.map(({ apiAccount }) => apiAccount),
      ['Tickets', 'Tickets', undefined],
    );
  });

  it('names each shared file once', async () => {
    const [shared] = await chatOf(`<event event_type="FILES SHARED"><performed_by ${ADA}/><filename>a.zip</filename>
      <files><file name="a.zip" size="1"/><file name="b.zip" size="2"/></files></event>`);
    assert.deepEqual(shared?.files, ['a.zip', 'b.zip']);
    assert.equal(shared.timestamp, null);
  });

  it('is read from a team’s activity, with all whom a message was meant for', async () => {
    const { items } = await reportOf(
      'SupportTeam',
      listOf(
        'team_activity_list',
        `<team_activity id="3" name="First line"><events><event event_type="Chat Message" timestamp="5">
        <performed_by ${ADA}>Ada</performed_by><destinations><destination gsnumber="3">Eve</destination>
        <destination gsnumber="4">Grace</destination></destinations><body>lunch?</body></event></events></team_activity>`,
      ),
    );
    const [lunch] = transcriptOf({ events: items[0]?.events ?? [] });
    assert.deepEqual(
      lunch?.to.map(({ name }) => name),
      ['Eve', 'Grace'],
    );
    assert.equal(lunch.isPrivate, true);
  });
});

describe('the body of a message', () => {
  it('is read without its formatting', () => {
    assert.equal(messageText('[b]Hello[/b] [url]https://x.example/[/url] <b>'), 'Hello https://x.example/ <b>');
  });

  it('never fails, and is formatted by the guide’s tags only', () => {
    const kinds = new Set(['text', 'bold', 'italic', 'underline', 'color', 'list', 'link']);
    fc.assert(
      fc.property(hostileText, (body) => {
        assert.ok(messageNodes(body).every(({ kind }) => kinds.has(kind)));
        assert.equal(typeof messageText(body), 'string');
      }),
    );
  });
});
