/** The script, then all that the checker tells of it: severity, code, range and message; below it each fix with what it makes. */
export type BrokenScript = readonly [text: string, ...told: string[]];

const command = (line: string): string => `BRCS1.0\n${line}`;
const KEY = 'action=generate_session_key';

/** Scripts that break the rules of the guide's chapter Representative Console Scripting, one after the other. */
export const BROKEN: readonly BrokenScript[] = [
  [
    KEY,
    'error missing-header 0-27: The first line must be BRCS1.0.',
    '  Add BRCS1.0: "BRCS1.0\\naction=generate_session_key"',
  ],
  [
    `brcs1.0\n${KEY}`,
    'error wrong-header 0-7: The first line must be BRCS and a version such as BRCS1.0, and nothing else.',
    '  Write BRCS1.0: "BRCS1.0\\naction=generate_session_key"',
  ],
  [
    `BRCS1.10\n${KEY}`,
    'error wrong-header 0-8: The first line must be BRCS and a version such as BRCS1.0, and nothing else.',
    '  Write BRCS1.0: "BRCS1.0\\naction=generate_session_key"',
  ],
  [
    `BRCS1.0\nBRCS1.0\n${KEY}`,
    'error repeated-header 8-15: BRCS1.0 stands on the first line only.',
    '  Remove the line: "BRCS1.0\\naction=generate_session_key"',
  ],
  ['BRCS1.0\n', 'error no-commands 8-8: A script needs at least one command.'],
  [
    ['BRCS1.0', ...Array.from({ length: 11 }, (_, i) => `${KEY}&session.custom.a=${i}`)].join('\n'),
    'error too-many-commands 478-525: A script can have at most 10 commands.',
  ],
  [
    `BRCS1.0\n\n${KEY}`,
    'error empty-line 8-8: A script must not have empty lines.',
    '  Remove the line: "BRCS1.0\\naction=generate_session_key"',
  ],
  [
    command(` ${KEY}`),
    'error surrounding-space 8-36: A command must not begin or end with white space.',
    '  Remove the white space: "BRCS1.0\\naction=generate_session_key"',
  ],
  [
    command(`${KEY}&`),
    'error empty-parameter 36-36: There must be one & between two parameters, and none at the end.',
    '  Remove the &: "BRCS1.0\\naction=generate_session_key"',
  ],
  [
    command(`${KEY}&session.custom.a`),
    'error missing-equals 36-52: A parameter is written key=value.',
    '  Add =: "BRCS1.0\\naction=generate_session_key&session.custom.a="',
  ],
  [
    command(`${KEY}&=1`),
    'error missing-name 36-38: A parameter needs a name before the =.',
    '  Remove the value: "BRCS1.0\\naction=generate_session_key"',
  ],
  [
    command('hostname=pc'),
    'error missing-action 8-19: A command begins with action=. Its parameters follow on the same line, each after an &.',
  ],
  [
    command('target=pc&action=start_vnc_session'),
    'error action-not-first 18-42: action must be the first parameter of a command.',
    '  Move action to the beginning: "BRCS1.0\\naction=start_vnc_session&target=pc"',
  ],
  [
    command('push pc'),
    'error missing-equals 8-15: A parameter is written key=value.',
    '  Add =: "BRCS1.0\\npush pc="',
    'error raw-space 12-13: A space must be written as %20.',
    '  Encode canonically: "BRCS1.0\\npush%20pc"',
    'warning old-command-line 8-15: The command line parameters -push and -jump are deprecated and are no script commands.',
    '  Write push_and_start_local: "BRCS1.0\\naction=push_and_start_local&hostname=pc"',
  ],
  [
    command('-jump ABCDEFG02'),
    'error missing-equals 8-23: A parameter is written key=value.',
    '  Add =: "BRCS1.0\\n-jump ABCDEFG02="',
    'error raw-space 13-14: A space must be written as %20.',
    '  Encode canonically: "BRCS1.0\\n-jump%20ABCDEFG02"',
    'warning old-command-line 8-23: The command line parameters -push and -jump are deprecated and are no script commands.',
    '  Write start_jump_item_session: "BRCS1.0\\naction=start_jump_item_session&search_string=ABCDEFG02"',
  ],
  [
    command('action=start_session'),
    'error unknown-action 15-28: There is no action “start_session”. The actions are login, generate_session_key, push_and_start_local, push_and_start_remote, start_jump_item_session, start_rdp_session, start_vnc_session, start_shell_jump_session, start_vpro_session, delete_script_file.',
    '  Write start_rdp_session: "BRCS1.0\\naction=start_rdp_session"',
  ],
  [
    command('action=start_pinned_client_session&search_string=pc'),
    'warning deprecated-action 15-42: start_pinned_client_session is deprecated. Use start_jump_item_session.',
    '  Write start_jump_item_session: "BRCS1.0\\naction=start_jump_item_session&search_string=pc"',
  ],
  [
    command('action=start_vnc_session&target=pc&speed=1'),
    'error unknown-parameter 43-48: start_vnc_session has no parameter speed. It has target, jumpoint, port, session.custom.*.',
    '  Remove the parameter: "BRCS1.0\\naction=start_vnc_session&target=pc"',
  ],
  [
    command('action=start_rdp_session'),
    'error missing-parameter 15-32: start_rdp_session needs target.',
    '  Add target: "BRCS1.0\\naction=start_rdp_session&target="',
  ],
  [
    command('action=start_vpro_session&target=pc'),
    'error missing-parameter 15-33: start_vpro_session needs jumpoint.',
    '  Add jumpoint: "BRCS1.0\\naction=start_vpro_session&target=pc&jumpoint="',
  ],
  [
    command('action=start_vpro_session&jumpoint=Network01'),
    'error missing-parameter 15-33: start_vpro_session needs target.',
    '  Add target: "BRCS1.0\\naction=start_vpro_session&jumpoint=Network01&target="',
  ],
  [
    command('action=push_and_start_local'),
    'error missing-parameter 15-35: push_and_start_local needs hostname.',
    '  Add hostname: "BRCS1.0\\naction=push_and_start_local&hostname="',
  ],
  [
    command('action=push_and_start_remote&jumpoint=Network01'),
    'error missing-parameter 15-36: push_and_start_remote needs target.',
    '  Add target: "BRCS1.0\\naction=push_and_start_remote&jumpoint=Network01&target="',
  ],
  [
    command('action=start_vnc_session'),
    'error missing-parameter 15-32: start_vnc_session needs target.',
    '  Add target: "BRCS1.0\\naction=start_vnc_session&target="',
  ],
  [
    command('action=start_shell_jump_session'),
    'error missing-parameter 15-39: start_shell_jump_session needs target.',
    '  Add target: "BRCS1.0\\naction=start_shell_jump_session&target="',
  ],
  [
    command('action=start_jump_item_session'),
    'error missing-parameter 15-38: start_jump_item_session needs at least one of search_string, client.*.',
    '  Add client.hostname: "BRCS1.0\\naction=start_jump_item_session&client.hostname="',
  ],
  [
    command('action=start_jump_item_session&client.hostname='),
    'warning useless-value 55-55: client.hostname is empty. Leave it out, or say what it is.',
    '  Remove the parameter: "BRCS1.0\\naction=start_jump_item_session"',
    'error missing-parameter 15-38: start_jump_item_session needs at least one of search_string, client.*.',
  ],
  [
    command('action=start_pinned_client_session&session.custom.a=1'),
    'warning deprecated-action 15-42: start_pinned_client_session is deprecated. Use start_jump_item_session.',
    '  Write start_jump_item_session: "BRCS1.0\\naction=start_jump_item_session&session.custom.a=1"',
    'error missing-parameter 15-42: start_pinned_client_session needs at least one of search_string, client.*.',
    '  Add client.hostname: "BRCS1.0\\naction=start_pinned_client_session&session.custom.a=1&client.hostname="',
  ],
  [
    command('action=login&username=zoe'),
    'error incomplete-group 15-20: mechanism, username, password belong together: give all of them or none. Missing: mechanism, password.',
    '  Add mechanism, password: "BRCS1.0\\naction=login&username=zoe&mechanism=&password="',
  ],
  [
    command('action=login&mechanism=username_password&username=zoe'),
    'error incomplete-group 15-20: mechanism, username, password belong together: give all of them or none. Missing: password.',
    '  Add password: "BRCS1.0\\naction=login&mechanism=username_password&username=zoe&password="',
  ],
  [
    command('action=start_jump_item_session&client.private_ip=10.10.24&jump.method=vnc'),
    'warning not-applicable 39-56: client.private_ip does not go with jump.method “vnc”: this search field applies to Jump Clients only.',
    '  Remove the parameter: "BRCS1.0\\naction=start_jump_item_session&jump.method=vnc"',
  ],
  [
    command(`${KEY}&session.custom.a=1&session.custom.a=2`),
    'error duplicate-parameter 55-71: session.custom.a is given more than once.',
    '  Remove the parameter: "BRCS1.0\\naction=generate_session_key&session.custom.a=1"',
  ],
  [
    `BRCS1.0\n${KEY}\n${KEY}`,
    'warning duplicate-command 36-63: The same command stands above already.',
    '  Remove the line: "BRCS1.0\\naction=generate_session_key\\n"',
  ],
  [
    `BRCS1.0\naction=delete_script_file\n${KEY}`,
    'error after-delete 34-61: Nothing may follow delete_script_file.',
    '  Remove the line: "BRCS1.0\\naction=delete_script_file\\n"',
  ],
  [
    command('action=start_vnc_session&target='),
    'error empty-value 40-40: target must not be empty: it is a host name or address.',
  ],
  [
    command('action=start_vnc_session&target=pc&port='),
    'error empty-value 48-48: port must not be empty: it is a whole number from 1 to 65535.',
  ],
  [
    command('action=start_vnc_session&target=pc&jumpoint='),
    'warning useless-value 52-52: jumpoint is empty. Leave it out, or say what it is.',
    '  Remove the parameter: "BRCS1.0\\naction=start_vnc_session&target=pc"',
  ],
  [
    command('action=start_rdp_session&target=pc&quality=best'),
    'error value-not-allowed 51-55: quality must be one of low, performance, performance_quality, quality, not “best”.',
    '  Write low: "BRCS1.0\\naction=start_rdp_session&target=pc&quality=low"',
    '  Write performance: "BRCS1.0\\naction=start_rdp_session&target=pc&quality=performance"',
    '  Write performance_quality: "BRCS1.0\\naction=start_rdp_session&target=pc&quality=performance_quality"',
    '  Write quality: "BRCS1.0\\naction=start_rdp_session&target=pc&quality=quality"',
  ],
  [
    command('action=start_rdp_session&target=pc&display_size=1024'),
    'error value-not-allowed 56-60: display_size must be one of primary_display, all_displays, or width x height such as 1024x768, not “1024”.',
    '  Write primary_display: "BRCS1.0\\naction=start_rdp_session&target=pc&display_size=primary_display"',
    '  Write all_displays: "BRCS1.0\\naction=start_rdp_session&target=pc&display_size=all_displays"',
  ],
  [
    command('action=start_rdp_session&target=pc&console=1'),
    'error value-not-allowed 51-52: console must be one of no, yes, not “1”.',
    '  Write no: "BRCS1.0\\naction=start_rdp_session&target=pc&console=no"',
    '  Write yes: "BRCS1.0\\naction=start_rdp_session&target=pc&console=yes"',
  ],
  [
    command('action=start_shell_jump_session&target=pc&protocol=rlogin'),
    'error value-not-allowed 59-65: protocol must be one of ssh, telnet, not “rlogin”.',
    '  Write ssh: "BRCS1.0\\naction=start_shell_jump_session&target=pc&protocol=ssh"',
    '  Write telnet: "BRCS1.0\\naction=start_shell_jump_session&target=pc&protocol=telnet"',
  ],
  [
    command('action=start_shell_jump_session&target=pc&terminal=vt52'),
    'error value-not-allowed 59-63: terminal must be one of xterm, vt100, not “vt52”.',
    '  Write xterm: "BRCS1.0\\naction=start_shell_jump_session&target=pc&terminal=xterm"',
    '  Write vt100: "BRCS1.0\\naction=start_shell_jump_session&target=pc&terminal=vt100"',
  ],
  [
    command('action=start_vnc_session&target=pc&port=vnc'),
    'error value-not-allowed 48-51: port must be a whole number from 1 to 65535, not “vnc”.',
  ],
  [
    command('action=start_jump_item_session&client.tag=a&jump.method=telnet'),
    'error value-not-allowed 64-70: jump.method must be one of push, local_push, pinned, rdp, vnc, shelljump, not “telnet”.',
    '  Write push: "BRCS1.0\\naction=start_jump_item_session&client.tag=a&jump.method=push"',
    '  Write local_push: "BRCS1.0\\naction=start_jump_item_session&client.tag=a&jump.method=local_push"',
    '  Write pinned: "BRCS1.0\\naction=start_jump_item_session&client.tag=a&jump.method=pinned"',
    '  Write rdp: "BRCS1.0\\naction=start_jump_item_session&client.tag=a&jump.method=rdp"',
    '  Write vnc: "BRCS1.0\\naction=start_jump_item_session&client.tag=a&jump.method=vnc"',
    '  Write shelljump: "BRCS1.0\\naction=start_jump_item_session&client.tag=a&jump.method=shelljump"',
  ],
  [
    command('action=login&mechanism=kerberos&username=zoe&password=secret'),
    'error value-not-allowed 31-39: mechanism must be username_password, not “kerberos”.',
    '  Write username_password: "BRCS1.0\\naction=login&mechanism=username_password&username=zoe&password=secret"',
    'warning plain-text-password 53-68: The password stands here in plain text: everybody who can read the script can read it.',
    '  Remove the credentials: "BRCS1.0\\naction=login"',
  ],
  [
    command('action=start_vnc_session&target=pc&port=65536'),
    'error value-out-of-range 48-53: port must be a whole number from 1 to 65535, not “65536”.',
    '  Write 65535: "BRCS1.0\\naction=start_vnc_session&target=pc&port=65535"',
  ],
  [
    command(`action=push_and_start_local&hostname=${'x'.repeat(256)}`),
    'error value-too-long 45-301: hostname must be a host name or address of at most 255 characters, and has 256.',
  ],
  [
    command(`${KEY}&public_portal_hostname=${'x'.repeat(256)}`),
    'error value-too-long 59-315: public_portal_hostname must be a host name or address of at most 255 characters, and has 256.',
  ],
  [
    command(`action=start_jump_item_session&client.comments=${'x'.repeat(256)}`),
    'error value-too-long 55-311: client.comments must be a text of at most 255 characters, and has 256.',
  ],
  [
    command(`action=start_jump_item_session&client.tag=a&credential_id=${'x'.repeat(256)}`),
    'error value-too-long 66-322: credential_id must be a text of at most 255 characters, and has 256.',
  ],
  [
    command(`${KEY}&session.custom.a=${'x'.repeat(1025)}`),
    'error value-too-long 53-1078: session.custom.a must be a text of at most 1024 characters, and has 1025.',
  ],
  [
    command(KEY + Array.from({ length: 11 }, (_, i) => `&session.custom.f${i}=${'x'.repeat(1000)}`).join('')),
    'error custom-fields-too-long 10226-10244: All custom fields together, with the external key, must be at most 10240 bytes (10 KB).',
  ],
  [
    command(`${KEY}&session.custom.a=%07`),
    'error control-character 53-56: session.custom.a must not hold control characters.',
  ],
  [
    command(`${KEY}&session.custom.a=(1)`),
    'information reserved-character 53-54: Reserved characters are best encoded: %28.',
    '  Encode canonically: "BRCS1.0\\naction=generate_session_key&session.custom.a=%281%29"',
    'information reserved-character 55-56: Reserved characters are best encoded: %29.',
    '  Encode canonically: "BRCS1.0\\naction=generate_session_key&session.custom.a=%281%29"',
  ],
  [
    command(`${KEY}&session.custom.a=100%`),
    'error bad-escape 56-57: A % must be followed by two hexadecimal digits. Write %25 for the character itself.',
    '  Write %25: "BRCS1.0\\naction=generate_session_key&session.custom.a=100%25"',
  ],
  [
    command(`${KEY}&session.custom.a=Zoë`),
    'error raw-character 55-56: Only letters, digits and -._~ of ASCII may stand here as they are. Percent-encode the rest as UTF-8.',
    '  Encode canonically: "BRCS1.0\\naction=generate_session_key&session.custom.a=Zo%C3%AB"',
  ],
  [
    command(`${KEY}&session.custom.a={"x"}`),
    'error raw-character 53-55: Only letters, digits and -._~ of ASCII may stand here as they are. Percent-encode the rest as UTF-8.',
    '  Encode canonically: "BRCS1.0\\naction=generate_session_key&session.custom.a=%7B%22x%22%7D"',
    'error raw-character 56-58: Only letters, digits and -._~ of ASCII may stand here as they are. Percent-encode the rest as UTF-8.',
    '  Encode canonically: "BRCS1.0\\naction=generate_session_key&session.custom.a=%7B%22x%22%7D"',
  ],
  [
    command(`${KEY}&session.custom.a=a b`),
    'error raw-space 54-55: A space must be written as %20.',
    '  Encode canonically: "BRCS1.0\\naction=generate_session_key&session.custom.a=a%20b"',
  ],
  [
    command(`${KEY}&session.custom.a=a+b`),
    'warning raw-plus 54-55: A + is a plus sign here, not a space. Write %2B or %20 to be clear.',
    '  Write %20, a space: "BRCS1.0\\naction=generate_session_key&session.custom.a=a%20b"',
    '  Write %2B, a plus sign: "BRCS1.0\\naction=generate_session_key&session.custom.a=a%2Bb"',
  ],
  [
    command(`${KEY}&session.custom.a=%FF`),
    'error not-utf8 53-56: These bytes are not UTF-8.',
    '  Read them as Latin-1 and encode as UTF-8: "BRCS1.0\\naction=generate_session_key&session.custom.a=%C3%BF"',
  ],
  [
    command(`${KEY}&session.custom.a=%41`),
    'hint unneeded-escape 53-56: %41 need not be encoded: it is A.',
    '  Encode canonically: "BRCS1.0\\naction=generate_session_key&session.custom.a=A"',
  ],
  [
    command(`${KEY}&session.custom.a=%c3%a9`),
    'hint lower-case-escape 53-59: The hexadecimal digits of an escape are written in upper case.',
    '  Encode canonically: "BRCS1.0\\naction=generate_session_key&session.custom.a=%C3%A9"',
  ],
  [
    command('action=login&mechanism=username_password&username=zoe&password=secret'),
    'warning plain-text-password 62-77: The password stands here in plain text: everybody who can read the script can read it.',
    '  Remove the credentials: "BRCS1.0\\naction=login"',
  ],
  [
    command(`${KEY}&session.custom.a=a++b`),
    'warning raw-plus 54-56: A + is a plus sign here, not a space. Write %2B or %20 to be clear.',
    '  Write %20, a space: "BRCS1.0\\naction=generate_session_key&session.custom.a=a%20%20b"',
    '  Write %2B, a plus sign: "BRCS1.0\\naction=generate_session_key&session.custom.a=a%2B%2Bb"',
  ],
  [
    command(`${KEY}&session.custom.a=Zoë `),
    'error surrounding-space 8-57: A command must not begin or end with white space.',
    '  Remove the white space: "BRCS1.0\\naction=generate_session_key&session.custom.a=Zoë"',
    'error raw-character 55-56: Only letters, digits and -._~ of ASCII may stand here as they are. Percent-encode the rest as UTF-8.',
    '  Encode canonically: "BRCS1.0\\naction=generate_session_key&session.custom.a=Zo%C3%AB "',
  ],
  [
    command(`${KEY}\n `),
    'error empty-line 36-37: A script must not have empty lines.',
    '  Remove the line: "BRCS1.0\\naction=generate_session_key\\n"',
  ],
  [
    command(`${KEY}&session.custom.a=${'x'.repeat(15_001)}`),
    'error value-too-long 53-15054: session.custom.a must be a text of at most 1024 characters, and has far more.',
    'error custom-fields-too-long 36-52: All custom fields together, with the external key, must be at most 10240 bytes (10 KB).',
  ],
  [
    command('action=start_vnc_session&target=pc&port=0'),
    'error value-out-of-range 48-49: port must be a whole number from 1 to 65535, not “0”.',
    '  Write 1: "BRCS1.0\\naction=start_vnc_session&target=pc&port=1"',
  ],
  [
    command(
      `${KEY}${Array.from({ length: 11 }, (_, i) => `&session.custom.f${i}=${'x'.repeat(i < 10 ? 1024 : 1)}`).join('')}`,
    ),
    'error custom-fields-too-long 10466-10484: All custom fields together, with the external key, must be at most 10240 bytes (10 KB).',
  ],
  [
    command('=1&action=login'),
    'error missing-name 8-10: A parameter needs a name before the =.',
    '  Remove the value: "BRCS1.0\\naction=login"',
    'error action-not-first 11-23: action must be the first parameter of a command.',
    '  Move action to the beginning: "BRCS1.0\\naction=login&=1"',
  ],
];
