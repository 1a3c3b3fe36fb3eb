import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { SiteError, type SiteErrorDetails, type SiteErrorReason } from '../../../../src/site/errors.ts';
import { sendWithRetries, type Resend } from '../../../../src/site/http/retry.ts';
import { rejection } from '../../../support/rejection.ts';
import { hastyClock } from '../../../support/siteClients.ts';

type Outcome = Awaited<ReturnType<Parameters<typeof sendWithRetries>[0]>>;

const answer = (status: number, headers: Record<string, string> = {}): Outcome => ({ answer: { status, headers } });
const failure = (reason: SiteErrorReason, mayHaveArrived = true, details?: SiteErrorDetails): Outcome => ({
  failure: new SiteError(reason, `${reason}.`, details),
  mayHaveArrived,
});

/** Sends what has these outcomes, one after the other; the last one for all further tries. */
function sent(resend: Resend, ...outcomes: readonly Outcome[]) {
  const clock = { ...hastyClock(), now: () => Date.UTC(2026, 10, 30) };
  let tries = 0;
  const result = sendWithRetries(
    () => {
      const outcome = outcomes[Math.min(tries++, outcomes.length - 1)];
      assert.ok(outcome);
      return Promise.resolve(outcome);
    },
    {
      resend,
      host: 'support.example.com',
      action: 'join_session',
      timeoutSeconds: 30,
      clock,
      signal: new AbortController().signal,
    },
  );
  return { result, tries: () => tries, waits: clock.waits };
}

describe('sendWithRetries, for a request that fails,', () => {
  const PASSING: readonly SiteErrorReason[] = ['unreachable', 'cut'];

  it('sends three times if the request only reads and the failure may be temporary', async () => {
    for (const reason of PASSING) {
      const { result, tries, waits } = sent('always', failure(reason));
      const error = await rejection(result);
      assert.deepEqual([error.reason, tries(), waits], [reason, 3, [1000, 2000]]);
    }
    const { result, tries, waits } = sent('always', answer(500));
    assert.deepEqual([(await result).status, tries(), waits], [500, 3, [1000, 2000]]);
    const third = sent('always', failure('cut'), answer(503), answer(200));
    assert.deepEqual([(await third.result).status, third.tries()], [200, 3]);
  });

  it('sends once if the failure is permanent, or the answer is no failure', async () => {
    for (const reason of ['timeout', 'host-not-found', 'certificate', 'cancelled', 'too-large', 'proxy'] as const) {
      const { result, tries } = sent('always', failure(reason));
      assert.deepEqual([(await rejection(result)).reason, tries()], [reason, 1]);
    }
    for (const status of [200, 404, 499]) {
      const { result, tries } = sent('always', answer(status));
      assert.deepEqual([(await result).status, tries()], [status, 1]);
    }
  });

  it('repeats a change without an answer only if the site cannot have seen it', async () => {
    for (const [resend, mayHaveArrived, expected] of [
      ['unsent', false, 3],
      ['unsent', true, 1],
      ['never', false, 1],
      ['never', true, 1],
    ] as const) {
      const { result, tries } = sent(resend, failure('cut', mayHaveArrived));
      await rejection(result);
      assert.equal(tries(), expected, `${resend} ${mayHaveArrived}`);
    }
    for (const resend of ['unsent', 'never'] as const) {
      const { result, tries } = sent(resend, answer(500));
      assert.deepEqual([(await result).status, tries()], [500, 1]);
    }
  });

  it('reports an unknown outcome for a change that may have arrived', async () => {
    const about = { host: 'support.example.com', action: 'join_session' };
    const unknown = 'Whether it was done is not known.';
    const late = 'support.example.com did not answer join_session within';
    const broke = `The connection to support.example.com broke while it carried out join_session. ${unknown}`;
    const unreadable = `The answer of support.example.com to join_session cannot be read. ${unknown}`;
    for (const [outcome, message, details] of [
      [failure('timeout'), `${late} 30 s. ${unknown}`, { ...about, cause: 'no-answer', seconds: 30 }],
      [
        failure('timeout', true, { seconds: 120 }),
        `${late} 120 s. ${unknown}`,
        { ...about, cause: 'no-answer', seconds: 120 },
      ],
      [failure('too-large'), unreadable, { ...about, cause: 'unreadable' }],
      [failure('bad-answer'), unreadable, { ...about, cause: 'unreadable' }],
      [failure('cut'), broke, { ...about, cause: 'cut' }],
      [failure('unreachable'), broke, { ...about, cause: 'cut' }],
    ] as const) {
      const error = await rejection(sent('never', outcome).result);
      assert.deepEqual([error.reason, error.message, error.details], ['outcome-unknown', message, details]);
      assert.ok('failure' in outcome);
      assert.equal(error.cause, outcome.failure);
    }
  });

  it('reports the failure itself if a change did not arrive, or was cancelled', async () => {
    for (const outcome of [failure('timeout', false), failure('cut', false), failure('cancelled')]) {
      assert.ok('failure' in outcome);
      assert.equal(await rejection(sent('never', outcome).result), outcome.failure);
    }
    for (const resend of ['always', 'unsent'] as const) {
      assert.equal((await rejection(sent(resend, failure('timeout')).result)).reason, 'timeout');
    }
  });
});

describe('sendWithRetries, for a request beyond the rate limit,', () => {
  it('repeats it at the time that the site sends, or after growing pauses, also a change', async () => {
    for (const resend of ['always', 'never'] as const) {
      const { result, tries, waits } = sent(resend, answer(429, { 'retry-after': '60' }), answer(429), answer(200));
      assert.deepEqual([(await result).status, tries(), waits], [200, 3, [60_000, 2000]]);
    }
    const { result, waits } = sent('always', answer(429), answer(200));
    await result;
    assert.deepEqual(waits, [1000]);
  });

  it('fails after three tries, for a wait over a minute, and at once if the secret was sent', async () => {
    for (const [resend, header, seconds, expected] of [
      ['always', undefined, 4, 3],
      ['always', '60', 60, 3],
      ['always', '61', 61, 1],
      ['never', '60.5', 60.5, 1],
      ['unsent', '1', 1, 1],
    ] as const) {
      const { result, tries } = sent(resend, answer(429, header === undefined ? {} : { 'retry-after': header }));
      const error = await rejection(result);
      assert.deepEqual(
        [error.reason, error.message, error.details, tries()],
        [
          'rate-limited',
          `support.example.com asks to send fewer requests. Try again in ${Math.ceil(seconds)} s.`,
          { host: 'support.example.com', action: 'join_session', status: 429, retryAfterSeconds: seconds },
          expected,
        ],
      );
    }
  });
});
