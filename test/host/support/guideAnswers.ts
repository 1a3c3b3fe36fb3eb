// What a site answers, written by hand from the guide's tables, with the quirks of real sites: other namespaces and
// prefixes, blank lines around the document, missing and empty elements, fields the guide does not know.

/** 2021-11-23, 09:00 UTC, in seconds; the guide's version is of that time. */
export const THEN = 1_637_658_000;
export const LSID = 'c69a8e10bea9428f816cfababe9815fe';
export const OTHER_LSID = '5bf07601298b495b87310da9ce571e22';

const DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>';
const success = (text: string): string =>
  `${DECLARATION}\n<success xmlns="https://www.beyondtrust.com/namespaces/API/command">${text}</success>\n`;

/** By action. */
export const COMMAND_ANSWERS: Readonly<Record<string, string>> = {
  get_api_info: `${DECLARATION}
<api_information xmlns="http://www.bomgar.com/namespaces/API/command" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
  <api_version>1.21.1</api_version><company_name>acme</company_name><timestamp>${THEN}</timestamp>
  <permissions>
    <permission name="perm_backup">1</permission>
    <permission name="perm_command">full_access</permission>
    <permission name="perm_configuration">1</permission>
    <permission name="perm_real_time_state">1</permission>
    <permission name="perm_reporting_archive">1</permission>
    <permission name="perm_reporting_license">1</permission>
    <permission name="perm_reporting_presentation">1</permission>
    <permission name="perm_reporting_support">1</permission>
    <permission name="perm_of_tomorrow">maybe</permission>
  </permissions>
</api_information>`,
  get_logged_in_reps: `

${DECLARATION}
<logged_in_reps xmlns="http://localhost/namespaces/API/command">
  <rep id="1">
    <display_name>Admin &amp; Co</display_name><public_display_name>Admin &amp; Co</public_display_name>
    <private_display_name>Zo&#235; &#x1F600;</private_display_name><type>Normal</type>
    <direct_link>&lt;a href="https://support.example.com/?id=1&amp;amp;name=Admin"&gt;Admin&lt;/a&gt;</direct_link>
    <logged_in_since>2021-11-23T10:00:00+0100</logged_in_since>
    <presentation_count>0</presentation_count><support_session_count>2</support_session_count>
    <showing_on_rep_list>1</showing_on_rep_list>
  </rep>
</logged_in_reps>
`,
  set_rep_status: success('Status set'),
  get_support_teams: `${DECLARATION}
<c:support_teams xmlns:c="https://www.beyondtrust.com/namespaces/API/command">
  <c:support_team id="1"><c:name>Network</c:name>
    <c:issues><c:issue id="7"><c:title>Wi-Fi</c:title></c:issue></c:issues>
    <c:support_session_count>3</c:support_session_count>
    <c:members><c:representative id="1"><c:username>admin</c:username><c:display_name>Admin</c:display_name>
      <c:public_display_name>Admin</c:public_display_name><c:private_display_name>Zoë</c:private_display_name>
    </c:representative></c:members>
  </c:support_team>
  <c:support_team id="18446744073709551615"><c:name>Hardware</c:name><c:issues><c:issue></c:issue></c:issues>
    <c:support_session_count>0</c:support_session_count><c:members/></c:support_team>
</c:support_teams>`,
  generate_session_key: `${DECLARATION}
<session_key xmlns="http://www.bomgar.com/namespaces/API/command">
  <type>support</type><ttl>3600</ttl><expires>${THEN + 3600}</expires><queue available="1">team</queue>
  <queue_id>1</queue_id><external_key>ABC1234</external_key><short_key>1234567</short_key>
  <key_url>https://support.example.com/?ak=0a1b&amp;x=1</key_url><mail_subject>Support Invitation</mail_subject>
  <mail_body>Please visit
https://support.example.com/?ak=0a1b&amp;x=1</mail_body>
</session_key>`,
  join_session: success('Representative successfully added'),
  transfer_session: success('Successfully transferred'),
  send_chat_message: success('Chat message sent'),
  create_virtual_customer: `<virtual_customer xmlns="https://www.beyondtrust.com/namespaces/API/command"><download_url>https://support.example.com/download?x=1&amp;y=2</download_url></virtual_customer>`,
  leave_session: success('Left'),
  set_session_attributes: success('Session attributes were set'),
  get_session_attributes: `${DECLARATION}
<custom_attributes xmlns="https://www.beyondtrust.com/namespaces/API/command">
  <custom_attribute display_name="External Key" code_name="external_key">ABC1234</custom_attribute>
  <custom_attribute code_name="asset" display_name="Asset"></custom_attribute>
</custom_attributes>`,
  terminate_session: success('Successfully terminated'),
  get_appliances: `<appliances xmlns="https://www.beyondtrust.com/namespaces/API/command"><appliance id="9f6c"><name>One</name>
<public_hostname>support.example.com</public_hostname><cluster_role>single</cluster_role><failover_role>none</failover_role>
<accepting_connections>1</accepting_connections><timezone_offset>-18000</timezone_offset></appliance></appliances>`,
  get_connected_client_list: `<connected_client_list xmlns="https://www.beyondtrust.com/namespaces/API/command">
<connected_client_summary><appliance_summary id="9f6c"><count type="representative">1</count><count type="pinned_client">40</count></appliance_summary></connected_client_summary>
<connected_client type="representative" id="101"/></connected_client_list>`,
  get_connected_clients: `<connected_clients xmlns="https://www.beyondtrust.com/namespaces/API/command">
<connected_representative id="101"><client_connections>
  <client_connection><appliance_id>9f6c</appliance_id><purpose>primary</purpose><receive_traffic_node>0</receive_traffic_node>
    <connected_since ts="${THEN}">2021-11-23T09:00:00+00:00</connected_since><private_ip>10.10.24.7</private_ip></client_connection>
  <event_log><event ts="${THEN}">Connected</event></event_log></client_connections>
  <hostname>PC-1</hostname><platform id="winNT-64">Windows 10</platform><timezone_offset>3600</timezone_offset>
  <connected_since ts="${THEN}">2021-11-23T09:00:00+00:00</connected_since><user_id>1</user_id><type>Normal</type><username>admin</username>
  <public_display_name>Admin</public_display_name><private_display_name>Zoë</private_display_name>
  <start_session_url>https://support.example.com/api/start_session?id=1</start_session_url>
  <presentation_count>0</presentation_count><support_session_count>1</support_session_count>
  <showing_on_rep_list>1</showing_on_rep_list><routing_idle>0</routing_idle><routing_busy>0</routing_busy>
  <routing_enabled>1</routing_enabled><routing_available>1</routing_available><support_license>Full</support_license>
  <support_session_lsids><lsid>${LSID}</lsid></support_session_lsids></connected_representative>
<connected_support_customer id="102"><hostname>PC-2</hostname><name>Zoë</name><non_interactive>rdp</non_interactive><lsid>${LSID}</lsid></connected_support_customer>
</connected_clients>`,
  check_health: `<health xmlns="https://www.beyondtrust.com/namespaces/API/command"><appliance id="9f6c">support.example.com</appliance><version>21.3.1 (12345)</version>
<success>1</success><failover_role>primary</failover_role><enabled_shared_ips><ip>192.0.2.1</ip></enabled_shared_ips>
<last_data_sync_time ts="${THEN}">2021-11-23T09:00:00+00:00</last_data_sync_time><last_data_sync_status>OK</last_data_sync_status></health>`,
  import_jump_shortcut: success('Successfully imported Jump Item shortcut'),
};

const reporting = (root: string, content: string): string =>
  `\n${DECLARATION}\n<${root} xmlns="http://www.beyondtrust.com/sra/namespaces/API/reporting">\n${content}\n</${root}>\n\n`;

const PEOPLE = `<primary_customer gsnumber="3">Zoë</primary_customer>
<primary_rep gsnumber="2" id="1">Admin</primary_rep><primary_team id="1">Network</primary_team>
<customer_list><customer gsnumber="3"><username>Zoë</username><public_ip>203.0.113.5:50123</public_ip><private_ip>Unknown</private_ip>
<os>Windows 10</os><primary_cust>1</primary_cust><info><name>Zoë</name><company>Example</company><company_code></company_code><issue>7</issue><details>Wi-Fi &lt;down&gt;</details></info></customer></customer_list>
<rep_list><representative id="1" gsnumber="2"><username>admin</username><private_display_name>Admin</private_display_name>
<public_ip>[2001:db8::1]:443</public_ip><session_owner>1</session_owner><primary_rep>1</primary_rep><seconds_involved>120</seconds_involved></representative></rep_list>
<team_list><team primary_team="1" id="1">Network</team></team_list>`;

const EVENTS = `<session_details>
<event timestamp="${THEN}" event_type="Session Start"><performed_by type="system" gsnumber="0">System</performed_by></event>
<event event_type="Chat Message" timestamp="${THEN + 5}"><performed_by gsnumber="3" type="customer">Zoë</performed_by>
<destination type="representative" gsnumber="2">Admin</destination><body> Hello &amp; welcome
</body></event>
<event timestamp="${THEN + 6}" event_type="Chat Message"><performed_by type="customer" gsnumber="3">Zoë</performed_by><encoded_body>AGhp</encoded_body></event>
<event timestamp="${THEN + 9}" event_type="Files Shared"><performed_by type="representative" gsnumber="2">Admin</performed_by>
<files><file name="a.txt" size="12"/></files><data><value name="os" value="Windows"/></data><data><value name="name" value="Admin"/></data></event>
</session_details>`;

const SESSION = `<session lsid="${LSID}"><session_type>support</session_type><lseq>42</lseq>
<start_time timestamp="${THEN}">2021-11-23T10:00:00+01:00</start_time><end_time timestamp="${THEN + 125}">2021-11-23T10:02:05+01:00</end_time>
<duration>00:02:05</duration><public_site id="1">Default</public_site><external_key>ABC1234</external_key>
<custom_attributes><custom_attribute display_name="Asset" code_name="asset">PC-17</custom_attribute></custom_attributes>
<show_my_screen_recordings><show_my_screen_recording instance="0"><download_url>https://support.example.com/d?s=1</download_url><view_url>https://support.example.com/v?s=1</view_url></show_my_screen_recording></show_my_screen_recordings>
<file_transfer_count>1</file_transfer_count><file_move_count>0</file_move_count><file_delete_count>0</file_delete_count>
${PEOPLE}<rep_join_time timestamp="${THEN + 3}">x</rep_join_time>${EVENTS}</session>`;

const QUESTIONS = `<question_list><question id="1"><name>ok</name><type>radio</type><label>Solved?</label><report_header>Solved</report_header><answer_list><answer>yes</answer></answer_list></question>
<question id="2"><name>text</name><type>textarea</type><label>More?</label><report_header>More</report_header><answer_list><answer></answer></answer_list></question></question_list>`;

const survey = (type: 'cust' | 'rep'): string =>
  reporting(
    'exit_survey_list',
    `<exit_survey lsid="${LSID}" ts="${THEN}"><session_type>support</session_type><public_site id="1">Default</public_site>
<submitted_by type="${type}">Zoë</submitted_by><primary_customer id="0">Zoë</primary_customer><rep_resolved>0</rep_resolved>${QUESTIONS}</exit_survey>`,
  );

/** By report. */
export const REPORT_ANSWERS: Readonly<Record<string, string>> = {
  SupportSession: reporting('session_list', SESSION),
  SupportSessionListing: reporting(
    'session_summary_list',
    `<session_summary external_key="ABC1234" has_recording="1" lseq="42" lsid="${LSID}"/><session_summary lsid="${OTHER_LSID}" has_recording="0"><lseq>43</lseq></session_summary>`,
  ),
  SupportSessionSummary: reporting(
    'summary_list',
    '<summary id="1" type="rep"><display_name>Admin</display_name><total_sessions>12</total_sessions><avg_sessions_per_weekday>2.4</avg_sessions_per_weekday><avg_duration>00:10:01</avg_duration></summary>',
  ),
  // The guide's own sample, with its namespace of the other API.
  PresentationSessionListing: `${DECLARATION}
<presentation_summary_list xmlns="http://support.example.com/namespaces/API/command">
  <presentation_summary lsid="6d547436638c41ad8f945388d2d465d2" has_recording="1" />
</presentation_summary_list>`,
  PresentationSession: reporting(
    'session_list',
    `<session lsid="${OTHER_LSID}"><session_type>presentation</session_type><lseq>7</lseq><start_time timestamp="${THEN}">2021-11-23T10:00:00+01:00</start_time><end_time/><duration>01:00:00</duration><attendee_list><attendee gsnumber="5"><username>Li</username><public_ip>203.0.113.9:1</public_ip></attendee></attendee_list><rep_list/><session_details/></session>`,
  ),
  SupportCustExitSurvey: survey('cust'),
  SupportRepExitSurvey: survey('rep'),
  SupportTeam: reporting(
    'team_activity_list',
    `<start_time timestamp="${THEN}">2021-11-23T10:00:00+01:00</start_time><end_time timestamp="${THEN + 3600}">2021-11-23T11:00:00+01:00</end_time>
<team_activity id="1" name="Network"><logged_in_representatives><representative gsnumber="2" id="1"><private_display_name>Admin</private_display_name></representative></logged_in_representatives>
<events><event timestamp="${THEN + 1}" event_type="Files Shared"><performed_by gsnumber="2" type="representative">Admin</performed_by><destinations><destination gsnumber="4">Bob</destination></destinations><files><file name="a.txt" size="12"/></files></event></events></team_activity>`,
  ),
  ArchiveListing: reporting(
    'archives',
    `<state_archive><time timestamp="${THEN}">2021-11-23T10:00:00+01:00</time><index>1</index><event_archive_index>1</event_archive_index></state_archive>
<event_archive><start_time timestamp="${THEN}">2021-11-23T10:00:00+01:00</start_time><end_time timestamp="${THEN + 600}">2021-11-23T10:10:00+01:00</end_time><index>1</index></event_archive>`,
  ),
  LicenseUsage: reporting(
    'license_usage',
    `<start_time timestamp="${THEN}">2021-11-23T10:00:00+01:00</start_time><end_time timestamp="${THEN + 3600}">2021-11-23T11:00:00+01:00</end_time><group_by>hour</group_by>
<license_time_intervals><license_time_interval timestamp="${THEN + 60}" datetime="2021-11-23 10:01:00"><license_count license_type="Full">9</license_count><license_count license_type="Full" reason="login">8</license_count></license_time_interval></license_time_intervals>`,
  ),
};

/** The first model_update: ids as texts and as bare numbers of 64 bits, one as this and elsewhere as that. */
export const SNAPSHOT = `{"type":"model_update","insert":{
"queue":{"1":{"name":"Network – Zoë 🛜","code_name":"network","support_team_id":1,"type":"team","created_timestamp":${THEN}},
"18446744073709551615":{"name":"Admin","type":"personal","created_timestamp":${THEN}}},
"representative":{"11":{"username":"admin","user_id":1,"queue_id":18446744073709551615,"private_display_name":"Zoë","public_display_name":"Admin","type":"normal","connected":1,"routing_available":true,"routing_busy":"0","routing_enabled":"1","routing_idle":false,"created_timestamp":${THEN}}},
"support_session":{"9007199254740993":{"lsid":"${LSID}","customer_name":"Zoë","queue_id":"1","queue_entry_timestamp":${THEN},"created_timestamp":${THEN},"start_method":"session_key"}},
"table_of_tomorrow":{"1":{"colour":"blue"}}}}`.replaceAll('\n', '');

/** A state archive that goes with the listing. */
export const STATE_ARCHIVE = `{"queue":{"18446744073709551615":{"name":"Admin","type":"personal"}},
"representative":{"11":{"username":"admin","user_id":1,"queue_id":18446744073709551615,"connected":1,"routing_available":1,"routing_busy":0,"routing_enabled":1,"routing_idle":0,"created_timestamp":${THEN - 100}}},
"support_session":null}`;

/** An event archive that goes with it: admin logs out after five minutes. */
export const EVENT_ARCHIVE = `{"type":"model_update","timestamp":${THEN + 60},"update":{"representative":{"11":{"routing_idle":1}}}}
{"type":"model_delete","timestamp":${THEN + 300},"delete":{"representative":[11]}}
`;
