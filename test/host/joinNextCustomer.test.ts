import assert from 'node:assert/strict';
import { beforeEach, describe, it } from 'mocha';
import type { StateModel } from '../../src/state/model.ts';
import { joinNextCustomer } from '../../src/ui/features/sessionActions/joinNextCustomer.ts';
import type { ActiveSite } from '../../src/ui/sites/siteAccess.ts';
import { fixedState } from './support/fixedState.ts';
import { NOW, supportCentre } from './support/supportCentre.ts';

const NOTHING = { argument: undefined, row: undefined, rows: [], uri: undefined } as const;

describe('joining the next customer', () => {
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

  it('takes the longest wait in the queues of one’s own teams, not that of another team', async () => {
    session('43', { queue_id: '3', queue_entry_timestamp: NOW - 5000 });
    model.apply({ type: 'model_update', delete: { representative_support_session: ['51'] } });
    assert.deepEqual(await joinNextCustomer(siteOf('zoe'), NOTHING), { lsid: 'lsid-Zoë' });
    assert.deepEqual(sent, [{ action: 'join_session', lsid: 'lsid-Zoë', repId: '3' }]);
  });

  it('takes a higher priority before a longer wait, and a session without one as of medium priority', async () => {
    session('41', { priority: 3 });
    assert.deepEqual(await joinNextCustomer(siteOf('zoe'), NOTHING), { lsid: 'lsid-Kim' });
    session('41', { priority: 1 });
    assert.deepEqual(await joinNextCustomer(siteOf('zoe'), NOTHING), { lsid: 'lsid-Zoë' });
  });

  it('takes another customer each time it is started before the rows show that one was joined', async () => {
    const site = siteOf('zoe');
    assert.deepEqual(await joinNextCustomer(site, NOTHING), { lsid: 'lsid-Zoë' });
    assert.deepEqual(await joinNextCustomer(site, NOTHING), { lsid: 'lsid-Kim' });
    assert.equal(await joinNextCustomer(site, NOTHING), undefined);
    assert.equal(sent.length, 2);
  });

  it('takes the next customer of a queue that the argument or the clicked row names', async () => {
    const argument = { queueId: 'team:3' };
    assert.deepEqual(await joinNextCustomer(siteOf('bob'), { ...NOTHING, argument }), { lsid: 'lsid-Zoë' });
    const row = { kind: 'queue', id: '2', key: 'queue:2' } as const;
    assert.deepEqual(await joinNextCustomer(siteOf('bob'), { ...NOTHING, row, rows: [row] }), { lsid: 'lsid-Zoë' });
  });

  it('throws to whoever passed an argument when nobody waits, and when it names no queue', async () => {
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

  it('throws for a representative who is not logged in', async () => {
    await assert.rejects(joinNextCustomer(siteOf('nobody'), NOTHING), {
      message: 'nobody is not logged in to the representative console.',
    });
  });
});
