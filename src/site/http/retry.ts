import type { Clock } from '../../base/clock.ts';
import { asksForFewer } from '../answers.ts';
import { SiteError, type SiteErrorReason } from '../errors.ts';
import type { ExchangeResult, HttpAnswer } from './exchange.ts';
import { pause } from './limits.ts';

/**
 * Condition for sending a request again: `always` if it only reads, `unsent` if the site has not seen it, `never` if
 * it changes something.
 */
export type Resend = 'always' | 'unsent' | 'never';

const TRIES = 3;
const BACKOFF_MS = 500;
const LONGEST_WAIT_S = 60;
/** Upper bound for Retry-After: a site may send a time of another day, or nonsense. */
const LONGEST_RETRY_AFTER_S = 3600;
const SHORTEST_RETRY_AFTER_S = 1;
const PASSING: readonly SiteErrorReason[] = ['unreachable', 'cut'];

/** Options of `sendWithRetries`. */
export interface RetryOptions {
  readonly resend: Resend;
  readonly host: string;
  readonly action: string;
  /** The time limit for the site's answer, for messages. */
  readonly timeoutSeconds: number;
  readonly clock: Clock;
  readonly signal: AbortSignal;
}

/**
 * Sends by `attempt`, up to three times as `resend` allows. A request that exceeded the rate limit was not carried out
 * and may be repeated, unless it contained the secret.
 * @throws SiteError `rate-limited`; `outcome-unknown` if a request that changes the site was interrupted; else the
 * failure of the last attempt.
 */
export async function sendWithRetries<A extends Head>(
  attempt: () => Promise<ExchangeResult<A>>,
  options: RetryOptions,
): Promise<A> {
  for (let tried = 1; ; tried += 1) {
    const result = await attempt();
    const last = tried === TRIES;
    if ('failure' in result) {
      if (last || !mayResend(result, options.resend)) {
        throw reportable(result, options);
      }
      await backOff(tried, options);
    } else if (asksForFewer(result.answer)) {
      result.answer.close?.();
      await waitForRetry(result.answer, tried, options);
    } else if (last || result.answer.status < 500 || options.resend !== 'always') {
      return result.answer;
    } else {
      await backOff(tried, options);
    }
  }
}

type Failure = Extract<ExchangeResult, { failure: SiteError }>;
type Head = Pick<HttpAnswer, 'status' | 'headers'> & { readonly text?: string; readonly close?: () => void };

function mayResend({ failure, mayHaveArrived }: Failure, resend: Resend): boolean {
  return PASSING.includes(failure.reason) && (resend === 'always' || (resend === 'unsent' && !mayHaveArrived));
}

function reportable({ failure, mayHaveArrived }: Failure, options: RetryOptions): SiteError {
  const { resend } = options;
  if (resend !== 'never' || !mayHaveArrived || failure.reason === 'cancelled') {
    return failure;
  }
  return outcomeUnknown(failure, options);
}

/**
 * Returns the error for a change that may have been carried out: there was no usable answer, or the site failed
 * internally.
 */
export function outcomeUnknown(
  failure: SiteError,
  { host, action, timeoutSeconds }: Pick<RetryOptions, 'host' | 'action' | 'timeoutSeconds'>,
): SiteError {
  const { status, siteMessage } = failure.details;
  const details = { host, action, ...(status !== undefined && { status }), ...(siteMessage && { siteMessage }) };
  const unknown = 'Whether it was done is not known.';
  switch (failure.reason) {
    case 'timeout': {
      const { seconds = timeoutSeconds } = failure.details;
      const message = `${host} did not answer ${action} within ${seconds} s. ${unknown}`;
      return new SiteError('outcome-unknown', message, { ...details, cause: 'no-answer', seconds }, { cause: failure });
    }
    case 'server': {
      const message = `${host} reported an internal error (${status ?? 500}) while it carried out ${action}. ${unknown}`;
      return new SiteError('outcome-unknown', message, { ...details, cause: 'server' }, { cause: failure });
    }
    case 'too-large':
    case 'bad-answer': {
      const message = `The answer of ${host} to ${action} cannot be read. ${unknown}`;
      return new SiteError('outcome-unknown', message, { ...details, cause: 'unreadable' }, { cause: failure });
    }
    default: {
      const message = `The connection to ${host} broke while it carried out ${action}. ${unknown}`;
      return new SiteError('outcome-unknown', message, { ...details, cause: 'cut' }, { cause: failure });
    }
  }
}

/** Waits with full jitter, so that windows that lost the same site do not all return at once. */
function backOff(tried: number, { clock, signal }: RetryOptions): Promise<void> {
  return pause(clock, clock.random() * BACKOFF_MS * 2 ** tried, signal);
}

async function waitForRetry(answer: Head, tried: number, options: RetryOptions): Promise<void> {
  const { host, action, clock, signal } = options;
  const seconds = retryAfterSeconds(answer.headers['retry-after'], clock.now()) ?? 2 ** (tried - 1);
  if (tried === TRIES || seconds > LONGEST_WAIT_S || options.resend === 'unsent') {
    const message = `${host} asks to send fewer requests. Try again in ${Math.ceil(seconds)} s.`;
    throw new SiteError('rate-limited', message, { host, action, status: answer.status, retryAfterSeconds: seconds });
  }
  await pause(clock, seconds * 1000, signal);
}

/** Returns the seconds of a Retry-After header (a number of seconds or an HTTP date), limited to 1 to 3600. */
export function retryAfterSeconds(header: string | undefined, now: number): number | undefined {
  const text = header?.trim() ?? '';
  const seconds = /^\d+(\.\d+)?$/.test(text) ? Number(text) : (Date.parse(text) - now) / 1000;
  return Number.isNaN(seconds) ? undefined : Math.min(Math.max(seconds, SHORTEST_RETRY_AFTER_S), LONGEST_RETRY_AFTER_S);
}
