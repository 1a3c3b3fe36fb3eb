import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { StateModel } from '../../src/state/model.ts';
import type { StateStatus } from '../../src/state/source.ts';
import { longestWaits, queuesOfInterest } from '../../src/ui/presence/longestWaits.ts';
import { presenceText } from '../../src/ui/presence/presenceText.ts';
import { presenceTooltip } from '../../src/ui/presence/presenceTooltip.ts';
import { fixedState } from './support/fixedState.ts';
import { momentOf, NOW, supportCentre } from './support/supportCentre.ts';

function textFor(
  rep: string | undefined,
  { status = 'live', now = NOW }: { status?: StateStatus; now?: number } = {},
): string {
  const model = supportCentre();
  const moment = momentOf(model, now);
  const waits = longestWaits(moment, queuesOfInterest(model, rep));
  const { icon, words } = presenceText(fixedState(model, { rep, status }), moment, waits);
  return `$(${icon}) ${words}`;
}

describe('the status bar', () => {
  it('shows one’s own status and the sessions in hand', () => {
    assert.equal(textFor('bob'), '$(account) Available · 1');
  });

  it('warns when the longest wait in one’s own teams passes the limit', () => {
    assert.equal(textFor('zoe'), '$(bell-dot) 2 waiting, 14 min');
    assert.equal(textFor('zoe', { now: NOW - 300 }), '$(account) Busy');
  });

  it('says when one is not logged in to the representative console', () => {
    assert.equal(textFor('nobody', { now: NOW - 300 }), '$(account) Not logged in to the console');
  });

  it('shows the connection while it is not well', () => {
    assert.equal(textFor('bob', { status: 'connecting' }), '$(sync~spin) Connecting');
    assert.equal(textFor('bob', { status: 'reconnecting' }), '$(debug-disconnect) Offline');
    assert.equal(textFor('bob', { status: 'refused' }), '$(error) Refused');
  });

  it('names the three longest waits in its tooltip, as text', () => {
    const model = supportCentre();
    model.apply({ type: 'model_update', update: { support_session: { '41': { customer_name: '**Zoë**' } } } });
    const moment = momentOf(model);
    const waits = longestWaits(moment, queuesOfInterest(model, 'zoe'));
    const tooltip = presenceTooltip(fixedState(model, { rep: 'zoe' }), moment, waits);
    assert.match(tooltip.value, /ACME \/ \\\*\\\*Zoë\\\*\\\* has waited 14 min in Network/);
  });

  it('says in its tooltip that the site is disconnected', () => {
    const model = new StateModel();
    const tooltip = presenceTooltip(fixedState(model, { status: 'disconnected' }), momentOf(model), []);
    assert.equal(tooltip.value.split(/\s*\n/).at(-1), 'Disconnected');
  });
});
