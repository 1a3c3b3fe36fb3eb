import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { CommandClient } from '../../../src/command-api/client.ts';
import { SiteError, type SiteErrorReason } from '../../../src/site/errors.ts';
import { FakeSite } from '../command-api/fakeSite.ts';

const client = (xml: string): CommandClient => new CommandClient(new FakeSite(xml));

async function failure(call: Promise<unknown>, reason: SiteErrorReason): Promise<SiteError> {
  const error: unknown = await call.then(
    () => assert.fail('It did not fail.'),
    (thrown: unknown) => thrown,
  );
  assert.ok(SiteError.is(error, reason), String(error));
  return error;
}

describe('an error that the site sends', () => {
  it('as the root is thrown with the site’s message', async () => {
    const xml = '\n\n<error xmlns="http://www.bomgar.com/namespaces/API/command">Invalid action</error>\n\n';
    const error = await failure(client(xml).loggedInReps(), 'site-error');
    assert.deepEqual(error.details, {
      action: 'get_logged_in_reps',
      host: 'support.example.com',
      siteMessage: 'Invalid action',
    });
    assert.equal(error.message, 'The site answered get_logged_in_reps with: Invalid action');
  });

  it('inside of the list is thrown with the site’s message', async () => {
    const call = client(
      '<b:support_teams xmlns:b="x"><b:error>Busy &lt;now&gt;</b:error></b:support_teams>',
    ).supportTeams();
    assert.equal((await failure(call, 'site-error')).details.siteMessage, 'Busy <now>');
  });

  it('without a text is thrown with the name of the action', async () => {
    const error = await failure(client('<error/>').loggedInReps(), 'site-error');
    assert.equal(error.message, 'The site answered get_logged_in_reps with an error and gave no reason.');
    assert.deepEqual(error.details, { action: 'get_logged_in_reps', host: 'support.example.com' });
  });

  it('about a permission is recognized, in English and French', async () => {
    for (const text of [
      'The API account does not have permission to use the Command API.',
      'Ce compte n’est pas autorisé.',
    ]) {
      const error = await failure(client(`<error>${text}</error>`).apiInformation(), 'not-permitted');
      assert.deepEqual(error.details, { action: 'get_api_info', host: 'support.example.com', siteMessage: text });
      assert.equal(error.message, `The API account may not use get_api_info: ${text}`);
    }
  });

  it('about nothing found becomes an empty list, in English and French', async () => {
    const french = 'Aucun élément correspondant à vos critères n’est disponible.';
    const english = 'No clients matching your chosen criteria is available.';
    for (const text of [english, french]) {
      assert.deepEqual(await client(`<error>${text}</error>`).connectedClients(), []);
      assert.deepEqual(await client(`<error>${text}</error>`).loggedInReps(), []);
      assert.deepEqual(await client(`<support_teams><error>${text}</error></support_teams>`).supportTeams(), []);
      assert.deepEqual(await client(`<error>${text}</error>`).connectedClientList(), { summary: [], clients: [] });
    }
  });

  it('about nothing found is thrown if a single object was requested', async () => {
    const xml = '<error>No queue matching your chosen criteria is available.</error>';
    await failure(client(xml).generateSessionKey({ queueId: 'issue:none' }), 'site-error');
  });

  it('is shortened if it is very long', async () => {
    const error = await failure(client(`<error>${'x'.repeat(5000)}</error>`).loggedInReps(), 'site-error');
    assert.equal(error.message, `The site answered get_logged_in_reps with: ${'x'.repeat(1000)}…`);
    const whole = await failure(client(`<error>${'x'.repeat(1000)}</error>`).loggedInReps(), 'site-error');
    assert.equal(whole.details.siteMessage, 'x'.repeat(1000));
  });
});

describe('a document of another kind than requested', () => {
  it('is a bad answer for every action', async () => {
    const other = client('<session_list/>');
    await failure(other.loggedInReps(), 'bad-answer');
    await failure(other.supportTeams(), 'bad-answer');
    await failure(other.connectedClients(), 'bad-answer');
    await failure(other.connectedClientList(), 'bad-answer');
    await failure(other.runArgument('set_rep_status', { repId: '5', codeName: 'busy' }), 'bad-answer');
  });
});
