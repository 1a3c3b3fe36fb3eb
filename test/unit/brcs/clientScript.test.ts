import assert from 'node:assert/strict';
import type { ServerResponse } from 'node:http';
import { inspect } from 'node:util';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { checkedClientScript, clientScriptDownload, clientScriptUrl } from '../../../src/brcs/clientScript.ts';
import { consoleArguments, consoleCommandLine, curlCommandLine } from '../../../src/brcs/commandLines.ts';
import { fittingCommands } from '../../../src/brcs/fittingScripts.ts';
import { checkedCommand } from '../../../src/brcs/buildScript.ts';
import { currentActions } from '../../../src/brcs/scriptActions.ts';
import { newTestClient } from '../../support/siteClients.ts';
import { startSiteServer } from '../../support/siteServer.ts';

const SITE = 'https://support.example.com';
const BASE = `${SITE}/api/client_script?type=rep&operation=generate&`;

describe('clientScriptUrl', () => {
  it('returns the guide’s own examples', () => {
    const custom = { 'session.custom.custom_field1': 'Custom Value', 'session.custom.custom_field2': '123' };
    const fields = 'session.custom.custom_field1=Custom%20Value&session.custom.custom_field2=123';
    const examples: [string, string][] = [
      [
        clientScriptUrl(SITE, {
          type: 'rep',
          action: 'start_pinned_client_session',
          params: { search_string: 'ABCDEFG02' },
        }),
        'action=start_pinned_client_session&search_string=ABCDEFG02',
      ],
      [
        clientScriptUrl(SITE, {
          type: 'rep',
          action: 'push_and_start_local',
          params: { hostname: 'ABCDEF02', ...custom },
        }),
        `action=push_and_start_local&hostname=ABCDEF02&${fields}`,
      ],
      [
        clientScriptUrl(SITE, {
          type: 'rep',
          action: 'start_shell_jump_session',
          params: {
            target: 'ABCDEF02',
            jumpoint: 'Network01',
            username: 'jsmith',
            protocol: 'telnet',
            port: 40,
            terminal: 'vt100',
          },
        }),
        'action=start_shell_jump_session&target=ABCDEF02&jumpoint=Network01&username=jsmith&protocol=telnet&port=40&terminal=vt100',
      ],
      [
        clientScriptUrl(SITE, {
          type: 'rep',
          action: 'start_rdp_session',
          params: {
            target: 'ABCDEF02',
            jumpoint: 'Network01',
            username: 'jsmith',
            display_size: '1024x768',
            quality: 'quality',
            console: true,
          },
        }),
        'action=start_rdp_session&target=ABCDEF02&jumpoint=Network01&username=jsmith&display_size=1024x768&quality=quality&console=yes',
      ],
    ];
    for (const [url, query] of examples) {
      assert.equal(url, BASE + query);
    }
  });

  it('requests execution for the web console, for the two actions that it has', () => {
    const url = clientScriptUrl(`${SITE}/`, {
      type: 'web_console',
      action: 'start_jump_item_session',
      params: { 'client.tag': 'a&b' },
    });
    assert.equal(
      url,
      `${SITE}/api/client_script?type=web_console&operation=execute&action=start_jump_item_session&client.tag=a%26b`,
    );
    const others = currentActions().filter((action) => {
      try {
        checkedClientScript({ type: 'web_console', action, params: { 'client.tag': 'a' } });
        return true;
      } catch {
        return false;
      }
    });
    assert.deepEqual(others, ['start_jump_item_session']);
    assert.doesNotThrow(() => checkedClientScript({ type: 'web_console', action: 'generate_session_key' }));
    assert.throws(
      () => checkedClientScript({ type: 'web_console', action: 'start_vnc_session', params: { target: 'a' } }),
      /supports only the actions generate_session_key, start_jump_item_session/,
    );
  });

  it('rejects a parameter by its name and bound', () => {
    assert.throws(() => checkedClientScript({ type: 'pra', action: 'login' }), /rep, web_console/);
    assert.throws(() => checkedClientScript({ type: 'rep', action: 'start_rdp_session' }), /needs target/);
  });

  it('encodes any value so that it cannot add parts to the URL', () => {
    fc.assert(
      fc.property(
        fc
          .string({ unit: 'grapheme', minLength: 1, maxLength: 60 })
          .filter((text) => !/\p{C}/u.test(text) && text.trim() !== ''),
        (target) => {
          const url = clientScriptUrl(SITE, { type: 'rep', action: 'push_and_start_remote', params: { target } });
          assert.match(url, /^[A-Za-z0-9\-._~%&=?:/]+$/);
          assert.equal(new URL(url).searchParams.get('target'), target);
          assert.equal(new URL(url).searchParams.size, 4);
        },
      ),
    );
  });
});

describe('clientScriptDownload', () => {
  const params = { mechanism: 'username_password', username: 'zoe', password: 'hunter2' } as const;
  const login = clientScriptDownload({ type: 'rep', action: 'login', params });

  it('sends no token, and its password appears in no log and no message', async () => {
    const lines: string[] = [];
    const note = (message: string): void => void lines.push(message);
    const log = { trace: note, debug: note, info: note, warn: note, error: note };
    const pages = [
      (response: ServerResponse) => response.writeHead(200, { 'content-type': 'text/plain' }).end('BRCS1.0\n'),
      (response: ServerResponse) => response.writeHead(404, { 'content-type': 'text/html' }).end('<html></html>'),
      (response: ServerResponse) => response.writeHead(403).end(),
    ];
    await using site = await startSiteServer((_request, response) => pages.shift()?.(response));
    using client = newTestClient(site.url, { log });
    const stream = await client.open(login);
    stream.close();
    for (const reason of ['api-disabled', 'not-permitted']) {
      await assert.rejects(client.open(login), (error: Error) => {
        lines.push(inspect(error, { depth: 9 }));
        return 'reason' in error && error.reason === reason;
      });
    }
    assert.equal(site.tokenRequests, 0);
    assert.ok(site.calls.every(({ headers, path }) => headers.authorization === undefined && path.includes('hunter2')));
    assert.ok(lines.length > 3 && !lines.join('\n').includes('hunter2'), lines.join('\n'));
  });
});

describe('the command lines for scripts', () => {
  const command = 'action=generate_session_key&session.custom.external_key=123456789';

  it('are the guide’s own', () => {
    assert.equal(
      consoleCommandLine('bomgar-rep.exe', { command }, 'windows'),
      `bomgar-rep.exe --run-script "${command}"`,
    );
    assert.deepEqual(consoleArguments({ file: 'my_script_file.brcs-beta60' }), [
      '--run-script-file',
      'my_script_file.brcs-beta60',
    ]);
  });

  it('keep programs and files with spaces and quotes in one argument', () => {
    const posix = consoleCommandLine("/opt/Zoë’s/it's rep", { file: '/tmp/a b' }, 'posix');
    assert.equal(posix, `'/opt/Zoë’s/it'\\''s rep' --run-script-file '/tmp/a b'`);
    assert.equal(
      consoleCommandLine('C:\\Program Files\\rep.exe', { file: 'C:\\a b' }, 'windows'),
      '"C:\\Program Files\\rep.exe" --run-script-file "C:\\a b"',
    );
  });

  it('download a script under the site’s own file name', () => {
    assert.equal(
      curlCommandLine(`${SITE}/?a=1&b=2`, 'posix'),
      `curl --fail --remote-name --remote-header-name '${SITE}/?a=1&b=2'`,
    );
    assert.match(curlCommandLine(SITE, 'windows'), /^curl\.exe .*"https/);
  });
});

describe('fittingCommands', () => {
  it('fills in known facts, with the command for the client type first', () => {
    const commands = fittingCommands(
      { hostname: 'PC 7', clientType: 'rdp', externalKey: 'T-1' },
      'support.example.com',
    );
    assert.deepEqual(commands[0], {
      action: 'start_rdp_session',
      params: { target: 'PC 7', 'session.custom.external_key': 'T-1' },
    });
    assert.deepEqual(commands.find(({ action }) => action === 'start_jump_item_session')?.params, {
      'client.hostname': 'PC 7',
      'session.custom.external_key': 'T-1',
    });
    const complete = commands.filter(({ action }) => action !== 'start_vpro_session');
    complete.forEach((each) => assert.doesNotThrow(() => checkedCommand(each)));
  });

  it('offers only the session key’s dialog if no machine is known', () => {
    assert.deepEqual(fittingCommands({}, undefined), [{ action: 'generate_session_key', params: {} }]);
  });
});
