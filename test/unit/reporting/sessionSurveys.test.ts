import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import type { ReportClient } from '../../../src/reporting/client.ts';
import { surveysOfSession } from '../../../src/reporting/sessionSurveys.ts';
import { SiteError, type SiteErrorReason } from '../../../src/site/errors.ts';
import { listOf } from './fixtures.ts';
import { streamOf } from './reading.ts';

const SESSION = { lsid: 'a1', startTime: 1475308800 };

const surveys = (...lsids: readonly string[]) =>
  listOf('exit_survey_list', lsids.map((lsid) => `<exit_survey lsid="${lsid}" ts="1475308800"/>`).join(''));

/** A site with an answer, or a failure, for each question in turn. */
function siteOf(...answers: readonly (string | SiteError)[]) {
  const asked: object[] = [];
  const client: Pick<ReportClient, 'collect'> = {
    collect: (type, params) => {
      const answer = answers[asked.push({ type, ...params }) - 1] ?? '';
      return typeof answer === 'string' ? streamOf(type, answer).collect() : Promise.reject(answer);
    },
  };
  return { client, asked };
}

const failure = (reason: SiteErrorReason) => new SiteError(reason, 'No.');

describe('the surveys of a session', () => {
  it('are asked for by its id', async () => {
    const { client, asked } = siteOf(surveys('a1'));
    const found = await surveysOfSession(client, 'customer', SESSION);
    assert.deepEqual(
      found.map(({ lsid }) => lsid),
      ['a1'],
    );
    assert.deepEqual(asked, [{ type: 'SupportCustExitSurvey', lsid: 'a1', report_type: 'rep' }]);
  });

  it('are picked from the seconds around its start where a site does not know the id, or finds nothing', async () => {
    for (const first of [failure('site-error'), failure('bad-answer'), surveys()]) {
      const { client, asked } = siteOf(first, surveys('b2', 'a1', 'c3'));
      const found = await surveysOfSession(client, 'representative', SESSION);
      assert.deepEqual(
        found.map(({ lsid }) => lsid),
        ['a1'],
      );
      assert.deepEqual(asked[1], {
        ...{ type: 'SupportRepExitSurvey', start_time: 1475308799, duration: 3, report_type: 'rep', id: 'all' },
      });
    }
  });

  it('are none where the start is not known and the site finds nothing', async () => {
    const { client, asked } = siteOf(surveys());
    assert.deepEqual(await surveysOfSession(client, 'customer', { lsid: 'a1', startTime: null }), []);
    assert.equal(asked.length, 1);
  });

  it('are not asked for a second time where the account may not, or the site is not reached', async () => {
    for (const reason of ['not-permitted', 'unreachable', 'cancelled'] as const) {
      const { client, asked } = siteOf(failure(reason), surveys('a1'));
      await assert.rejects(surveysOfSession(client, 'customer', SESSION), (error) => SiteError.is(error, reason));
      assert.equal(asked.length, 1);
    }
    const { client } = siteOf(failure('site-error'), surveys('a1'));
    const unknownStart = { lsid: 'a1', startTime: null };
    await assert.rejects(surveysOfSession(client, 'customer', unknownStart), (error) =>
      SiteError.is(error, 'site-error'),
    );
  });
});
