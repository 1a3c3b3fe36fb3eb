import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { completionsAt, type ScriptVocabulary } from '../../../src/brcs/editing/completion.ts';
import { hoverAt } from '../../../src/brcs/editing/hover.ts';
import { linksOf, valueHints } from '../../../src/brcs/editing/valueHints.ts';
import { parseScript } from '../../../src/brcs/parse.ts';
import { signatureAt } from '../../../src/brcs/editing/signature.ts';

const GUIDE = '[Representative console scripts](https://docs.beyondtrust.com/rs/docs/client-script)';
const CUSTOM_FIELD = [
  '`session.custom.*` (optional)',
  'A custom field of the session, by its code name (`session.custom.external_key` is the external key). At most 1,024 characters, and 10 KB for all custom fields of the command together. The field must have been set up under /login > Management > API Configuration.',
  'A text of at most 1024 characters.',
  'Since API version 1.13.0.',
];
const VNC_TARGET = [
  '`target` (required)',
  'The host name or IP address of the machine targeted for the VNC session.',
  'A host name or address.',
];
const JUMPOINT = [
  '`jumpoint` (optional)',
  'The Jumpoint through which to start the session. It must be on the same subnet as the target. Left out, the only Jumpoint the representative may use is taken, or a dialog asks.',
  'A text.',
];
const PORT = [
  '`port` (optional)',
  'The port number on which to connect.',
  'A whole number from 1 to 65535; `5900` when left out.',
];
const TERMINAL = [
  '`vt100`: A VT100.',
  '`terminal` (optional)',
  'The terminal type to use.',
  'One of xterm, vt100; `xterm` when left out.',
  '- `xterm`: An xterm.\n- `vt100`: A VT100.',
];
const RDP_TARGET = [
  '`target` (required)',
  'The host name or IP address of the machine targeted for the RDP session.',
  'A host name or address.',
];

/** Splits at the mark `|`: the text, and where the mark was. */
function marked(text: string): [text: string, offset: number] {
  return [text.replace('|', ''), text.indexOf('|')];
}

/** A script with the place of the mouse, what the hover covers, and its paragraphs; last the decoded value, if any. */
const HOVERS: readonly (readonly [text: string, covered: string, paragraphs: readonly string[], value?: string])[] = [
  [
    'BRCS|1.1\n',
    'BRCS1.1',
    [
      '**BRCS1.0**',
      'The first line of every script: the format and its version. Up to 10 commands follow, one a line.',
      GUIDE,
    ],
  ],
  [
    'BRCS1.0\nact|ion=start_jump_item_session',
    'action=start_jump_item_session',
    [
      '**start_jump_item_session**',
      'Starts a session with a Jump Item; a dialog asks if more than one matches.',
      'Parameters: `jump.method`, `credential_id`, `search_string`, `client.comments`, `client.hostname`, `client.private_ip`, `client.public_ip`, `client.tag`, `session.custom.*`.',
      'The web console has this action, too.',
      GUIDE,
    ],
  ],
  [
    'action=start_shell_j|ump_session&target=a',
    'action=start_shell_jump_session',
    [
      '**start_shell_jump_session**',
      'Starts a Shell Jump session: an SSH or Telnet connection to a network device.',
      'Parameters: `target` (required), `jumpoint`, `username`, `protocol`, `port`, `terminal`, `session.custom.*`.',
      'Since API version 1.13.0.',
      GUIDE,
    ],
  ],
  [
    'action=delete_script_f|ile',
    'action=delete_script_file',
    [
      '**delete_script_file**',
      'Deletes the script file. The site adds it to every script it generates.',
      'It has no parameters.',
      GUIDE,
    ],
  ],
  [
    'action=start_pinned_client_session|&search_string=a',
    'action=start_pinned_client_session',
    [
      '**start_pinned_client_session**',
      'The former name of start_jump_item_session: starts a session with a Jump Client.',
      'Deprecated: use `start_jump_item_session`.',
      'Parameters: `search_string`, `client.comments`, `client.hostname`, `client.private_ip`, `client.public_ip`, `client.tag`, `session.custom.*`.',
      GUIDE,
    ],
  ],
  ['action=start_vnc_session&tar|get=pc', 'target', VNC_TARGET],
  ['action=start_vnc_session&port=59|00', '5900', PORT],
  ['action=start_rdp_session&target=a%20|b', 'a%20b', RDP_TARGET, 'a b'],
  [
    'action=start_rdp_session&display_size|=1024x768',
    'display_size',
    [
      '`display_size` (optional)',
      'The size of the remote desktop: a name, or a standard resolution such as 1024x768.',
      'One of primary_display, all_displays, or width x height such as 1024x768; `primary_display` when left out.',
      '- `primary_display`: As large as the primary display.\n- `all_displays`: Across all displays.',
    ],
  ],
  ['action=start_shell_jump_session&terminal=vt|100', 'vt100', TERMINAL],
  ['action=start_shell_jump_session&terminal=v%74|100', 'v%74100', TERMINAL, 'vt100'],
  ['action=generate_session_key&session.custom.x%2Dy|=1', 'session.custom.x%2Dy', CUSTOM_FIELD],
  ['action=start_vnc_session&speed=%41|', '%41', [], 'A'],
  [
    'action=login&mechanism=username_password&username=zoe&password=hunter2%21|',
    'hunter2%21',
    [
      '`password` (optional)',
      'The password of the account, in plain text: everybody who can read the script can read it. Without it, the console uses its saved credentials or asks.',
      'A text.',
    ],
  ],
];

const vocabulary: ScriptVocabulary = {
  customFields: ['asset', 'room nr'],
  values: (name) => (name === 'target' ? ['PC-ÅRHUS-7'] : []),
};

/** Returns the completions at the mark: kind, label, detail and resulting text of each. */
const offered = (text: string): string[] => {
  const [script, offset] = marked(text);
  return completionsAt(script, offset, vocabulary).map(({ kind, label, text: insert, span, detail, continues }) => {
    const result = script.slice(0, span.start) + insert + script.slice(span.end);
    return [kind, label, detail, continues ? '…' : '', result].join(' | ');
  });
};

describe('the documentation in a BRCS file', () => {
  for (const [text, covered, paragraphs, value] of HOVERS) {
    it(`is exactly as expected at ${JSON.stringify(text)}`, () => {
      const [script] = marked(text);
      const hover = hoverAt(...marked(text));
      assert.equal(hover?.documentation, paragraphs.join('\n\n'));
      assert.equal(hover.value, value);
      assert.equal(script.slice(hover.span.start, hover.span.end), covered);
    });
  }

  it('is missing where nothing is known', () => {
    for (const text of ['BRCS1.0\n|', 'action=nothing|', 'hostname=p%20c&|', 'action=start_vnc_session&speed=fast|']) {
      assert.equal(hoverAt(...marked(text)), undefined, text);
    }
  });

  it('shows the whole signature of the command, with the meaning of each parameter', () => {
    assert.deepEqual(signatureAt(...marked('action=start_vnc_session&port=59|00')), {
      label: 'start_vnc_session: target [jumpoint] [port] [session.custom.*]',
      documentation: 'Starts a VNC session through a Jumpoint.',
      parameters: [
        { label: [19, 25], documentation: VNC_TARGET.join('\n\n') },
        { label: [26, 36], documentation: JUMPOINT.join('\n\n') },
        { label: [37, 43], documentation: PORT.join('\n\n') },
        { label: [44, 62], documentation: CUSTOM_FIELD.join('\n\n') },
      ],
      active: 2,
    });
  });

  it('shows a shortened hint after each value that is hard to read, and a link for each host', () => {
    const text = `action=generate_session_key&public_portal_hostname=help.example.com&session.custom.a=%C3%A9${'x'.repeat(70)}`;
    const script = parseScript(text);
    assert.deepEqual(valueHints(script, { start: 0, end: text.length }), [
      { offset: text.length, text: `é${'x'.repeat(59)}…` },
    ]);
    assert.deepEqual(
      linksOf(script).map(({ span, url }) => [text.slice(span.start, span.end), url]),
      [['help.example.com', 'https://help.example.com/']],
    );
  });
});

describe('completion in a BRCS file, in full,', () => {
  it('offers each action with its required parameters, if the command has none yet', () => {
    assert.deepEqual(offered('BRCS1.0\nac|'), [
      'action | login |  |  | BRCS1.0\naction=login',
      'action | generate_session_key |  |  | BRCS1.0\naction=generate_session_key',
      'action | push_and_start_local |  | … | BRCS1.0\naction=push_and_start_local&hostname=',
      'action | push_and_start_remote |  | … | BRCS1.0\naction=push_and_start_remote&target=',
      'action | start_jump_item_session |  |  | BRCS1.0\naction=start_jump_item_session',
      'action | start_rdp_session |  | … | BRCS1.0\naction=start_rdp_session&target=',
      'action | start_vnc_session |  | … | BRCS1.0\naction=start_vnc_session&target=',
      'action | start_shell_jump_session |  | … | BRCS1.0\naction=start_shell_jump_session&target=',
      'action | start_vpro_session |  | … | BRCS1.0\naction=start_vpro_session&target=',
      'action | delete_script_file |  |  | BRCS1.0\naction=delete_script_file',
    ]);
    assert.ok(
      offered('BRCS1.0\naction=log|on&username=zoe').includes(
        'action | start_rdp_session |  |  | BRCS1.0\naction=start_rdp_session&username=zoe',
      ),
    );
  });

  it('offers each missing parameter, required ones first, encoded', () => {
    assert.deepEqual(offered('action=start_vnc_session&port=1&|'), [
      'parameter | target | required | … | action=start_vnc_session&port=1&target=',
      'parameter | jumpoint |  | … | action=start_vnc_session&port=1&jumpoint=',
      'customField | session.custom.external_key |  | … | action=start_vnc_session&port=1&session.custom.external_key=',
      'customField | session.custom.asset |  | … | action=start_vnc_session&port=1&session.custom.asset=',
      'customField | session.custom.room nr |  | … | action=start_vnc_session&port=1&session.custom.room%20nr=',
    ]);
  });

  it('offers each value as a replacement of the present one', () => {
    assert.deepEqual(offered('action=start_shell_jump_session&target=a&protocol=t|el&port=1'), [
      'value | ssh | default |  | action=start_shell_jump_session&target=a&protocol=ssh&port=1',
      'value | telnet |  |  | action=start_shell_jump_session&target=a&protocol=telnet&port=1',
    ]);
    assert.deepEqual(offered('action=start_vnc_session&target=|&port=1'), [
      'value | PC-ÅRHUS-7 |  |  | action=start_vnc_session&target=PC-%C3%85RHUS-7&port=1',
    ]);
    assert.deepEqual(offered('|'), ['header | BRCS1.0 |  |  | BRCS1.0']);
  });
});
