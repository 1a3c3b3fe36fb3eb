import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { Emitter } from '../../src/base/event.ts';
import type { ChangeSet } from '../../src/state/model/changeSet.ts';
import { IdleTimes } from '../../src/ui/shared/rows/idleTimes.ts';
import { representativeRow } from '../../src/ui/features/live/representativeRow.ts';
import { fixedState } from './support/fixedState.ts';
import { momentOf, NOW, supportCentre } from './support/supportCentre.ts';

function watched(staleSince?: number) {
  const model = supportCentre();
  const changed = new Emitter<ChangeSet>();
  const idle = new IdleTimes({ ...fixedState(model), staleSince, onDidChange: changed.event });
  return {
    model,
    changed,
    set: (routing_idle: number) =>
      changed.fire(model.apply({ type: 'model_update', update: { representative: { '12': { routing_idle } } } })),
    after: (seconds: number) => {
      const moment = { ...momentOf(model, NOW + seconds), idleSince: idle.since };
      return representativeRow(moment, '12', undefined, 'no')?.description;
    },
  };
}

describe('the idle time of a representative', () => {
  it('starts when the change to idle is seen, and again after the next change', () => {
    const { set, after } = watched();
    set(1);
    assert.equal(after(30), 'idle');
    assert.equal(after(720), 'idle 12 min');
    set(0);
    assert.equal(after(720), 'auto-assign off');
  });

  it('is not kept for another one who has the same row id after a restart of the site', () => {
    const { model, changed, set, after } = watched();
    set(1);
    const other = { username: 'max', user_id: 77, routing_idle: 1, routing_available: 0 };
    changed.fire(model.apply({ type: 'model_update', insert: { representative: { '12': other } } }));
    assert.equal(after(720), 'idle');
    changed.fire(model.apply({ type: 'truncate_model' }));
    const back = { username: 'li', user_id: 2, routing_idle: 1, routing_available: 0 };
    changed.fire(model.apply({ type: 'model_update', insert: { representative: { '12': back } } }));
    assert.equal(after(720), 'idle');
  });

  it('is unknown if the change came while the connection was lost', () => {
    const { set, after } = watched(1);
    set(1);
    assert.equal(after(720), 'idle');
  });
});
