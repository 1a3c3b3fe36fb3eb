import type { Clock } from '../../base/clock.ts';
import { asksForFewer } from '../answers.ts';
import { SiteError, type SiteErrorReason } from '../errors.ts';
import type { ExchangeResult, HttpAnswer } from './exchange.ts';
import { pause } from './limits.ts';

/**
 * When a request may be sent again: `always` for what only reads, `unsent` where the site cannot have seen it yet,
 * `never` for what changes something.
 */
export type Resend = 'always' | 'unsent' | 'never';

const TRIES = 3;
const BACKOFF_MS = 500;
const LONGEST_WAIT_S = 60;
/** Whatever a site asks for: it may have been meant for another time, or be no time at all. */
const LONGEST_RETRY_AFTER_S = 3600;
const SHORTEST_RETRY_AFTER_S = 1;
const PASSING: readonly SiteErrorReason[] = ['unreachable', 'cut'];

/** What sending with retries needs to know. */
export interface RetryOptions {
  readonly resend: Resend;
  readonly host: string;
  readonly action: string;
  /** How long the site may stay silent, for messages. */
  readonly timeoutSeconds: number;
  readonly clock: Clock;
  readonly signal: AbortSignal;
}

/**
 * Sends by `attempt`, up to three times as `resend` allows. A request that was one too many was not carried out and may be repeated, unless it was
 * the secret that was sent.
 * @throws SiteError `rate-limited`; `outcome-unknown` where something that changes the site was cut off underway; else
 * the failure of the last attempt.
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
      await waitAsTold(result.answer, tried, options);
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

/** A change may have been carried out, although no answer came that tells so, or one of a failure inside of the site. */
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

/** Full jitter: many windows that lost the same site do not come back in the same moment. */
function backOff(tried: number, { clock, signal }: RetryOptions): Promise<void> {
  return pause(clock, clock.random() * BACKOFF_MS * 2 ** tried, signal);
}

async function waitAsTold(answer: Head, tried: number, options: RetryOptions): Promise<void> {
  const { host, action, clock, signal } = options;
  const seconds = retryAfterSeconds(answer.headers['retry-after'], clock.now()) ?? 2 ** (tried - 1);
  if (tried === TRIES || seconds > LONGEST_WAIT_S || options.resend === 'unsent') {
    const message = `${host} asks to send fewer requests. Try again in ${Math.ceil(seconds)} s.`;
    throw new SiteError('rate-limited', message, { host, action, status: answer.status, retryAfterSeconds: seconds });
  }
  await pause(clock, seconds * 1000, signal);
}

/** The seconds that a Retry-After header asks for, from 1 to 3600; it holds a number of seconds or an HTTP date. */
export function retryAfterSeconds(header: string | undefined, now: number): number | undefined {
  const text = header?.trim() ?? '';
  const seconds = /^\d+(\.\d+)?$/.test(text) ? Number(text) : (Date.parse(text) - now) / 1000;
  return Number.isNaN(seconds) ? undefined : Math.min(Math.max(seconds, SHORTEST_RETRY_AFTER_S), LONGEST_RETRY_AFTER_S);
}
