import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { CommandClient } from '../../../../src/command-api/client.ts';
import { FakeSite } from '../fakeSite.ts';

const XML = `
<support_teams xmlns="http://support.example.com/namespaces/API/command">
  <support_team id="1">
    <name>Desktop</name>
    <issues><issue id="3"><title>Printer</title></issue><issue id="4"><title>Password</title></issue></issues>
    <support_session_count>2</support_session_count>
    <members>
      <representative id="5">
        <username>ada</username><display_name>Ada</display_name>
        <public_display_name>Ada</public_display_name><private_display_name>Ada L.</private_display_name>
      </representative>
    </members>
  </support_team>
  <support_team id="2"><name>Servers</name><issues><issue></issue></issues><members></members></support_team>
  <support_team id="3"><name>Phones</name><issues/></support_team>
</support_teams>`;

describe('the answer of get_support_teams', () => {
  it('has issues, and members if requested, and no count that the site does not send', async () => {
    const site = new FakeSite(XML);
    const teams = await new CommandClient(site).supportTeams({ showMembers: true });
    assert.deepEqual(site.requests[0]?.form, [
      ['action', 'get_support_teams'],
      ['showmembers', '1'],
    ]);
    assert.deepEqual(teams, [
      {
        id: '1',
        name: 'Desktop',
        supportSessionCount: 2,
        issues: [
          { id: '3', title: 'Printer' },
          { id: '4', title: 'Password' },
        ],
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
      { id: '2', name: 'Servers', issues: [], members: [] },
      { id: '3', name: 'Phones', issues: [] },
    ]);
  });
});
