import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { CommandClient } from '../../src/command-api/client.ts';
import { SiteError } from '../../src/site/errors.ts';
import type { SiteRequest } from '../../src/site/http/siteRequest.ts';
import { ApplianceDirectory } from '../../src/ui/features/appliances/applianceDirectory.ts';
import { AppliancesContent } from '../../src/ui/features/appliances/appliancesContent.ts';
import type { ActiveSite } from '../../src/ui/sites/siteAccess.ts';
import { FirstRows } from '../../src/ui/platform/trees/firstRows.ts';
import { fixedState } from './support/fixedState.ts';

const appliance = (id: string, role: string): string =>
  `<appliance id="${id}"><name>${id.toUpperCase()}</name><public_hostname>${id}.example.com</public_hostname>
  <cluster_role>${role}</cluster_role><failover_role>none</failover_role>
  <accepting_connections>1</accepting_connections><timezone_offset>0</timezone_offset></appliance>`;

const APPLIANCES = `<appliances>${appliance('north', 'primary')}${appliance('south', 'traffic')}${appliance('west', 'traffic')}</appliances>`;
const HEALTH = '<health_check><appliance id="north">north.example.com</appliance><success>1</success></health_check>';
const counts = (id: string, reps: number): string =>
  `<appliance_summary id="${id}"><count type="representative">${reps}</count></appliance_summary>`;
const LIST = `<connected_client_list><connected_client_summary>${counts('north', 3)}${counts('south', 2)}${counts('west', 0)}</connected_client_summary></connected_client_list>`;

/** A representative with a connection to each of `appliances`. */
const rep = (id: string, ...appliances: readonly string[]): string => {
  const connections = appliances.map(
    (guid) => `<client_connection><appliance_id>${guid}</appliance_id><purpose>primary</purpose></client_connection>`,
  );
  return `<connected_representative id="${id}"><private_display_name>Rep ${id}</private_display_name>
  <client_connections>${connections.join('')}</client_connections></connected_representative>`;
};
const CLIENTS = `<connected_clients>${rep('1', 'north', 'south')}${rep('2', 'north')}${rep('3', 'south')}${rep('4', 'north')}<connected_representative id="5"><hostname>pc-5</hostname></connected_representative></connected_clients>`;

type Answers = Readonly<Record<string, string | Error>>;
const USUAL: Answers = {
  get_appliances: APPLIANCES,
  check_health: HEALTH,
  get_connected_client_list: LIST,
  get_connected_clients: CLIENTS,
};

/** Returns the content of the view for a site with these answers, and the forms that the site got. */
async function viewOf(answers: Answers, ttlSeconds = 60) {
  const forms: object[] = [];
  const client = {
    site: { id: '1', label: 'Own', url: 'https://support.example.com', company: '' },
    send: ({ action = '', form = [] }: SiteRequest) => {
      forms.push(Object.fromEntries(form));
      const text = { ...USUAL, ...answers }[action] ?? '';
      return text instanceof Error ? Promise.reject(text) : Promise.resolve({ status: 200, contentType: '', text });
    },
  };
  const commands = new CommandClient(client);
  const active = { ...fixedState({ rows: () => new Map() } as never), access: () => ({ commands }) };
  const directory = new ApplianceDirectory(active as unknown as ActiveSite, () => ttlSeconds);
  const content = new AppliancesContent(directory, new FirstRows());
  const settled = () => new Promise((resolve) => setTimeout(resolve, 20));
  content.children(undefined);
  await settled();
  return { content, directory, forms, settled };
}

const NORTH = 'appliance:north/clientType:representative';
const SOUTH = 'appliance:south/clientType:representative';

describe('the Appliances view of a cluster', () => {
  it('lists clients below the appliance of their connection, and clients without connections once', async () => {
    const { content, forms, settled } = await viewOf({});
    assert.deepEqual(content.children(undefined), ['appliance:north', 'appliance:south', 'appliance:west']);
    assert.deepEqual(content.children('appliance:north'), [NORTH]);
    assert.deepEqual(content.children('appliance:west'), []);
    content.children(NORTH);
    await settled();
    assert.deepEqual(content.children(NORTH), [
      `${NORTH}/client:1`,
      `${NORTH}/client:2`,
      `${NORTH}/client:4`,
      `${NORTH}/message:untold`,
    ]);
    assert.deepEqual(content.children(SOUTH), [`${SOUTH}/client:1`, `${SOUTH}/client:3`, `${SOUTH}/message:untold`]);
    assert.deepEqual(
      content.children(SOUTH).map((key) => content.row(key)?.label),
      ['Rep 1', 'Rep 3', '1 client of the site does not tell its appliance'],
    );
    assert.deepEqual(forms.at(-1), {
      action: 'get_connected_clients',
      type: 'representative',
      include_connections: '1',
    });
    assert.equal(forms.length, 4);
  });

  it('lists all clients of a single appliance, with or without connections', async () => {
    const one = `<appliances>${appliance('north', 'single')}</appliances>`;
    const { content, settled } = await viewOf({ get_appliances: one });
    content.children(NORTH);
    await settled();
    assert.deepEqual(
      content.children(NORTH),
      ['1', '2', '3', '4', '5'].map((id) => `${NORTH}/client:${id}`),
    );
  });

  it('shows the reason if the clients could not be read', async () => {
    const refused = new SiteError('timeout', 'Too slow.', { host: 'support.example.com' });
    const { content, settled } = await viewOf({ get_connected_clients: refused });
    content.children(NORTH);
    await settled();
    assert.deepEqual(content.children(NORTH), [`${NORTH}/message:problem`]);
    const row = content.row(`${NORTH}/message:problem`);
    assert.equal(row?.icon, 'warning');
    assert.match(row.label, /^support\.example\.com did not answer in time\./);
  });

  it('keeps the reasons why parts of an appliance are missing', async () => {
    const denied = new SiteError('site-error', 'Not now.');
    const { content, directory } = await viewOf({ check_health: denied, get_connected_client_list: denied });
    assert.deepEqual(content.children(undefined).length, 3);
    assert.deepEqual(directory.problems, [denied, denied]);
    assert.deepEqual((await viewOf({})).directory.problems, []);
  });

  it('keeps the rows of a type while they are requested again', async () => {
    const { content, forms, settled } = await viewOf({}, 0);
    content.children(NORTH);
    await settled();
    const before = content.children(NORTH);
    content.children(undefined);
    await settled();
    const asked = forms.length;
    assert.deepEqual(content.children(NORTH), before);
    await settled();
    assert.deepEqual(content.children(NORTH), before);
    assert.equal(forms.length, asked + 1);
  });
});
