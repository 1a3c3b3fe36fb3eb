import type { ActionName } from '../../../../src/command-api/actions.ts';

/** An answer as the guide describes it, written by hand. */
interface Fixture {
  /** Good parameters of the action. */
  readonly params: object;
  readonly xml: string;
  readonly expected: unknown;
}

const LSID = 'c69a8e10bea9428f816cfababe9815fe';

const done = (params: object, message: string): Fixture => ({
  params,
  xml: `<success>${message}</success>`,
  expected: { success: message },
});

const CONNECTIONS = `<client_connections>
  <client_connection>
    <appliance_id>guid-1</appliance_id><purpose>traffic</purpose><receive_traffic_node>1</receive_traffic_node>
    <connected_since ts="1630483200">2021-09-01T08:00:00+00:00</connected_since><private_ip>10.0.0.5</private_ip>
  </client_connection>
  <event_log><event ts="1630483200">Connected</event><event ts="1630483300">Lost &amp; found</event></event_log>
</client_connections>`;

const COMMON = `<hostname>pc-1</hostname><platform id="winNT-64">Windows 10</platform>
  <timezone_offset>-7200</timezone_offset><connected_since ts="1630483200">2021-09-01T08:00:00+00:00</connected_since>`;

const CONNECTED = {
  clientConnections: [
    {
      applianceId: 'guid-1',
      purpose: 'traffic',
      receiveTrafficNode: true,
      connectedSince: 1630483200,
      privateIp: '10.0.0.5',
    },
  ],
  eventLog: [
    { timestamp: 1630483200, text: 'Connected' },
    { timestamp: 1630483300, text: 'Lost & found' },
  ],
  hostname: 'pc-1',
  platform: 'Windows 10',
  platformId: 'winNT-64',
  timezoneOffset: -7200,
  connectedSince: 1630483200,
};

/** Every element and attribute of the guide, for every action. */
export const FIXTURES: Readonly<Record<ActionName, Fixture>> = {
  get_logged_in_reps: {
    params: {},
    xml: `<logged_in_reps><rep id="5"><display_name>Ada</display_name><public_display_name>Ada</public_display_name>
      <private_display_name>Ada L.</private_display_name><type>Invited</type>
      <direct_link>&lt;a href="https://s.example/"&gt;Ada&lt;/a&gt;</direct_link>
      <logged_in_since>2021-09-01T08:00:00Z</logged_in_since><presentation_count>1</presentation_count>
      <support_session_count>2</support_session_count><showing_on_rep_list>0</showing_on_rep_list></rep></logged_in_reps>`,
    expected: [
      {
        id: '5',
        displayName: 'Ada',
        publicDisplayName: 'Ada',
        privateDisplayName: 'Ada L.',
        type: 'Invited',
        directLink: '<a href="https://s.example/">Ada</a>',
        loggedInSince: 1630483200,
        presentationCount: 1,
        supportSessionCount: 2,
        showingOnRepList: false,
      },
    ],
  },
  set_rep_status: done({ rep_id: 5, code_name: 'busy' }, 'The status was set.'),
  get_support_teams: {
    params: { showmembers: 1 },
    xml: `<support_teams><support_team id="1"><name>Network</name>
        <issues><issue id="7"><title>Wi-Fi</title></issue></issues><support_session_count>3</support_session_count>
        <members><representative id="5"><username>ada</username><display_name>Ada</display_name>
          <public_display_name>Ada</public_display_name><private_display_name>Ada L.</private_display_name>
        </representative></members></support_team>
      <support_team id="2"><name>Empty</name><issues><issue></issue></issues>
        <support_session_count>0</support_session_count><members></members></support_team></support_teams>`,
    expected: [
      {
        id: '1',
        name: 'Network',
        supportSessionCount: 3,
        issues: [{ id: '7', title: 'Wi-Fi' }],
        members: [
          {
            id: '5',
            username: 'ada',
            displayName: 'Ada',
            publicDisplayName: 'Ada',
            privateDisplayName: 'Ada L.',
          },
        ],
      },
      { id: '2', name: 'Empty', supportSessionCount: 0, issues: [], members: [] },
    ],
  },
  generate_session_key: {
    params: { queue_id: 'team:1' },
    xml: `<session_key><type>support</type><ttl>3600</ttl><expires>1630483200</expires>
      <queue available="0">rep</queue><queue_id>1</queue_id><external_key>ABC1234</external_key>
      <short_key>0123456</short_key><key_url>https://s.example/?ak=a</key_url>
      <mail_subject>Support</mail_subject><mail_body>Click.</mail_body></session_key>`,
    expected: {
      type: 'support',
      ttl: 3600,
      expires: 1630483200,
      queue: 'rep',
      queueId: '1',
      available: false,
      externalKey: 'ABC1234',
      shortKey: '0123456',
      keyUrl: 'https://s.example/?ak=a',
      mailSubject: 'Support',
      mailBody: 'Click.',
    },
  },
  join_session: done({ lsid: LSID, rep_id: 151 }, 'Representative successfully added'),
  transfer_session: done({ lsid: LSID, queue_id: 'rep:1' }, 'Successfully transferred'),
  leave_session: done({ lsid: LSID, customer: 1 }, 'Customer removed'),
  set_session_attributes: done({ lsid: LSID, 'session.custom.external_key': 'ABC123' }, 'Session attributes were set'),
  get_session_attributes: {
    params: { lsid: LSID },
    xml: `<custom_attributes><custom_attribute display_name="Asset Tag" code_name="asset_tag">LT-1 &lt;2&gt;</custom_attribute>
      <custom_attribute code_name="note" display_name="Note">two
lines</custom_attribute></custom_attributes>`,
    expected: [
      { codeName: 'asset_tag', displayName: 'Asset Tag', value: 'LT-1 <2>' },
      { codeName: 'note', displayName: 'Note', value: 'two\nlines' },
    ],
  },
  terminate_session: done({ lsid: LSID }, 'Successfully terminated'),
  send_chat_message: done({ lsid: LSID, body: '[b]Hello[/b]' }, 'Sent'),
  create_virtual_customer: {
    params: {
      short_key: '0123456',
      name: 'Bob',
      ip_address: '203.0.113.5',
      operating_system: 'Android 12',
      computer_name: 'bob-phone',
    },
    xml: '<virtual_customer><download_url>https://s.example/d?a=1&amp;b=2</download_url></virtual_customer>',
    expected: { downloadUrl: 'https://s.example/d?a=1&b=2' },
  },
  get_appliances: {
    params: {},
    xml: `<appliances><appliance id="guid-1"><name>North</name><public_hostname>n.example.com</public_hostname>
        <cluster_role>single</cluster_role><failover_role>primary</failover_role>
        <accepting_connections>1</accepting_connections><timezone_offset>-18000</timezone_offset></appliance>
      <appliance id="guid-2"><name>South</name><public_hostname>s.example.com</public_hostname>
        <cluster_role>traffic</cluster_role><failover_role>backup</failover_role>
        <accepting_connections>0</accepting_connections><timezone_offset>3600</timezone_offset></appliance></appliances>`,
    expected: [
      {
        id: 'guid-1',
        name: 'North',
        publicHostname: 'n.example.com',
        clusterRole: 'single',
        failoverRole: 'primary',
        acceptingConnections: true,
        timezoneOffset: -18000,
      },
      {
        id: 'guid-2',
        name: 'South',
        publicHostname: 's.example.com',
        clusterRole: 'traffic',
        failoverRole: 'backup',
        acceptingConnections: false,
        timezoneOffset: 3600,
      },
    ],
  },
  get_connected_client_list: {
    params: { type: 'all' },
    xml: `<connected_client_list><connected_client_summary><appliance_summary id="guid-1">
        <count type="representative">3</count><count type="pinned_client">250</count></appliance_summary>
      </connected_client_summary><connected_client type="push_agent" id="101"></connected_client></connected_client_list>`,
    expected: {
      summary: [{ applianceId: 'guid-1', counts: { representative: 3, pinned_client: 250 } }],
      clients: [{ type: 'push_agent', id: '101' }],
    },
  },
  get_connected_clients: {
    params: { include_connections: 1 },
    xml: `<connected_clients>
      <connected_representative id="1">${CONNECTIONS}${COMMON}<user_id>5</user_id><type>Normal</type>
        <username>ada</username><public_display_name>Ada</public_display_name>
        <private_display_name>Ada L.</private_display_name><start_session_url>https://s.example/?id=5</start_session_url>
        <presentation_count>0</presentation_count><support_session_count>1</support_session_count>
        <showing_on_rep_list>1</showing_on_rep_list><routing_idle>0</routing_idle><routing_busy>1</routing_busy>
        <routing_enabled>1</routing_enabled><routing_available>0</routing_available>
        <support_license>full</support_license>
        <support_session_lsids><lsid>${LSID}</lsid></support_session_lsids></connected_representative>
      <connected_support_customer id="2">${CONNECTIONS}${COMMON}<name>Bob</name>
        <non_interactive>shelljump</non_interactive><lsid>${LSID}</lsid></connected_support_customer>
      <connected_presentation_attendee id="3">${CONNECTIONS}${COMMON}<name>Eve</name></connected_presentation_attendee>
      <connected_push_agent id="4">${CONNECTIONS}${COMMON}<name>London</name></connected_push_agent></connected_clients>`,
    expected: [
      {
        type: 'representative',
        id: '1',
        ...CONNECTED,
        userId: '5',
        accountType: 'Normal',
        username: 'ada',
        publicDisplayName: 'Ada',
        privateDisplayName: 'Ada L.',
        startSessionUrl: 'https://s.example/?id=5',
        presentationCount: 0,
        supportSessionCount: 1,
        showingOnRepList: true,
        routingIdle: false,
        routingBusy: true,
        routingEnabled: true,
        routingAvailable: false,
        supportLicense: 'full',
        supportSessionLsids: [LSID],
      },
      { type: 'support_customer', id: '2', ...CONNECTED, name: 'Bob', nonInteractive: 'shelljump', lsid: LSID },
      { type: 'presentation_attendee', id: '3', ...CONNECTED, name: 'Eve' },
      { type: 'push_agent', id: '4', ...CONNECTED, name: 'London' },
    ],
  },
  check_health: {
    params: {},
    xml: `<check_health><appliance id="guid-1">support.example.com</appliance><version>21.3.1 (12345)</version>
      <success>0</success><error_message>The disk is full.</error_message><failover_role>primary</failover_role>
      <enabled_shared_ips><ip>203.0.113.10</ip><ip>2001:db8::1</ip></enabled_shared_ips>
      <last_data_sync_time ts="1630483200">2021-09-01T08:00:00+00:00</last_data_sync_time>
      <last_data_sync_status>Completed</last_data_sync_status></check_health>`,
    expected: {
      appliance: 'support.example.com',
      applianceId: 'guid-1',
      version: '21.3.1 (12345)',
      success: false,
      errorMessage: 'The disk is full.',
      failoverRole: 'primary',
      enabledSharedIps: ['203.0.113.10', '2001:db8::1'],
      lastDataSyncTime: 1630483200,
      lastDataSyncStatus: 'Completed',
    },
  },
  set_failover_role: done({ role: 'backup' }, 'Successfully changed role.'),
  get_api_info: {
    params: {},
    xml: `<api_information><api_version>1.21.1</api_version><company_name>acme</company_name>
      <timestamp>1630483200</timestamp><permissions><permission name="perm_command">full_access</permission>
      </permissions></api_information>`,
    expected: {
      apiVersion: '1.21.1',
      companyName: 'acme',
      timestamp: 1630483200,
      permissions: { perm_command: 'full_access' },
    },
  },
  import_jump_shortcut: done(
    { name: 'Endpoint', local_jump_hostname: 'ABCDEF02', group: 'remote_access' },
    'Successfully imported Jump Item shortcut',
  ),
};
