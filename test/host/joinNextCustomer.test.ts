import assert from 'node:assert/strict';
import { beforeEach, describe, it } from 'mocha';
import type { StateModel } from '../../src/state/model/model.ts';
import { joinNextCustomer } from '../../src/ui/features/sessionActions/joinNextCustomer.ts';
import type { ActiveSite } from '../../src/ui/sites/siteAccess.ts';
import { fixedState } from './support/fixedState.ts';
import { NOW, supportCentre } from './support/supportCentre.ts';

const NOTHING = { argument: undefined, row: undefined, rows: [], uri: undefined } as const;

describe('joinNextCustomer', () => {
  let sent: object[] = [];
  let model: StateModel;

  beforeEach(() => {
    sent = [];
    model = supportCentre();
  });

  function siteOf(rep: string): ActiveSite {
    const commands = {
      runArgument: (action: string, argument: object) => {
        sent.push({ action, ...argument });
        return Promise.resolve({ success: 'Joined' });
      },
    };
    const access = { account: undefined, commands };
    return { ...fixedState(model, { rep }), siteNow: () => NOW, access: () => access } as unknown as ActiveSite;
  }

  const session = (id: string, fields: object): void =>
    void model.apply({ type: 'model_update', update: { support_session: { [id]: { ...fields } } } });

  it('joins the longest wait in the queues of one’s own teams, not one of another team', async () => {
    session('43', { queue_id: '3', queue_entry_timestamp: NOW - 5000 });
    model.apply({ type: 'model_update', delete: { representative_support_session: ['51'] } });
    assert.deepEqual(await joinNextCustomer(siteOf('zoe'), NOTHING), { lsid: 'lsid-Zoë' });
    assert.deepEqual(sent, [{ action: 'join_session', lsid: 'lsid-Zoë', repId: '3' }]);
  });

  it('prefers a higher priority to a longer wait, and counts a missing priority as medium', async () => {
    session('41', { priority: 3 });
    assert.deepEqual(await joinNextCustomer(siteOf('zoe'), NOTHING), { lsid: 'lsid-Kim' });
    session('41', { priority: 1 });
    assert.deepEqual(await joinNextCustomer(siteOf('zoe'), NOTHING), { lsid: 'lsid-Zoë' });
  });

  it('joins another customer each time, even before the rows show that the last one was joined', async () => {
    const site = siteOf('zoe');
    assert.deepEqual(await joinNextCustomer(site, NOTHING), { lsid: 'lsid-Zoë' });
    assert.deepEqual(await joinNextCustomer(site, NOTHING), { lsid: 'lsid-Kim' });
    assert.equal(await joinNextCustomer(site, NOTHING), undefined);
    assert.equal(sent.length, 2);
  });

  it('joins the next customer of the queue in the argument or the clicked row', async () => {
    const argument = { queueId: 'team:3' };
    assert.deepEqual(await joinNextCustomer(siteOf('bob'), { ...NOTHING, argument }), { lsid: 'lsid-Zoë' });
    const row = { kind: 'queue', id: '2', key: 'queue:2' } as const;
    assert.deepEqual(await joinNextCustomer(siteOf('bob'), { ...NOTHING, row, rows: [row] }), { lsid: 'lsid-Zoë' });
  });

  it('throws to a caller with an argument if nobody waits or the queue is unknown', async () => {
    await assert.rejects(joinNextCustomer(siteOf('bob'), { ...NOTHING, argument: {} }), {
      message: 'Nobody is waiting in the queues of your teams.',
    });
    await assert.rejects(joinNextCustomer(siteOf('bob'), { ...NOTHING, argument: { queueId: 'team:5' } }), {
      message: 'Nobody is waiting in Hardware.',
    });
    await assert.rejects(joinNextCustomer(siteOf('bob'), { ...NOTHING, argument: { queueId: 'team:99' } }), {
      message: 'queueId: no queue is named team:99 at present.',
    });
    assert.deepEqual(sent, []);
  });

  it('throws if the representative is not logged in', async () => {
    await assert.rejects(joinNextCustomer(siteOf('nobody'), NOTHING), {
      message: 'nobody is not logged in to the representative console.',
    });
  });
});
