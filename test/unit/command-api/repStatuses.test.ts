import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { readRepStatuses } from '../../../src/command-api/repStatuses.ts';
import { SiteError, type SiteErrorReason } from '../../../src/site/errors.ts';
import { FakeSite } from './fakeSite.ts';

describe('readRepStatuses', () => {
  it('reads the Configuration API, without statuses that cannot be set', async () => {
    const site = new FakeSite(
      JSON.stringify([
        { id: 1, name: 'Busy', code_name: 'busy', display_as: 'busy', colour: 'red' },
        { id: '2', code_name: 'lunch' },
        { id: 3, name: 'No code' },
        null,
      ]),
    );
    assert.deepEqual(await readRepStatuses(site), [
      { id: '1', name: 'Busy', codeName: 'busy', displayAs: 'busy' },
      { id: '2', name: 'lunch', codeName: 'lunch', displayAs: '' },
    ]);
    assert.deepEqual(site.requests, [
      { method: 'GET', path: '/api/config/v1/rep-status', query: [['per_page', '100']], readOnly: true },
    ]);
  });

  it('returns undefined if the account or the site does not have that API', async () => {
    const reasons: SiteErrorReason[] = ['api-disabled', 'not-permitted', 'access-denied', 'html'];
    for (const reason of reasons) {
      assert.equal(await readRepStatuses(new FakeSite(new SiteError(reason, 'no'))), undefined);
    }
    const refusal = new SiteError('site-error', 'no', { status: 404 });
    assert.equal(await readRepStatuses(new FakeSite(refusal)), undefined);
    const unauthorized = { send: () => Promise.resolve({ status: 401, contentType: 'text/html', text: '' }) };
    assert.equal(await readRepStatuses(unauthorized), undefined);
  });

  it('fails if the site is not reached or sends something else', async () => {
    const cut = new SiteError('cut', 'broken');
    await assert.rejects(readRepStatuses(new FakeSite(cut)), cut);
    for (const text of ['{}', 'nonsense']) {
      await assert.rejects(readRepStatuses(new FakeSite(text)), (error) => SiteError.is(error, 'bad-answer'));
    }
  });
});
