import assert from 'node:assert/strict';
import { after, before, describe, it } from 'mocha';
import { startDemoSite, type DemoSite } from '../../../src/demo/demoSite.ts';

const LSID = 'f'.repeat(32);

/** The commands of the guide, by the access that each of them needs. */
const READ_ONLY = [
  'check_health',
  'create_virtual_customer',
  'get_api_info',
  'get_appliances',
  'get_connected_client_list',
  'get_connected_clients',
  'get_logged_in_reps',
  'get_session_attributes',
  'get_support_teams',
  'leave_session',
  'send_chat_message',
  'set_rep_status',
];
const FULL_ACCESS = [
  'generate_session_key',
  'import_jump_shortcut',
  'join_session',
  'set_failover_role',
  'set_session_attributes',
  'terminate_session',
  'transfer_session',
];

/** A request of each kind with no more than the guide requires. */
const COMMANDS = [
  `action=join_session&lsid=${LSID}&rep_id=5`,
  `action=transfer_session&lsid=${LSID}&queue_id=team:3`,
  `action=leave_session&lsid=${LSID}&rep_username=li.wei`,
  `action=terminate_session&lsid=${LSID}`,
  `action=get_session_attributes&lsid=${LSID}`,
  `action=send_chat_message&lsid=${LSID}&body=Hello`,
  'action=send_chat_message&team_id=3&body=Hello',
  'action=set_rep_status&rep_id=5&code_name=busy',
  'action=set_failover_role&role=primary',
  'action=generate_session_key&type=support&queue_id=general',
  'action=create_virtual_customer&short_key=ABCDEFG&name=a&ip_address=198.51.100.7&operating_system=b&computer_name=c',
  'action=import_jump_shortcut&group=remote_access&name=a&local_jump_hostname=b',
  'action=import_jump_shortcut&group=remote_access&name=a&remote_rdp_hostname=b&jumpoint=quebec',
];
const REPORTS = [
  'generate_report=SupportSession&start_date=2021-11-22&duration=1',
  `generate_report=SupportSession&lsid=${LSID}`,
  'generate_report=SupportSessionListing&end_time=1637600000&duration=60',
  'generate_report=SupportSessionSummary&start_date=2021-11-22&duration=1&report_type=rep',
  'generate_report=SupportCustExitSurvey&start_date=2021-11-22&duration=1&report_type=rep&id=all',
  `generate_report=SupportRepExitSurvey&lsids=${LSID}&report_type=team`,
  'generate_report=SupportTeam&start_time=1637600000&duration=60',
  'generate_report=PresentationSession&start_date=2021-11-22&duration=1',
  'generate_report=LicenseUsage&start_date=2021-11-22&duration=1&group_by=hour',
  `generate_report=SupportSessionRecording&lsid=${LSID}`,
  `generate_report=CommandShellRecording&lsid=${LSID}&instance=0`,
];
const WRONG_VALUES = [
  'generate_report=SupportSession&start_date=2021-02-30&duration=1',
  'generate_report=SupportSession&start_date=22.11.2021&duration=1',
  'generate_report=SupportSession&start_time=now&duration=1',
  'generate_report=SupportSession&start_date=2021-11-22&duration=-1',
  'generate_report=SupportSession&start_date=2021-11-22&end_date=2021-11-23&duration=1',
  `generate_report=SupportSession&start_date=2021-11-22&duration=1&lsid=${LSID}`,
  'generate_report=SupportSession&start_date=2021-11-22&duration=1&limit=somebody',
  'generate_report=SupportSessionSummary&start_date=2021-11-22&duration=1&report_type=month',
  'generate_report=SupportTeam&start_date=2021-11-22&duration=1&team_id=network',
  'generate_report=LicenseUsage&end_date=2021-11-22&duration=1&group_by=hour',
  'generate_report=LicenseUsage&start_date=2021-11-22&duration=1&group_by=year',
];

describe('requests that the demo site refuses', () => {
  let demo: DemoSite;
  before(async () => {
    demo = await startDemoSite({ seed: 1, speed: 0 });
  });
  after(() => demo.stop());

  const tokenOf = async ({ clientId, clientSecret }: Pick<DemoSite, 'clientId' | 'clientSecret'>): Promise<string> => {
    const answer = await fetch(`${demo.url}/oauth2/token`, {
      method: 'POST',
      headers: { authorization: `Basic ${Buffer.from(`${clientId}:${clientSecret}`).toString('base64')}` },
      body: new URLSearchParams({ grant_type: 'client_credentials' }),
    });
    return ((await answer.json()) as { access_token: string }).access_token;
  };
  const ask = async (api: 'command' | 'reporting', query: string, token: string): Promise<string> => {
    const headers = { authorization: `Bearer ${token}` };
    const answer = await fetch(`${demo.url}/api/${api}?${query}`, { headers });
    assert.equal(answer.status, 200, query);
    return answer.text();
  };

  it('are the commands of full access, for an account that may only read', async () => {
    const token = await tokenOf(demo.limitedAccount);
    for (const action of [...READ_ONLY, ...FULL_ACCESS]) {
      const isDenied = /<error [^>]*>[^<]* does not have permission/.test(
        await ask('command', `action=${action}`, token),
      );
      assert.equal(isDenied, FULL_ACCESS.includes(action), action);
    }
  });

  for (const [api, requests] of [
    ['command', COMMANDS],
    ['reporting', REPORTS],
  ] as const) {
    it(`are those of the ${api} API without a parameter that the guide requires, which the answer names`, async () => {
      const token = await tokenOf(demo);
      for (const query of requests) {
        const missing = /<error [^>]*>[^<]*(is missing|is needed|must be)/;
        assert.doesNotMatch(await ask(api, query, token), missing, query);
        const [kind = '', ...parameters] = query.split('&');
        for (const left of parameters) {
          const rest = [kind, ...parameters.filter((parameter) => parameter !== left)].join('&');
          const answer = await ask(api, rest, token);
          assert.match(answer, missing, rest);
          assert.ok(answer.includes(left.replace(/=.*/, '')), `${rest}: ${answer}`);
        }
      }
    });
  }

  it('are reports with values that the guide does not know', async () => {
    const token = await tokenOf(demo);
    for (const query of WRONG_VALUES) {
      assert.match(await ask('reporting', query, token), /^\s*<\?xml[^>]*>\s*<error /, query);
    }
  });
});
