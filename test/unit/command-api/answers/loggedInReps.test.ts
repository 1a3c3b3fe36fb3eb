import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { CommandClient } from '../../../../src/command-api/client.ts';
import { FakeSite } from '../fakeSite.ts';

const reps = (xml: string) => new CommandClient(new FakeSite(xml)).loggedInReps();

const ADA = `
  <rep id="5">
    <display_name>Ada</display_name>
    <public_display_name>Ada</public_display_name>
    <private_display_name>Ada Lovelace &amp; Co</private_display_name>
    <type>Normal</type>
    <direct_link>&lt;a href="https://support.example.com/?rep=5"&gt;Ada&lt;/a&gt;</direct_link>
    <logged_in_since>2021-09-01T10:00:00+02:00</logged_in_since>
    <presentation_count>0</presentation_count>
    <support_session_count>2</support_session_count>
    <showing_on_rep_list>1</showing_on_rep_list>
  </rep>`;

describe('the answer of get_logged_in_reps', () => {
  it('has the guide’s properties', async () => {
    const xml = `<?xml version="1.0"?>
<logged_in_reps xmlns="https://www.beyondtrust.com/namespaces/API/command">${ADA}</logged_in_reps>`;
    assert.deepEqual(await reps(xml), [
      {
        id: '5',
        displayName: 'Ada',
        publicDisplayName: 'Ada',
        privateDisplayName: 'Ada Lovelace & Co',
        type: 'Normal',
        directLink: '<a href="https://support.example.com/?rep=5">Ada</a>',
        loggedInSince: 1630483200,
        presentationCount: 0,
        supportSessionCount: 2,
        showingOnRepList: true,
      },
    ]);
  });

  it('is a list of many, whatever the namespace and prefix', async () => {
    const xml = `<b:logged_in_reps xmlns:b="http://www.bomgar.com/namespaces/API/command">
      <b:rep id="1"><b:username>ada</b:username></b:rep><b:rep id="2"/></b:logged_in_reps>`;
    const found = await reps(xml);
    assert.deepEqual(
      found.map(({ id, username }) => [id, username]),
      [
        ['1', 'ada'],
        ['2', undefined],
      ],
    );
  });

  it('is an empty list if nobody is logged in', async () => {
    assert.deepEqual(await reps('<logged_in_reps xmlns="x"/>'), []);
  });

  it('tolerates missing and empty elements and keeps unknown ones', async () => {
    const [rep] = await reps('<logged_in_reps><rep id="1"><type></type><mood>good</mood></rep></logged_in_reps>');
    assert.deepEqual(rep, {
      id: '1',
      displayName: '',
      publicDisplayName: '',
      privateDisplayName: '',
      type: '',
      directLink: '',
      loggedInSince: undefined,
      others: { mood: 'good' },
    });
  });

  it('has the login time from an attribute, digits or a date with offset', async () => {
    const times = [
      '<logged_in_since ts="1630483200">1 Sep</logged_in_since>',
      '<logged_in_since timestamp="1630483200"/>',
      '<logged_in_since>1630483200</logged_in_since>',
      '<logged_in_since>2021-09-01T08:00:00Z</logged_in_since>',
      '<logged_in_since>2021-09-01 10:00:00 +0200</logged_in_since>',
      '<logged_in_since>2021-09-01T05:00:00.5-03</logged_in_since>',
    ];
    const found = await reps(
      `<logged_in_reps>${times.map((time) => `<rep id="1">${time}</rep>`).join('')}</logged_in_reps>`,
    );
    assert.deepEqual(
      found.map(({ loggedInSince }) => loggedInSince),
      times.map(() => 1630483200),
    );
  });

  it('keeps the text of a login time that cannot be parsed', async () => {
    const [rep] = await reps(
      '<logged_in_reps><rep id="1"><logged_in_since>2021-09-01 10:00:00</logged_in_since></rep></logged_in_reps>',
    );
    assert.deepEqual(rep?.others, { logged_in_since: '2021-09-01 10:00:00' });
  });

  it('has no login time rather than a wrong one', async () => {
    for (const time of ['2021-09-01T10:00:00', 'yesterday', '2021-99-01T10:00:00Z', '']) {
      const [rep] = await reps(
        `<logged_in_reps><rep id="1"><logged_in_since>${time}</logged_in_since></rep></logged_in_reps>`,
      );
      assert.equal(rep?.loggedInSince, undefined, time);
    }
  });

  it('has the URL of a link that is sent as an element', async () => {
    const [rep] = await reps(
      '<logged_in_reps><rep><direct_link><a href="https://x.example/">Ada</a></direct_link></rep></logged_in_reps>',
    );
    assert.equal(rep?.directLink, 'https://x.example/');
  });
});
