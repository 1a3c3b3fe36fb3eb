/** A session with every element and attribute of the guide's tables, as a real site writes it. */
export const SESSION_XML = `
<session lsid="c69a8e10bea9428f816cfababe9815fe">
  <session_type>support</session_type>
  <lseq>17</lseq>
  <start_time timestamp="1475308800">2016-10-01T03:00:00-05:00</start_time>
  <end_time timestamp="1475312400">2016-10-01T04:00:00-05:00</end_time>
  <duration>01:00:00</duration>
  <public_site id="1">Default</public_site>
  <jumpoint id="4">Branch office</jumpoint>
  <external_key>INC-17</external_key>
  <custom_attributes>
    <custom_attribute display_name="Room" code_name="room">12 &amp; 13</custom_attribute>
  </custom_attributes>
  <session_chat_view_url>https://support.example.com/chat?lsid=c6&amp;h=secret</session_chat_view_url>
  <session_chat_download_url>https://support.example.com/chat?lsid=c6&amp;h=secret&amp;download=1</session_chat_download_url>
  <session_recording_view_url>https://support.example.com/video?h=secret</session_recording_view_url>
  <session_recording_download_url>https://support.example.com/video?h=secret&amp;download=1</session_recording_download_url>
  <show_my_screen_recordings>
    <show_my_screen_recording instance="0">
      <download_url>https://support.example.com/sms?d=1</download_url><view_url>https://support.example.com/sms</view_url>
    </show_my_screen_recording>
  </show_my_screen_recordings>
  <command_shell_recordings>
    <command_shell_recording instance="1"><download_url>https://a/1</download_url><view_url>https://b/1</view_url></command_shell_recording>
    <command_shell_recording instance="2"><download_url>https://a/2</download_url><view_url>https://b/2</view_url></command_shell_recording>
  </command_shell_recordings>
  <file_transfer_count>1</file_transfer_count>
  <file_move_count>0</file_move_count>
  <file_delete_count>2</file_delete_count>
  <primary_customer gsnumber="1">Bob</primary_customer>
  <primary_rep gsnumber="2" id="5">Ada L.</primary_rep>
  <primary_team id="3">First line</primary_team>
  <customer_list>
    <customer gsnumber="1">
      <username>Bob</username><public_ip>[2001:db8::1]:50123</public_ip><private_ip>10.0.0.9</private_ip>
      <hostname>BOB-PC</hostname><os>Windows 10</os><primary_cust>1</primary_cust>
      <info><name>Bob</name><company>Acme</company><company_code>AC</company_code><issue>3</issue><details>No print</details></info>
    </customer>
  </customer_list>
  <rep_list>
    <representative gsnumber="2" id="5">
      <username>ada</username><display_name>Ada L.</display_name><public_display_name>Ada</public_display_name>
      <private_display_name>Ada L.</private_display_name><display_number>7</display_number>
      <public_ip>198.51.100.7:40000</public_ip><private_ip>Unknown</private_ip><hostname>ada-pc</hostname><os>Linux</os>
      <session_owner>1</session_owner><primary_rep>1</primary_rep><seconds_involved>3540</seconds_involved>
      <rep_join_time timestamp="1475308860">2016-10-01T03:01:00-05:00</rep_join_time>
    </representative>
    <representative gsnumber="3" id="6">
      <username>eve</username><private_display_name>Eve</private_display_name>
      <session_owner>0</session_owner><primary_rep>0</primary_rep><seconds_involved>60</seconds_involved><invited>1</invited>
    </representative>
  </rep_list>
  <team_list>
    <team id="2" primary_team="0">Welcome</team><team id="3" primary_team="1">First line</team>
  </team_list>
  <cust_survey_list>
    <cust_exit_survey>
      <submitted_by type="cust">Bob</submitted_by>
      <question_list>
        <question id="1"><name>rating</name><type>radio</type><label>How was it?</label><report_header>Rating</report_header>
          <answer_list><answer>good</answer></answer_list></question>
      </question_list>
    </cust_exit_survey>
  </cust_survey_list>
  <rep_survey_list/>
  <session_details>
    <event timestamp="1475308800" event_type="Session Start">
      <performed_by type="system" gsnumber="0">System</performed_by>
      <destination gsnumber="0" type="system"/>
    </event>
    <event timestamp="1475308860" event_type="Conference Member Added">
      <performed_by type="representative" gsnumber="2">Ada L.</performed_by>
      <data><value name="name" value="Ada L."/><value name="support_teams" value=";First line;Welcome"/></data>
      <data><value name="user_id" value="5"/></data>
    </event>
    <event event_type="Chat Message" timestamp="1475308900">
      <performed_by gsnumber="2" type="representative">Ada L.</performed_by>
      <destination gsnumber="1" type="customer">Bob</destination>
      <body>Hello [b]Bob[/b], 2 &lt; 3</body>
    </event>
    <event timestamp="1475308950" event_type="Chat Message">
      <performed_by gsnumber="1" type="customer"></performed_by>
      <destination gsnumber="2" type="representative">Ada L.</destination>
      <encoded_body>SGVs
        bG8B</encoded_body>
    </event>
    <event timestamp="1475309000" event_type="File Upload">
      <performed_by gsnumber="2" type="representative">Ada L.</performed_by>
      <destination gsnumber="1" type="customer">Bob</destination>
      <filename>driver.zip</filename><filesize>1024</filesize>
      <files><file name="driver.zip" size="1024"/></files>
    </event>
    <event timestamp="1475309100" event_type="System Information Retrieved">
      <performed_by gsnumber="0" type="system">System</performed_by>
      <system_information>
        <category name="Drives">
          <description><field>Drive</field><field>Type</field><field>Percent Used</field></description>
          <data><row><field>C:\\</field><field>Local Disk</field><field>60%</field></row></data>
        </category>
        <category id="os">
          <data><row><field name="Name">Windows</field><field name="Version">10</field></row></data>
        </category>
      </system_information>
    </event>
    <event timestamp="1475312400" event_type="Session End">
    </event>
  </session_details>
</session>`;

/** A report with `items` as an appliance sends it: with a namespace, a declaration and blank lines. */
export function listOf(root: string, items: string): string {
  return `\n<?xml version="1.0" encoding="UTF-8"?>\n<${root} xmlns="http://www.bomgar.com/namespaces/API/reporting" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">\n${items}\n</${root}>\n\n`;
}
