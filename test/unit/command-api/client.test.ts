import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { CommandClient } from '../../../src/command-api/client.ts';
import { SiteError } from '../../../src/site/errors.ts';
import { FakeSite } from './fakeSite.ts';

describe('the command API client', () => {
  it('posts the action first, in a form, and lets only questions be repeated', async () => {
    const site = new FakeSite(({ action }) =>
      action === 'set_rep_status' ? '<success>Done.</success>' : '<logged_in_reps/>',
    );
    const client = new CommandClient(site);
    const { signal } = new AbortController();
    assert.deepEqual(await client.setRepStatus({ repId: '5', codeName: 'busy' }), { success: 'Done.' });
    await client.loggedInReps(signal);
    assert.deepEqual(site.requests, [
      {
        method: 'POST',
        path: '/api/command',
        form: [
          ['action', 'set_rep_status'],
          ['rep_id', '5'],
          ['code_name', 'busy'],
        ],
        readOnly: false,
        action: 'set_rep_status',
      },
      {
        method: 'POST',
        path: '/api/command',
        form: [['action', 'get_logged_in_reps']],
        readOnly: true,
        action: 'get_logged_in_reps',
        signal,
      },
    ]);
  });

  it('takes a success inside another element', async () => {
    const client = new CommandClient(new FakeSite('<set_rep_status><success/></set_rep_status>'));
    assert.deepEqual(await client.run('set_rep_status', { rep_id: 5, code_name: 'busy' }), { success: '' });
  });

  it('sends nothing when a parameter is wrong', async () => {
    const site = new FakeSite('');
    const client = new CommandClient(site);
    await assert.rejects(client.generateSessionKey({ queueId: 'nowhere' }), (error) =>
      SiteError.is(error, 'invalid-parameter'),
    );
    await assert.rejects(client.runNamed('set_rep_status', {}), (error) => SiteError.is(error, 'invalid-parameter'));
    assert.deepEqual(site.requests, []);
  });

  it('runs an action by its name, and only those of the table', async () => {
    const client = new CommandClient(new FakeSite('<connected_clients/>'));
    assert.deepEqual(await client.runNamed('get_connected_clients', { id: ['1'] }), []);
    for (const action of ['format_disk', 'toString']) {
      await assert.rejects(client.runNamed(action, {}), /action must be one of get_logged_in_reps/);
    }
  });

  it('passes on why the site was not reached', async () => {
    const cause = new SiteError('cut', 'The connection broke.');
    await assert.rejects(new CommandClient(new FakeSite(cause)).loggedInReps(), cause);
  });
});
