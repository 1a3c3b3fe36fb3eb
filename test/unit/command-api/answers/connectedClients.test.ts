import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { CommandClient } from '../../../../src/command-api/client.ts';
import { FakeSite } from '../fakeSite.ts';

const REPRESENTATIVE = `
  <connected_representative id="101">
    <client_connections>
      <client_connection>
        <appliance_id>guid-1</appliance_id><purpose>primary</purpose><receive_traffic_node>0</receive_traffic_node>
        <connected_since ts="1630483200">2021-09-01T08:00:00Z</connected_since><private_ip>10.0.0.5</private_ip>
      </client_connection>
      <event_log><event ts="1630483200">Connected</event><event>1</event></event_log>
    </client_connections>
    <hostname>ada-pc</hostname><platform id="winx64">Windows 10</platform><timezone_offset>-7200</timezone_offset>
    <connected_since ts="1630483200">2021-09-01T08:00:00+00:00</connected_since>
    <user_id>5</user_id><type>Normal</type><username>ada</username>
    <public_display_name>Ada</public_display_name><private_display_name>Ada L.</private_display_name>
    <start_session_url>https://support.example.com/api/start_session?id=5</start_session_url>
    <presentation_count>0</presentation_count><support_session_count>2</support_session_count>
    <showing_on_rep_list>1</showing_on_rep_list><routing_idle>0</routing_idle><routing_busy>1</routing_busy>
    <routing_enabled>1</routing_enabled><routing_available>0</routing_available>
    <support_license>full</support_license>
    <support_session_lsids><lsid>a1</lsid><lsid>b2</lsid></support_session_lsids>
  </connected_representative>`;

const CUSTOMER = `
  <connected_support_customer id="102">
    <name>Bob</name><non_interactive>rdp</non_interactive><lsid>a1</lsid><mood>calm</mood>
  </connected_support_customer>`;

const clients = (xml: string) =>
  new CommandClient(new FakeSite(`<connected_clients xmlns="x">${xml}</connected_clients>`)).connectedClients();

describe('the answer of get_connected_clients', () => {
  it('has everything that the guide describes for a representative', async () => {
    assert.deepEqual(await clients(REPRESENTATIVE), [
      {
        type: 'representative',
        id: '101',
        clientConnections: [
          {
            applianceId: 'guid-1',
            purpose: 'primary',
            receiveTrafficNode: false,
            connectedSince: 1630483200,
            privateIp: '10.0.0.5',
          },
        ],
        eventLog: [
          { timestamp: 1630483200, text: 'Connected' },
          { timestamp: undefined, text: '1' },
        ],
        hostname: 'ada-pc',
        platform: 'Windows 10',
        platformId: 'winx64',
        timezoneOffset: -7200,
        connectedSince: 1630483200,
        userId: '5',
        accountType: 'Normal',
        username: 'ada',
        publicDisplayName: 'Ada',
        privateDisplayName: 'Ada L.',
        startSessionUrl: 'https://support.example.com/api/start_session?id=5',
        presentationCount: 0,
        supportSessionCount: 2,
        showingOnRepList: true,
        routingIdle: false,
        routingBusy: true,
        routingEnabled: true,
        routingAvailable: false,
        supportLicense: 'full',
        supportSessionLsids: ['a1', 'b2'],
      },
    ]);
  });

  it('has only the elements of a customer, and keeps unknown ones', async () => {
    assert.deepEqual(await clients(CUSTOMER), [
      {
        type: 'support_customer',
        id: '102',
        name: 'Bob',
        nonInteractive: 'rdp',
        lsid: 'a1',
        others: { mood: 'calm' },
      },
    ]);
  });

  it('keeps many clients of every type in the site’s order', async () => {
    const found = await clients(
      `${CUSTOMER}<connected_push_agent id="1"/>${REPRESENTATIVE}<connected_presentation_attendee id="2"/>`,
    );
    assert.deepEqual(
      found.map(({ type }) => type),
      ['support_customer', 'push_agent', 'representative', 'presentation_attendee'],
    );
    assert.deepEqual(await clients(''), []);
  });

  it('accepts the guide’s misprint of the sessions’ element, and an event log beside the connections', async () => {
    const [client] = await clients(`<connected_representative id="1">
      <support_session_isids><lsid>a1</lsid></support_session_isids><client_connections/>
      <event_log><event timestamp="5">Left</event></event_log></connected_representative>`);
    assert.deepEqual(client, {
      type: 'representative',
      id: '1',
      supportSessionLsids: ['a1'],
      clientConnections: [],
      eventLog: [{ timestamp: 5, text: 'Left' }],
    });
  });

  it('is requested by type and id', async () => {
    const site = new FakeSite('<connected_clients/>');
    const query = { type: 'representative,support_customer', ids: ['1', '2'], includeConnections: true };
    await new CommandClient(site).connectedClients(query);
    assert.deepEqual(site.requests[0]?.form, [
      ['action', 'get_connected_clients'],
      ['type', 'representative,support_customer'],
      ['id', '1,2'],
      ['include_connections', '1'],
    ]);
  });
});

describe('the answer of get_connected_client_list', () => {
  const list = (xml: string) => new CommandClient(new FakeSite(xml)).connectedClientList({ summaryOnly: true });

  it('has the counts of each appliance and the clients', async () => {
    const xml = `<connected_client_list xmlns="x"><connected_client_summary>
        <appliance_summary id="guid-1"><count type="representative">3</count><count type="pinned_client">250</count>
        </appliance_summary><appliance_summary id="guid-2"/></connected_client_summary>
      <connected_client type="representative" id="101"/><connected_client id="102" type="support_customer"></connected_client>
      </connected_client_list>`;
    assert.deepEqual(await list(xml), {
      summary: [
        { applianceId: 'guid-1', counts: { representative: 3, pinned_client: 250 } },
        { applianceId: 'guid-2', counts: {} },
      ],
      clients: [
        { type: 'representative', id: '101' },
        { type: 'support_customer', id: '102' },
      ],
    });
  });

  it('is empty if nobody is connected', async () => {
    assert.deepEqual(await list('<connected_client_list/>'), { summary: [], clients: [] });
  });
});
