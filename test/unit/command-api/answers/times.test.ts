import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { epochOf, epochOfAttributes, offsetOf } from '../../../../src/schema/epoch.ts';
import { CommandClient } from '../../../../src/command-api/client.ts';
import { parseXml } from '../../../../src/site/xml/xml.ts';
import { FakeSite } from '../fakeSite.ts';

/** 1 September 2021, 08:00 UTC. */
const EIGHT = 1630483200;

describe('a time in an answer', () => {
  const time = (xml: string) => epochOf(parseXml(xml));

  it('is read from seconds, or from ISO 8601 with an offset, or not at all', () => {
    for (const [text, seconds] of [
      ['1630483200', EIGHT],
      [' 1630483200\n', EIGHT],
      ['0', 0],
      ['999999999999', 999_999_999_999],
      ['2021-09-01T08:00:00Z', EIGHT],
      ['2021-09-01t08:00:00z', EIGHT],
      ['2021-09-01 08:00Z', EIGHT],
      ['2021-09-01T08:00:00.999Z', EIGHT],
      ['2021-09-01T10:00:00+02:00', EIGHT],
      ['2021-09-01T10:00:00+0200', EIGHT],
      ['2021-09-01T10:00:00+02', EIGHT],
      ['2021-09-01 04:30:00 -03:30', EIGHT],
      ['1000000000000', undefined],
      ['-5', undefined],
      ['', undefined],
      ['2021-09-01T08:00:00', undefined],
      ['2021-09-01', undefined],
      ['2021-09-31T08:00:00+99:99', undefined],
      ['x2021-09-01T08:00:00Z', undefined],
      ['2021-09-01T08:00:00Zx', undefined],
      ['Wed, 01 Sep 2021 08:00:00 GMT', undefined],
    ] as const) {
      assert.equal(time(`<t>${text}</t>`), seconds, text);
    }
  });

  it('is read from its attribute rather than its text', () => {
    assert.equal(time('<t ts="5" timestamp="6">7</t>'), 5);
    assert.equal(time('<t ts="x" timestamp="6">7</t>'), 6);
    assert.equal(time('<t timestamp="2021-09-01T08:00:00Z">7</t>'), EIGHT);
    assert.equal(time('<t ts="" timestamp="">7</t>'), 7);
    assert.equal(epochOfAttributes(parseXml('<t>7</t>')), undefined);
  });
});

describe('a time in an answer that is there in two formats', () => {
  it('gives the offset of the site’s clock from UTC', () => {
    const offset = (xml: string) => offsetOf(parseXml(xml));
    const told = (text: string) => offset(`<t ts="${EIGHT}">${text}</t>`);
    assert.deepEqual(told('2021-09-01T10:00:00+02:00'), { time: EIGHT, offset: 7200 });
    assert.deepEqual(told(' 2021-09-01T02:00:00-06:00 '), { time: EIGHT, offset: -21_600 });
    assert.deepEqual(told('2021-09-01 13:30+0530'), { time: EIGHT, offset: 19_800 });
    assert.deepEqual(told('2021-09-01T08:00:00.5Z'), { time: EIGHT, offset: 0 });
    for (const text of ['2021-09-01T10:00:01+02:00', '2021-09-01T10:00:00', '1630483200', '']) {
      assert.equal(told(text), undefined, text);
    }
    assert.equal(offset('<t>2021-09-01T10:00:00+02:00</t>'), undefined);
    assert.equal(offset('<t ts="0">1970-01-01T01:00:00+01:00</t>'), undefined);
    assert.deepEqual(offset(`<t timestamp="${EIGHT}">2021-09-01T10:00:00+02:00</t>`), { time: EIGHT, offset: 7200 });
  });
});

describe('the fields of an answer', () => {
  const client = async (xml: string) => {
    const site = new FakeSite(`<connected_clients>${xml}</connected_clients>`);
    const [first] = await new CommandClient(site).connectedClients();
    return first;
  };

  it('are read trimmed', async () => {
    const found = await client(`<connected_representative id="1">
      <hostname> pc </hostname><platform id="p"> Windows </platform><type> Normal </type>
      <routing_idle> 1 </routing_idle><routing_busy> TRUE </routing_busy><routing_enabled>true1</routing_enabled>
      <showing_on_rep_list>01</showing_on_rep_list><timezone_offset> -60 </timezone_offset>
      <presentation_count>x3</presentation_count><support_session_count>3x</support_session_count>
      <support_session_lsids><lsid> a1 </lsid><lsid>b2</lsid></support_session_lsids>
      <event_log><event ts="5"> Left </event></event_log></connected_representative>`);
    assert.deepEqual(found, {
      type: 'representative',
      id: '1',
      hostname: 'pc',
      platform: 'Windows',
      platformId: 'p',
      accountType: 'Normal',
      routingIdle: true,
      routingBusy: true,
      timezoneOffset: -60,
      supportSessionLsids: ['a1', 'b2'],
      eventLog: [{ timestamp: 5, text: 'Left' }],
    });
  });

  it('have an empty id if the site sends none', async () => {
    assert.deepEqual(await client('<connected_push_agent/>'), { type: 'push_agent', id: '' });
    const list = `<connected_client_list><connected_client_summary><appliance_summary>
      <count> 3 </count><count type="x">many</count></appliance_summary></connected_client_summary>
      <connected_client/></connected_client_list>`;
    assert.deepEqual(await new CommandClient(new FakeSite(list)).connectedClientList(), {
      summary: [{ applianceId: '', counts: { '': 3 } }],
      clients: [{ type: '', id: '' }],
    });
    const teams = `<support_teams><support_team><members><representative/></members></support_team>
      <support_team id="2"><issues><issue id="7"/><issue><title>Wi-Fi</title></issue><issue/></issues></support_team>
      </support_teams>`;
    const member = { id: '', username: '', displayName: '', publicDisplayName: '', privateDisplayName: '' };
    assert.deepEqual(await new CommandClient(new FakeSite(teams)).supportTeams(), [
      { id: '', name: '', issues: [], members: [member] },
      {
        id: '2',
        name: '',
        issues: [
          { id: '7', title: '' },
          { id: '', title: 'Wi-Fi' },
        ],
      },
    ]);
    const attributes = '<custom_attributes><custom_attribute>x</custom_attribute></custom_attributes>';
    assert.deepEqual(
      await new CommandClient(new FakeSite(attributes)).runArgument('get_session_attributes', { lsid: 'a1' }),
      [{ codeName: '', displayName: '', value: 'x' }],
    );
  });

  it('cause an error that names the document if it is another one', async () => {
    const commands = new CommandClient(new FakeSite(`<${'x'.repeat(81)}/>`));
    for (const [call, expected] of [
      [() => commands.loggedInReps(), 'logged_in_reps'],
      [() => commands.supportTeams(), 'support_teams'],
      [() => commands.connectedClients(), 'connected_clients'],
      [() => commands.connectedClientList(), 'connected_client_list'],
      [() => commands.appliances(), 'appliances'],
      [() => commands.health(), 'check_health'],
      [() => commands.apiInformation(), 'api_information'],
      [() => commands.runArgument('get_session_attributes', { lsid: 'a1' }), 'custom_attributes'],
      [() => commands.generateSessionKey({ queueId: 'general' }), 'session_key'],
      [() => commands.runArgument('join_session', { lsid: 'a1', repId: 1 }), 'success'],
      [
        () =>
          commands.runArgument('create_virtual_customer', {
            shortKey: 'abcdefg',
            name: 'b',
            ipAddress: '203.0.113.5',
            operatingSystem: 'c',
            computerName: 'd',
          }),
        'virtual_customer',
      ],
    ] as const) {
      await assert.rejects(call(), {
        reason: 'bad-answer',
        message: `The site answered with <${'x'.repeat(80)}> where <${expected}> was expected.`,
      });
    }
  });

  it('are accepted under a root of another name, and if only some are there', async () => {
    const commands = (xml: string) => new CommandClient(new FakeSite(xml));
    assert.deepEqual(await commands('<x><connected_client type="a" id="1"/></x>').connectedClientList(), {
      summary: [],
      clients: [{ type: 'a', id: '1' }],
    });
    assert.deepEqual(await commands('<x><connected_client_summary/></x>').connectedClientList(), {
      summary: [],
      clients: [],
    });
    assert.equal((await commands('<x><connected_push_agent id="1"/></x>').connectedClients()).length, 1);
    assert.equal((await commands('<x><rep id="1"/></x>').loggedInReps()).length, 1);
    const key = await commands('<x><key_url>https://s.example/</key_url></x>').generateSessionKey({
      queueId: 'general',
    });
    assert.deepEqual([key.shortKey, key.keyUrl, key.available], ['', 'https://s.example/', undefined]);
    assert.equal((await commands('<x><failover_role>none</failover_role></x>').health()).applianceId, '');
  });
});
