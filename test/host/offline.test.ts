import assert from 'node:assert/strict';
import { after, before, describe, it } from 'mocha';
import type { RepWorkflowsApi } from '../../src/api.ts';
import { WELCOMES } from '../../src/ui/platform/contributions/views.ts';
import { briefMessage, viewMessage } from '../../src/ui/features/live/viewMessage.ts';
import { eventually, exportedApi, run } from './support/extension.ts';
import { fixedState } from './support/fixedState.ts';
import { openOwnSite, type OwnSite } from './support/ownSite.ts';
import { supportCentre } from './support/supportCentre.ts';

describe('a view without a connection', () => {
  it('says what to do, in every view and for every reason', () => {
    for (const view of ['queues', 'sessions', 'reps', 'presentations', 'appliances']) {
      for (const state of ['signedOut', 'refused', 'offline', 'disconnected']) {
        const welcome = WELCOMES.find((one) => one.view === view && one.state === state);
        assert.match(welcome?.contents ?? '', /\[[\w ]+\]\(command:/, `${view}, ${state}`);
      }
    }
  });

  it('counts down to the next try in one view without a line break before the unit, and shows only the time in others', () => {
    const live = {
      ...fixedState(supportCentre(), { status: 'reconnecting' }),
      staleSince: Date.now(),
      nextTryAt: Date.now() + 7500,
    };
    assert.match(viewMessage(live, 60) ?? '', /^Offline since .*\. Reconnecting\u00a0in\u00a08\u00a0s\.$/);
    assert.match(briefMessage(live, 60) ?? '', /^Offline since [^.]*\.$/);
  });
});

describe('a view of polled rows', () => {
  it('says how often it polls, and why: the permission is missing or the connection is blocked', () => {
    const live = fixedState(supportCentre(), { status: 'polling' });
    const seconds = 'Updates\u00a0every\u00a060\u00a0s.';
    assert.equal(briefMessage(live, 60), seconds);
    assert.equal(viewMessage(live, 60), `${seconds} This account can’t read live state.`);
    const realTimeProblem = new Error('The proxy wants a login.');
    const text = viewMessage({ ...live, realTimeProblem }, 60);
    assert.equal(text, `${seconds} The real-time state cannot be reached. The proxy wants a login.`);
  });
});

describe('a lost connection', () => {
  let api: RepWorkflowsApi;
  let own: OwnSite;

  before(async () => {
    api = await exportedApi();
    own = await openOwnSite();
  });

  after(() => own[Symbol.asyncDispose]());

  it('is retried at once on the person’s command', async () => {
    own.site.faults.cutSockets();
    await eventually(() => api.state.status === 'reconnecting', 'offline');
    assert.deepEqual(await run('reconnect'), { status: 'live' });
  });
});
