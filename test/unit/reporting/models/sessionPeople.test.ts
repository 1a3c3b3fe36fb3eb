import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { SessionPeople } from '../../../../src/reporting/models/people/sessionPeople.ts';
import { transcriptOf } from '../../../../src/reporting/models/session/transcript.ts';
import { SESSION_XML } from '../fixtures.ts';
import { sessionOf } from '../reading.ts';

const rep = (gsnumber: string, id: string, name: string, more = ''): string =>
  `<representative gsnumber="${gsnumber}" id="${id}"><private_display_name>${name}</private_display_name>${more}</representative>`;
const customer = (gsnumber: string, name: string): string =>
  `<customer gsnumber="${gsnumber}"><username>${name}</username></customer>`;
const chat = (inner: string): string => `<event timestamp="5" event_type="Chat Message">${inner}</event>`;
const by = (type: string, gsnumber: string, name = ''): string =>
  `<performed_by type="${type}" gsnumber="${gsnumber}">${name}</performed_by>`;
const change = (word: string, inner: string, timestamp = 5): string =>
  `<event timestamp="${timestamp}" event_type="Conference Member ${word}">${inner}</event>`;
const data = (values: Readonly<Record<string, string>>): string =>
  `<data>${Object.entries(values)
    .map(([name, value]) => `<value name="${name}" value="${value}"/>`)
    .join('')}</data>`;

async function peopleOf(lists: string, ...events: readonly string[]): Promise<SessionPeople> {
  const xml = `<session lsid="a1">${lists}<session_details>${events.join('')}</session_details></session>`;
  return new SessionPeople(await sessionOf(xml));
}

/** Who did each of the events, by name. */
async function performersOf(lists: string, ...events: readonly string[]): Promise<readonly string[]> {
  const people = await peopleOf(lists, ...events);
  return events.map((_, index) => people.performer(index).name);
}

describe('the people of a session', () => {
  it('are each there once, with the name that representatives see', async () => {
    const people = new SessionPeople(await sessionOf(SESSION_XML));
    assert.deepEqual(people.all, [
      { key: 'customer:1', kind: 'customer', name: 'Bob' },
      { key: 'representative:5', kind: 'representative', name: 'Ada L.' },
      { key: 'representative:6', kind: 'representative', name: 'Eve' },
    ]);
  });

  it('have a name wherever an event has a number, or a number without a type', async () => {
    const lists = `<customer_list>${customer('1', 'Bob')}</customer_list><rep_list>${rep('3', '6', 'Eve')}</rep_list>`;
    const events = [by('customer', '1'), by('representative', '3'), by('', '3')].map(chat);
    assert.deepEqual(await performersOf(lists, ...events), ['Bob', 'Eve', 'Eve']);
  });

  it('are not mixed up where a customer and a representative have the same number', async () => {
    const lists = `<customer_list>${customer('2', 'Bob')}</customer_list><rep_list>${rep('2', '5', 'ada')}</rep_list>`;
    const events = [by('customer', '2'), by('representative', '2'), by('', '2')].map(chat);
    assert.deepEqual(await performersOf(lists, ...events), ['Bob', 'ada', '2']);
  });

  it('are one person where a representative reconnected', async () => {
    const people = await peopleOf(
      `<rep_list>${rep('2', '5', 'ada')}${rep('9', '5', 'ada')}</rep_list>`,
      ...[by('representative', '9'), by('representative', '2')].map(chat),
    );
    assert.equal(people.all.length, 1);
    assert.equal(people.performer(0), people.performer(1));
  });

  it('may be missing in the lists, without being taken for one whose id is that number', async () => {
    const people = await peopleOf(
      `<rep_list>${rep('2', '9', 'ada')}</rep_list>`,
      ...[by('representative', '9', 'Grace'), by('representative', '9')].map(chat),
    );
    assert.deepEqual(people.performer(0), { key: 'representative:#9', kind: 'representative', name: 'Grace' });
    assert.equal(people.performer(1).name, 'Grace');
    assert.equal(people.all.length, 2);
  });

  it('do not include the system, nor one of whom nothing is told', async () => {
    const people = await peopleOf('', chat(by('system', '0', 'System')), chat(by('', '0')), chat(''));
    const system = { key: 'system', kind: 'system', name: '' };
    assert.deepEqual([people.performer(0), people.performer(1)], [system, system]);
    assert.deepEqual(people.performer(2), { key: 'unknown', kind: 'unknown', name: '' });
    assert.deepEqual(people.all, []);
  });

  it('are called by their number where they have no name, until an event names them', async () => {
    const lists = `<customer_list><customer gsnumber="7"/></customer_list>`;
    assert.equal((await peopleOf(lists)).all[0]?.name, '7');
    const named = await peopleOf(lists, chat(by('customer', '7', 'Bob')));
    assert.deepEqual(named.all, [{ key: 'customer:7', kind: 'customer', name: 'Bob' }]);
  });

  it('are not one person where they have neither a number nor an id', async () => {
    const people = await peopleOf(
      `<rep_list>${rep('', '', 'Ada')}${rep('', '', 'Eve')}</rep_list>`,
      ...[by('representative', '', 'Eve'), by('representative', '', 'Ada'), by('representative', '')].map(chat),
    );
    assert.deepEqual(
      people.representatives.map(({ name }) => name),
      ['Ada', 'Eve'],
    );
    assert.deepEqual(
      [0, 1, 2].map((index) => people.performer(index).name),
      ['Eve', 'Ada', ''],
    );
    assert.equal(people.all.length, 2);
  });

  it('are found by whatever name of theirs an event has', async () => {
    const names = `<public_display_name>Support</public_display_name><username>ada.l</username>`;
    const lists = `<primary_customer gsnumber="1">BOB-PC</primary_customer><customer_list>${customer('1', 'Bob')}</customer_list>
      <rep_list>${rep('2', '5', 'Ada', names)}${rep('3', '6', 'Eve', '<public_display_name>Support</public_display_name>')}</rep_list>`;
    const events = [
      by('representative', '2', 'Support'),
      by('representative', '3', 'Support'),
      by('representative', '', 'ADA.L'),
      by('customer', '1', 'Bob-PC'),
    ];
    assert.deepEqual(await performersOf(lists, ...events.map(chat)), ['Ada', 'Eve', 'Ada', 'Bob']);
  });
});

describe('a gsnumber that was given to somebody else', () => {
  const BOTH = `<rep_list>${rep('2', '5', 'Ada')}${rep('2', '6', 'Eve')}</rep_list>`;

  it('stands for the one whom the event itself names, listed or not', async () => {
    const events = ['Eve', 'Ada', 'Grace', ' eve '].map((name) => chat(by('representative', '2', name)));
    assert.deepEqual(await performersOf(BOTH, ...events), ['Eve', 'Ada', 'Grace', 'Eve']);
  });

  it('stands for the one who came last where the event has no name', async () => {
    const nameless = by('representative', '2');
    const events = [
      change('Added', nameless + data({ user_id: '5' })),
      chat(nameless),
      change('Departed', nameless + data({ user_id: '5' })),
      change('Added', nameless + data({ user_id: '6' })),
      chat(nameless),
      chat(`<destination type="representative" gsnumber="2"/>`),
    ];
    assert.deepEqual(await performersOf(BOTH, ...events), ['Ada', 'Ada', 'Ada', 'Eve', 'Eve', '']);
    assert.deepEqual(
      (await peopleOf(BOTH, ...events)).recipients(5).map(({ name }) => name),
      ['Eve'],
    );
  });

  it('passes from one to the next of those listed, where comings and goings name nobody', async () => {
    const nameless = by('representative', '2');
    const events = [
      change('Added', nameless),
      chat(nameless),
      change('Departed', nameless),
      change('Added', nameless),
      chat(nameless),
    ];
    assert.deepEqual(await performersOf(BOTH, ...events), ['Ada', 'Ada', 'Ada', 'Eve', 'Eve']);
    assert.deepEqual(await performersOf(`<rep_list>${rep('2', '5', 'Ada')}</rep_list>`, ...events), [
      'Ada',
      'Ada',
      'Ada',
      'Ada',
      'Ada',
    ]);
  });

  it('stands for the one who is seen to leave or to act later, and did not come since', async () => {
    const nameless = by('representative', '2');
    const left = change('Departed', nameless + data({ user_id: '6' }));
    const came = change('Added', nameless + data({ user_id: '6' }));
    assert.deepEqual(await performersOf(BOTH, chat(nameless), left), ['Eve', 'Eve']);
    assert.deepEqual(await performersOf(BOTH, chat(nameless), came), ['Ada', 'Eve']);
  });

  it('passes at the times at which newer sites say that representatives joined', async () => {
    const joined = (time: number): string => `<rep_join_time timestamp="${time}"/>`;
    const lists = `<rep_list>${rep('2', '6', 'Eve', joined(200))}${rep('2', '5', 'Ada', joined(100))}</rep_list>`;
    const at = (time: number): string =>
      `<event timestamp="${time}" event_type="Chat Message">${by('representative', '2')}</event>`;
    assert.deepEqual(await performersOf(lists, at(110), at(199), at(200), at(300)), ['Ada', 'Ada', 'Eve', 'Eve']);
  });

  it('stands for the first customer until the second comes', async () => {
    const lists = `<customer_list>${customer('1', 'Bob')}${customer('1', 'Zoë')}</customer_list>`;
    const nameless = by('customer', '1');
    const people = await peopleOf(
      lists,
      chat(nameless),
      change('Departed', nameless + data({ name: 'Bob' })),
      change('Added', nameless + data({ name: 'Zoë' })),
      chat(nameless),
    );
    assert.deepEqual(
      [0, 3].map((index) => people.performer(index)),
      [
        { key: 'customer:1', kind: 'customer', name: 'Bob' },
        { key: 'customer:1/2', kind: 'customer', name: 'Zoë' },
      ],
    );
  });

  it('is not taken from the one who lets another in', async () => {
    const lists = `<rep_list>${rep('2', '5', 'Ada')}${rep('3', '6', 'Eve')}</rep_list>`;
    const events = [
      change('Added', by('representative', '2') + data({ user_id: '6' })),
      chat(by('representative', '2')),
    ];
    const people = await peopleOf(lists, ...events);
    assert.equal(people.member(0)?.name, 'Eve');
    assert.equal(people.performer(1).name, 'Ada');
  });
});

describe('those whom an event was meant for', () => {
  const LISTS = `<customer_list>${customer('1', 'Bob')}</customer_list>
    <rep_list>${rep('2', '5', 'Ada')}${rep('3', '6', 'Eve')}</rep_list>`;
  const to = (type: string, gsnumber: string, name: string): string =>
    chat(`${by('representative', '2')}<destination type="${type}" gsnumber="${gsnumber}">${name}</destination>`);

  it('are nobody in particular where it was meant for all, in whatever language', async () => {
    for (const destination of [
      to('everyone', '0', 'Tout le monde'),
      to('Everyone', '', 'Alle'),
      to('alle', '0', 'Alle'),
    ]) {
      const people = await peopleOf(LISTS, destination);
      assert.deepEqual(people.recipients(0), []);
      assert.deepEqual(
        people.all.map(({ name }) => name),
        ['Bob', 'Ada', 'Eve'],
      );
    }
  });

  it('are all whom several elements of one event name, each once', async () => {
    const destinations = ['2', '3', '3'].map((number) => `<destination type="representative" gsnumber="${number}"/>`);
    const people = await peopleOf(LISTS, chat(by('customer', '1') + destinations.join('')));
    assert.deepEqual(
      people.recipients(0).map(({ name }) => name),
      ['Ada', 'Eve'],
    );
  });

  it('are never of a kind that is known because the site has a word that is not', async () => {
    for (const type of ['reporter', 'attentive', 'customer_service', 'repx', 'bot', 'REP RESENTATIVE']) {
      const people = await peopleOf(LISTS, to(type, '3', 'Eve'));
      assert.deepEqual(
        people.recipients(0).map(({ kind, name }) => [kind, name]),
        [['unknown', 'Eve']],
      );
    }
  });

  it('make a message private only where all of them are representatives', async () => {
    const privateTo = async (destination: string): Promise<boolean | undefined> => {
      const xml = `<session lsid="a1">${LISTS}<session_details>${destination}</session_details></session>`;
      return transcriptOf(await sessionOf(xml))[0]?.isPrivate;
    };
    assert.equal(await privateTo(to('representative', '3', 'Eve')), true);
    assert.equal(await privateTo(to('everyone', '0', 'Everyone')), false);
    assert.equal(await privateTo(to('everybody', '7', 'Everyone')), false);
    assert.equal(await privateTo(to('reps', '3', 'Eve')), false);
    assert.equal(await privateTo(to('customer', '1', 'Bob')), false);
  });

  it('are told where nobody is said to have done it', async () => {
    const people = await peopleOf(
      LISTS,
      '<event timestamp="5" event_type="Conference Owner Changed"><destination type="representative" gsnumber="3"/></event>',
    );
    assert.equal(people.performer(0).name, '');
    assert.deepEqual(
      people.recipients(0).map(({ name }) => name),
      ['Eve'],
    );
  });
});

describe('the people of a large report', () => {
  it('are found in time that grows with it, also where all have one number and one name', async () => {
    const list = Array.from({ length: 16_000 }, (_, index) => customer('1', index % 2 ? `C${index}` : 'Bob')).join('');
    const events = Array.from({ length: 16_000 }, (_, index) =>
      change(
        index % 2 ? 'Added' : 'Departed',
        by('customer', '1', index % 3 ? '' : 'Bob') + data({ name: `C${index}` }),
      ),
    );
    const session = await sessionOf(
      `<session lsid="a1"><customer_list>${list}</customer_list><session_details>${events.join('')}</session_details></session>`,
    );
    const begun = performance.now();
    const people = new SessionPeople(session);
    assert.ok(performance.now() - begun < 5000);
    assert.equal(people.all.length, 8001);
  });

  it('have keys of their own, whatever is told of them', async () => {
    const text = fc.constantFrom('', '0', '1', '2', '1/2', '~', 'Ada', '#1', '~Ada');
    const one = fc.tuple(fc.constantFrom('customer', 'representative', 'attendee', 'x', ''), text, text);
    await fc.assert(
      fc.asyncProperty(fc.array(one), fc.array(one), async (listed, actors) => {
        const reps = listed.map(([, gsnumber, name]) => rep(gsnumber, gsnumber, name)).join('');
        const customers = listed.map(([, gsnumber, name]) => customer(gsnumber, name)).join('');
        const lists = `<customer_list>${customers}</customer_list><rep_list>${reps}</rep_list>`;
        const people = await peopleOf(lists, ...actors.map(([type, gsnumber, name]) => chat(by(type, gsnumber, name))));
        assert.equal(new Set(people.all.map(({ key }) => key)).size, people.all.length);
      }),
    );
  });
});
