import assert from 'node:assert/strict';
import { after, before, describe, it } from 'mocha';
import type * as vscode from 'vscode';
import { SiteZone } from '../../src/site/siteZone.ts';
import { clientTooltip, applianceTooltip } from '../../src/ui/features/appliances/applianceTooltips.ts';
import { reachedAppliance } from '../../src/ui/features/appliances/setFailoverRole.ts';
import { exportedApi, run } from './support/extension.ts';
import { openOwnSite, type OwnSite } from './support/ownSite.ts';

const UTC = new SiteZone(() => 0);
const KOLKATA = new SiteZone(() => 0, [{ from: 0, to: 2_000_000_000, offset: 19_800 }]);

describe('the tooltips of the Appliances view', () => {
  const lines = (text: vscode.MarkdownString): readonly string[] => text.value.replaceAll('\\', '').split(/\s*\n+/);

  it('show an appliance’s fields, and those of its health that the list does not have', () => {
    const appliance = {
      id: 'a1',
      name: 'North',
      publicHostname: 'north.example.com',
      clusterRole: 'single',
      failoverRole: 'primary',
      acceptingConnections: true,
      timezoneOffset: -12_600,
      others: { region: 'North *of* here\nand there' },
    };
    const health = {
      appliance: 'north.example.com',
      applianceId: 'a1',
      version: '21.3.1',
      success: false,
      errorMessage: 'Disk *full*',
      failoverRole: 'primary',
      enabledSharedIps: ['203.0.113.1', '203.0.113.2'],
    };
    assert.deepEqual(lines(applianceTooltip(appliance, health, UTC)), [
      '**North**',
      'Public hostname: north.example.com',
      'Cluster role: single',
      'Failover role: primary',
      'Accepting connections: yes',
      'Time zone: UTC−03:30',
      'region: North *of* here, and there',
      'ID: a1',
      '---',
      '**Health**',
      'Version: 21.3.1',
      'Healthy: no',
      'Error message: Disk *full*',
      'Shared IP addresses: 203.0.113.1, 203.0.113.2',
    ]);
  });

  it('show a client’s connections and the log of their events', () => {
    const connection = {
      applianceId: 'a1',
      purpose: 'primary',
      receiveTrafficNode: false,
      connectedSince: undefined,
      privateIp: '10.0.0.1',
    };
    const client = {
      type: 'push_agent',
      id: '7',
      hostname: 'jump-1',
      name: 'Harbour',
      clientConnections: [connection],
      eventLog: [
        { timestamp: undefined, text: 'Connected.' },
        { timestamp: 1_796_083_200, text: 'Left.' },
      ],
    };
    const text = lines(clientTooltip(client, KOLKATA));
    assert.equal(text[0], '**Harbour**');
    for (const line of ['Type: Jumpoints', '**Connection**', 'Private IP: 10.0.0.1', 'Event: Connected.']) {
      assert.ok(text.includes(line), text.join('\n'));
    }
    assert.match(text.join('\n'), /, at the site Dec 1, 2026, 5:30:00\sAM \(UTC\+05:30\): Left\./);
  });
});

describe('setFailoverRole', () => {
  const URL_OF_SITE = 'https://support.example.com:8443';
  const listed = ['North', 'South'].map((name) => ({
    id: `guid-${name}`,
    name,
    publicHostname: `${name.toLowerCase()}.example.com`,
    clusterRole: 'single',
    failoverRole: 'primary',
    acceptingConnections: true,
    timezoneOffset: 0,
  }));
  const answering = (applianceId: string, appliance: string) => {
    const health = { appliance, applianceId, version: '', success: true, failoverRole: '', enabledSharedIps: [] };
    return { appliances: () => Promise.resolve(listed), health: () => Promise.resolve(health) };
  };

  it('asks with the name of the answering appliance as in the view', async () => {
    const byId = await reachedAppliance(answering('guid-South', 'any'), URL_OF_SITE, undefined);
    const byHost = await reachedAppliance(answering('', 'north.example.com'), URL_OF_SITE, 'guid-North');
    const unlisted = await reachedAppliance(answering('guid-West', 'west.example.com'), URL_OF_SITE, undefined);
    const nameless = await reachedAppliance(answering('', ''), URL_OF_SITE, undefined);
    assert.deepEqual(
      [byId, byHost, unlisted, nameless].map(({ name }) => name),
      ['South', 'North', 'west.example.com', 'support.example.com:8443'],
    );
  });

  it('changes nothing if another appliance answers than the one of the row', async () => {
    const other = reachedAppliance(answering('guid-South', 'south.example.com'), URL_OF_SITE, 'guid-North');
    await assert.rejects(other, {
      message:
        'The address support.example.com:8443 leads to South, and a role can only be changed there. To change that of North, add a site with its own address.',
    });
    const unknown = reachedAppliance(answering('', 'elsewhere.example.com'), URL_OF_SITE, 'guid-North');
    await assert.rejects(unknown, /leads to elsewhere\.example\.com, .* that of North/);
  });

  it('changes nothing if the site does not say which appliance answers', async () => {
    const silent = { ...answering('guid-South', ''), health: () => Promise.reject(new Error('Not now.')) };
    await assert.rejects(reachedAppliance(silent, URL_OF_SITE, undefined), {
      message: 'Which appliance answers at support.example.com:8443 is not known, so no role was changed. Not now.',
    });
  });

  let own: OwnSite;

  before(async () => {
    await exportedApi();
    own = await openOwnSite();
  });

  after(() => own[Symbol.asyncDispose]());

  it('changes nothing without a confirmation, whatever the argument', async () => {
    const role = async (): Promise<string | undefined> => {
      const [first] = await run<{ failoverRole: string }[]>('runAction', { action: 'get_appliances' });
      return first?.failoverRole;
    };
    const before = await role();
    const params = { role: 'backup', data_sync_first: 0 };
    await run('runAction', { action: 'set_failover_role', params }).catch(() => undefined);
    assert.equal(await role(), before);
  });
});
