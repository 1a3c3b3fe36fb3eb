import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { answerClientScript } from '../../../src/demo/api/clientScript.ts';

const ask = (query: string) =>
  answerClientScript({
    method: 'GET',
    path: '/api/client_script',
    query: new URLSearchParams(query),
    form: new URLSearchParams(),
    authorization: '',
  });

describe('the demo site’s client scripting API', () => {
  it('makes a file with login before and delete_script_file after the command, under a name of its own', () => {
    const { body, headers } = ask('type=rep&operation=generate&action=start_vnc_session&target=pc%201');
    const lines = [
      'BRCS1.0',
      'action=login',
      'action=start_vnc_session&target=pc%201',
      'action=delete_script_file',
      '',
    ];
    assert.equal(body, lines.join('\n'));
    assert.equal(headers?.['Content-Disposition'], 'attachment; filename="start_vnc_session.brcs-demo"');
  });

  it('has one login in a script that logs in with credentials', () => {
    const { body } = ask('type=rep&operation=generate&action=login&mechanism=username_password&username=a&password=b');
    const login = 'action=login&mechanism=username_password&username=a&password=b';
    assert.equal(body, `BRCS1.0\n${login}\naction=delete_script_file\n`);
  });

  it('shows a page for the web console, and refuses what the guide does not know', () => {
    assert.match(ask('type=web_console&operation=execute&action=generate_session_key').type, /html/);
    for (const query of [
      'type=web_console&operation=execute&action=start_rdp_session&target=a',
      'type=web_console&operation=generate&action=generate_session_key',
      'type=rep&operation=generate&action=nothing',
      'type=rep&operation=generate&action=start_rdp_session',
      '',
    ]) {
      const { body } = ask(query);
      assert.ok(typeof body === 'string' && body.includes('<error'), query);
    }
  });
});
