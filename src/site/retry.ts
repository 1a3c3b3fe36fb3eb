import type { Clock } from '../base/clock.ts';
import { SiteError, type SiteErrorReason } from './errors.ts';
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
const PASSING: readonly SiteErrorReason[] = ['unreachable', 'cut'];

/** What sending with retries needs to know. */
export interface RetryOptions {
  readonly resend: Resend;
  readonly host: string;
  readonly action: string;
  readonly clock: Clock;
  readonly signal: AbortSignal;
}

/**
 * Sends by `attempt`, up to three times as `resend` allows; a 429 was not carried out and may always be repeated.
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
    } else if (result.answer.status === 429) {
      await waitAsTold(result.answer, tried, options);
    } else if (last || result.answer.status < 500 || options.resend !== 'always') {
      return result.answer;
    } else {
      await backOff(tried, options);
    }
  }
}

type Failure = Extract<ExchangeResult, { failure: SiteError }>;
type Head = Pick<HttpAnswer, 'status' | 'headers'>;

function mayResend({ failure, mayHaveArrived }: Failure, resend: Resend): boolean {
  return PASSING.includes(failure.reason) && (resend === 'always' || (resend === 'unsent' && !mayHaveArrived));
}

function reportable({ failure, mayHaveArrived }: Failure, { resend, host, action }: RetryOptions): SiteError {
  if (resend !== 'never' || !mayHaveArrived || failure.reason === 'cancelled') {
    return failure;
  }
  const message = `The connection to ${host} broke while it carried out ${action}. Whether it was done is not known.`;
  return new SiteError('outcome-unknown', message, { host, action }, { cause: failure });
}

/** Full jitter: many windows that lost the same site do not come back in the same moment. */
function backOff(tried: number, { clock, signal }: RetryOptions): Promise<void> {
  return pause(clock, clock.random() * BACKOFF_MS * 2 ** tried, signal);
}

async function waitAsTold(answer: Head, tried: number, options: RetryOptions): Promise<void> {
  const { host, action, clock, signal } = options;
  const seconds = retryAfterSeconds(answer.headers['retry-after'], clock.now()) ?? 2 ** (tried - 1);
  if (tried === TRIES || seconds > LONGEST_WAIT_S) {
    const message = `${host} asks to send fewer requests. Try again in ${Math.ceil(seconds)} s.`;
    throw new SiteError('rate-limited', message, { host, action, status: 429, retryAfterSeconds: seconds });
  }
  await pause(clock, seconds * 1000, signal);
}

/** The seconds that a Retry-After header asks for; it holds a number of seconds or an HTTP date. */
export function retryAfterSeconds(header: string | undefined, now: number): number | undefined {
  const text = header?.trim() ?? '';
  if (/^\d+(\.\d+)?$/.test(text)) {
    return Number(text);
  }
  const date = Date.parse(text);
  return Number.isNaN(date) ? undefined : Math.max(0, (date - now) / 1000);
}
