import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { Emitter } from '../../src/base/event.ts';
import { ChangeSet } from '../../src/state/model/changeSet.ts';
import { StateModel } from '../../src/state/model/model.ts';
import { ShownState, type Past } from '../../src/ui/features/past/shownState.ts';
import type { LiveState } from '../../src/ui/sites/liveState.ts';
import { PastContent } from '../../src/ui/features/live/pastContent.ts';
import { FirstRows } from '../../src/ui/platform/trees/firstRows.ts';
import { CurrentMoment } from '../../src/ui/shared/rows/currentMoment.ts';
import { QueuesContent } from '../../src/ui/features/live/queuesContent.ts';
import { viewMessage } from '../../src/ui/features/live/viewMessage.ts';
import { fixedState } from './support/fixedState.ts';
import { NOW, supportCentre } from './support/supportCentre.ts';

function pastOf(model: StateModel, time: number): Past & { readonly changes: Emitter<ChangeSet> } {
  const changes = new Emitter<ChangeSet>();
  const none = new Emitter<number>();
  return { model, time, skewSeconds: 0, status: 'live', onDidChange: changes.event, onDidMove: none.event, changes };
}

describe('the views in a replay', () => {
  it('show the rows and waits of that time, and the present again afterwards', () => {
    const shown = new ShownState(fixedState(new StateModel()));
    const moments = new CurrentMoment(shown);
    const queues = new QueuesContent(moments.now, () => undefined, new FirstRows());
    shown.showPast(pastOf(supportCentre(), NOW - 60));
    moments.reset();
    assert.equal(queues.row('queue:2')?.description, '2 waiting · 13 min');
    shown.showLive();
    moments.reset();
    assert.deepEqual(queues.children(undefined), []);
  });

  it('say that they show the past, and offer no changes', () => {
    const shown = new ShownState(fixedState(supportCentre()));
    const moments = new CurrentMoment(shown);
    const queues = new QueuesContent(moments.now, () => undefined, new FirstRows());
    const content = new PastContent(queues, () => shown.pastTime !== undefined);
    assert.equal(content.row('queue:2/session:41')?.isPast, undefined);
    assert.equal(viewMessage(shown, 60), undefined);
    shown.showPast(pastOf(supportCentre(), NOW));
    assert.equal(content.row('queue:2/session:41')?.isPast, true);
    assert.match(viewMessage(shown, 60) ?? '', /^Past: .* \(read-only\)$/);
  });

  it('do not change with the present', () => {
    const live = new Emitter<ChangeSet>();
    const shown = new ShownState({ ...fixedState(new StateModel()), onDidChange: live.event });
    let heard = 0;
    shown.onDidChange(() => heard++);
    const past = pastOf(supportCentre(), NOW);
    shown.showPast(past);
    live.fire(new ChangeSet());
    assert.equal(heard, 0);
    past.changes.fire(new ChangeSet());
    shown.showLive();
    past.changes.fire(new ChangeSet());
    live.fire(new ChangeSet());
    assert.equal(heard, 2);
  });

  it('return to the present when another site becomes active', () => {
    const statuses = new Emitter<void>();
    let site = fixedState(supportCentre()).site;
    const live: LiveState = {
      ...fixedState(supportCentre()),
      onDidChangeStatus: statuses.event,
      get site() {
        return site;
      },
    };
    const shown = new ShownState(live);
    shown.showPast(pastOf(new StateModel(), NOW - 60));
    statuses.fire();
    assert.equal(shown.pastTime, NOW - 60);
    site = site && { ...site, id: 'other' };
    statuses.fire();
    assert.equal(shown.pastTime, undefined);
  });
});
