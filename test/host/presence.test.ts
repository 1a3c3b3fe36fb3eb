import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { Emitter } from '../../src/base/event.ts';
import { StateModel } from '../../src/state/model/model.ts';
import type { ChangeSet } from '../../src/state/model/changeSet.ts';
import type { StateStatus } from '../../src/state/source.ts';
import { StatusChanges } from '../../src/ui/features/presence/statusChanges.ts';
import { longestWaits, queuesOfInterest } from '../../src/ui/shared/rows/longestWaits.ts';
import { presenceText } from '../../src/ui/features/presence/presenceText.ts';
import { presenceTooltip } from '../../src/ui/features/presence/presenceTooltip.ts';
import { representativeRow } from '../../src/ui/features/live/representativeRow.ts';
import { nodeTooltip } from '../../src/ui/features/live/tooltips.ts';
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

  it('shows the site’s own word for a status set from this window while it lasts', () => {
    const model = supportCentre();
    const changed = new Emitter<ChangeSet>();
    const live = { ...fixedState(model, { rep: 'bob' }), onDidChange: changed.event };
    const given = new StatusChanges(live);
    const set = (fields: object) =>
      changed.fire(model.apply({ type: 'model_update', update: { representative: { '11': { ...fields } } } }));
    const moment = { ...momentOf(model), statusWord: given.wordFor };
    const text = () => presenceText(live, moment, []).words;
    const row = () => representativeRow(moment, '11', undefined, 'no')?.description;
    given.note('1', 'Away', 'away');
    assert.equal(text(), 'Available · 1', 'the rows do not show it yet');
    set({ routing_idle: 1, routing_available: 0 });
    assert.equal(text(), 'Away · 1');
    assert.equal(row(), 'Away · 1 session');
    assert.match(nodeTooltip(moment, 'rep:11')?.value ?? '', /Status: Away, idle/);
    set({ routing_idle: 0, routing_available: 1 });
    set({ routing_idle: 1, routing_available: 0 });
    assert.equal(row(), 'idle · 1 session', 'of a later one only this is known');
    given.note('1', 'In Training', 'busy');
    set({ routing_busy: 1, routing_idle: 0 });
    assert.equal(row(), 'In Training · 1 session');
    given.note('1', 'Available', '');
    set({ routing_busy: 0, routing_available: 1 });
    set({ routing_idle: 1, routing_available: 0 });
    assert.equal(row(), 'idle · 1 session');
    given.dispose();
  });

  it('says when one is not logged in to the representative console', () => {
    assert.equal(textFor('nobody', { now: NOW - 300 }), '$(account) Not logged in to the console');
  });

  it('shows a problem of the connection', () => {
    assert.equal(textFor('bob', { status: 'connecting' }), '$(sync~spin) Connecting');
    assert.equal(textFor('bob', { status: 'reconnecting' }), '$(debug-disconnect) Offline');
    assert.equal(textFor('bob', { status: 'refused' }), '$(error) Refused');
  });

  it('shows the three longest waits in its tooltip as text', () => {
    const model = supportCentre();
    model.apply({ type: 'model_update', update: { support_session: { '41': { customer_name: '**Zoë**' } } } });
    const moment = momentOf(model);
    const waits = longestWaits(moment, queuesOfInterest(model, 'zoe'));
    const tooltip = presenceTooltip(fixedState(model, { rep: 'zoe' }), moment, waits);
    assert.match(tooltip.value, /\\\*\\\*Zoë\\\*\\\* \\\(ACME\\\) has waited 14 min in Network/);
  });

  it('says in its tooltip that the site is disconnected', () => {
    const model = new StateModel();
    const tooltip = presenceTooltip(fixedState(model, { status: 'disconnected' }), momentOf(model), []);
    assert.equal(tooltip.value.split(/\s*\n/).at(-1), 'Disconnected');
  });
});
