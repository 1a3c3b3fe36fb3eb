/** How many events each session has. */
const EVENTS_A_SESSION = 60;

/** The `<session>` elements of a SupportSession report like one of a busy site, of at least so many characters in all. */
export function* sessionElements(characters: number): Generator<string, void, void> {
  for (let made = 0, number = 0; made < characters; number++) {
    const element = session(number);
    made += element.length;
    yield element;
  }
}

function session(number: number): string {
  const lsid = number.toString(16).padStart(32, 'c');
  const start = 1_475_308_800 + number * 97;
  const events = Array.from({ length: EVENTS_A_SESSION }, (_, index) => event(start + index * 11, index)).join('\n');
  return `<session lsid="${lsid}">
<session_type>support</session_type><lseq>${number}</lseq>
<start_time timestamp="${start}">2016-10-01T08:00:00+00:00</start_time>
<end_time timestamp="${start + 3600}">2016-10-01T09:00:00+00:00</end_time><duration>01:00:00</duration>
<public_site id="1">Default</public_site><external_key>INC${number}</external_key>
<session_chat_view_url>https://support.example.com/session_chat?lsid=${lsid}&amp;h=0123456789abcdef</session_chat_view_url>
<file_transfer_count>1</file_transfer_count><file_move_count>0</file_move_count><file_delete_count>0</file_delete_count>
<primary_customer gsnumber="1">Bob &amp; Söhne</primary_customer><primary_rep gsnumber="2" id="5">Ada L.</primary_rep>
<customer_list><customer gsnumber="1"><username>Bob &amp; Söhne</username><public_ip>203.0.113.9:50123</public_ip>
<private_ip>10.0.0.9</private_ip><hostname>BOB-PC</hostname><os>Windows 10 Enterprise</os><primary_cust>1</primary_cust>
<info><name>Bob</name><company>Söhne</company><company_code></company_code><issue>3</issue><details>Printer</details></info>
</customer></customer_list>
<rep_list><representative gsnumber="2" id="5"><username>ada</username><public_display_name>Ada</public_display_name>
<private_display_name>Ada L.</private_display_name><public_ip>198.51.100.7</public_ip><os>Linux</os>
<session_owner>1</session_owner><primary_rep>1</primary_rep><seconds_involved>3540</seconds_involved></representative></rep_list>
<team_list><team id="1" primary_team="1">First line</team></team_list>
<session_details>${events}</session_details>
</session>
`;
}

function event(timestamp: number, index: number): string {
  if (index % 6 === 5) {
    return `<event timestamp="${timestamp}" event_type="Conference Member Added"><performed_by gsnumber="0" type="system">System</performed_by><data><value name="name" value="Ada L." /><value name="username" value="ada" /><value name="private_ip" value="10.0.0.7" /><value name="os" value="Linux" /><value name="user_id" value="5" /></data></event>`;
  }
  return `<event timestamp="${timestamp}" event_type="Chat Message"><performed_by gsnumber="2" type="representative">Ada L.</performed_by><destination gsnumber="1" type="customer">Bob &amp; Söhne</destination><body>Message ${index}: could you please open the printer&apos;s settings &amp; tell me what you see there?</body></event>`;
}
