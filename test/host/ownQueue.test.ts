import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'mocha';
import * as vscode from 'vscode';
import { Emitter } from '../../src/base/event.ts';
import type { ChangeSet } from '../../src/state/model/changeSet.ts';
import { OwnQueueAlerts } from '../../src/ui/features/presence/ownQueueAlerts.ts';
import { updateSetting } from '../../src/ui/platform/settings.ts';
import { fixedState } from './support/fixedState.ts';
import { supportCentre } from './support/supportCentre.ts';

const OWN = '18446744073709551615';

describe('the alert for a session in one’s own queue', () => {
  const { showInformationMessage } = vscode.window;
  let shown: string[] = [];

  beforeEach(async () => {
    shown = [];
    const show = (message: string, _options: unknown, ...buttons: readonly string[]) => {
      shown.push(message);
      return Promise.resolve(buttons.at(-1));
    };
    Object.assign(vscode.window, { showInformationMessage: show });
    await updateSetting('presence.notifyOwnQueue', true);
  });

  afterEach(async () => {
    Object.assign(vscode.window, { showInformationMessage });
    await vscode.workspace
      .getConfiguration('repWorkflows')
      .update('presence.notifyOwnQueue', undefined, vscode.ConfigurationTarget.Global);
  });

  function watch(muted = false) {
    const model = supportCentre();
    const changed = new Emitter<ChangeSet>();
    const status = new Emitter<undefined>();
    const revealed: string[] = [];
    const live = {
      ...fixedState(model, { rep: 'bob' }),
      onDidChange: changed.event,
      onDidChangeStatus: (listener: () => void) => status.event(listener),
    };
    const alerts = new OwnQueueAlerts(
      live,
      (queue) => muted && queue === 'rep:1',
      (id) => revealed.push(id),
    );
    const move = (id: string, fields: object) =>
      changed.fire(model.apply({ type: 'model_update', update: { support_session: { [id]: { ...fields } } } }));
    status.fire(undefined);
    return { alerts, move, revealed };
  }

  it('is shown once if the setting is on, and reveals the session on a click', async () => {
    const { alerts, move, revealed } = watch();
    assert.deepEqual(shown, []);
    move('41', { queue_id: OWN });
    move('41', { priority: 1 });
    move('42', { priority: 1 });
    await new Promise((resolve) => setImmediate(resolve));
    assert.deepEqual(shown, ['Zoë (ACME) is waiting in your queue.']);
    assert.deepEqual(revealed, ['41']);
    move('41', { queue_id: '2' });
    move('41', { queue_id: OWN });
    assert.equal(shown.length, 2, 'it came again');
    alerts.dispose();
  });

  it('is not shown if the queue is muted or the setting is off', async () => {
    const muted = watch(true);
    muted.move('41', { queue_id: OWN });
    await updateSetting('presence.notifyOwnQueue', false);
    const unasked = watch();
    unasked.move('42', { queue_id: OWN });
    assert.deepEqual(shown, []);
    muted.alerts.dispose();
    unasked.alerts.dispose();
  });
});
