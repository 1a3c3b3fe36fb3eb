import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import * as vscode from 'vscode';
import { StateModel } from '../../src/state/model/model.ts';
import { copyRepresentativeUrl } from '../../src/ui/features/presence/copyRepresentativeUrl.ts';
import type { ActiveSite } from '../../src/ui/sites/siteAccess.ts';
import { FirstRows } from '../../src/ui/platform/trees/firstRows.ts';
import { addressIn, LiveDetails } from '../../src/ui/features/live/liveDetails.ts';
import { QueuesContent } from '../../src/ui/features/live/queuesContent.ts';
import { representativeRow } from '../../src/ui/features/live/representativeRow.ts';
import { sessionRow } from '../../src/ui/shared/rows/sessionRow.ts';
import { nodeTooltip } from '../../src/ui/features/live/tooltips.ts';
import { withCommand } from './support/extension.ts';
import { fixedState } from './support/fixedState.ts';
import { momentOf, NOW, supportCentre } from './support/supportCentre.ts';

const REPS = [
  {
    id: '1',
    displayName: 'Bob',
    publicDisplayName: 'Bob',
    privateDisplayName: 'Bob Baker',
    type: 'Normal',
    directLink: '<a href="https://support.example.com/?a=1&amp;b=2">Bob</a>',
    loggedInSince: undefined,
    presentationCount: 0,
    supportSessionCount: 1,
    showingOnRepList: true,
  },
];
const member = (id: string, privateDisplayName: string) => ({
  id,
  username: `user${id}`,
  displayName: '',
  publicDisplayName: '',
  privateDisplayName,
});
const TEAMS = [
  {
    id: '3',
    name: 'Network',
    supportSessionCount: 2,
    issues: [],
    members: [member('3', 'Zoë'), member('9', 'Max'), member('8', '')],
  },
];
const CONSOLES = [
  { type: 'representative', id: '101', userId: '1', startSessionUrl: 'https://support.example.com/s?id=1' },
];

function active(rep?: string, consoles: readonly object[] = CONSOLES): ActiveSite {
  const cache = {
    loggedInReps: () => Promise.resolve(REPS),
    supportTeamsWithMembers: () => Promise.resolve(TEAMS),
    connectedRepresentatives: () => Promise.resolve(consoles),
  };
  const site = { url: 'https://support.example.com' };
  const access = () => ({ cache, site }) as unknown as ReturnType<ActiveSite['access']>;
  return { ...fixedState(supportCentre(), { rep }), access };
}

const rep = (id: string) => ({ kind: 'rep', id, key: `rep:${id}` }) as const;

describe('details that only the command API has', () => {
  it('are in the tooltip of a representative: the addresses, and if customers see them', async () => {
    assert.deepEqual(
      (await new LiveDetails(active()).factsOf('rep:11')).filter(({ value }) => value !== ''),
      [
        { label: 'On the representative list', value: 'yes' },
        { label: 'Start session URL', value: 'https://support.example.com/s?id=1' },
        { label: 'Direct link', value: 'https://support.example.com/?a=1&b=2' },
      ],
    );
    assert.equal(addressIn('https://x'), 'https://x');
  });

  it('are in the tooltip of a team: its members who are not logged in', async () => {
    assert.deepEqual(await new LiveDetails(active()).factsOf('queue:2'), [
      { label: 'Not logged in', value: 'Max, user8' },
    ]);
    assert.deepEqual(await new LiveDetails(active()).factsOf('queue:1'), []);
    assert.deepEqual(await new LiveDetails(active()).factsOf('session:41'), []);
  });

  it('can be copied with a command: the address that starts a session with a representative', async () => {
    const url = 'https://support.example.com/s?id=1';
    assert.deepEqual(await copyRepresentativeUrl(active(), undefined, rep('11')), { url });
    assert.equal(await vscode.env.clipboard.readText(), url);
    assert.deepEqual(await copyRepresentativeUrl(active('bob')), { url });
    await assert.rejects(copyRepresentativeUrl(active(), { repId: '99' }), /no address/);
    await assert.rejects(copyRepresentativeUrl(active(), {}), /Select your representative first/);
  });

  it('are built if the site sends no address, and never use another representative’s', async () => {
    const built = 'https://support.example.com/api/start_session?id=1&name=Bob';
    assert.deepEqual(await copyRepresentativeUrl(active(undefined, []), undefined, rep('11')), { url: built });
    await assert.rejects(copyRepresentativeUrl(active('bob'), undefined, rep('99')), /no longer logged in/);
  });

  it('are copied for the picked representative if one’s own is not known', async () => {
    const url = 'https://support.example.com/s?id=1';
    const copied = withCommand('workbench.action.acceptSelectedQuickOpenItem', copyRepresentativeUrl(active()));
    assert.deepEqual(await copied, { url });
  });
});

describe('the rows of a polled site', () => {
  const model = new StateModel();
  model.apply({
    type: 'model_update',
    insert: {
      queue: {
        'team-3': { name: 'Network', type: 'team', support_team_id: '3', support_session_count: 4 },
        'team-4': { name: 'Servers', type: 'team', support_team_id: '4', support_session_count: null },
        'team-5': { name: 'Phones', type: 'team', support_team_id: '5', support_session_count: 0 },
      },
      representative: {
        'rep-1': { username: 'bob', user_id: '1', support_session_count: 2, showing_on_rep_list: false },
      },
      support_session: { 'session-a': { lsid: 'a', customer_name: 'Kim' } },
    },
  });
  const moment = momentOf(model, NOW);

  it('show how many wait, but not who or how long', () => {
    const content = new QueuesContent(
      () => moment,
      () => undefined,
      new FirstRows(),
    );
    const descriptions = [3, 4, 5].map((id) => content.row(`queue:team-${id}`)?.description);
    assert.deepEqual(descriptions, ['4 waiting', '', 'empty']);
    assert.deepEqual(content.children('queue:team-3'), []);
    assert.match(nodeTooltip(moment, 'queue:team-3')?.value ?? '', /Waiting: 4/);
  });

  it('show nothing for an unknown session or representative', () => {
    const { label, description } = sessionRow(moment, 'session-a') ?? {};
    assert.deepEqual([label, description], ['Kim', '']);
    assert.equal(representativeRow(moment, 'rep-1', undefined, 'no')?.description, '2 sessions');
    assert.match(nodeTooltip(moment, 'rep:rep-1')?.value ?? '', /On the representative list: no/);
  });
});
