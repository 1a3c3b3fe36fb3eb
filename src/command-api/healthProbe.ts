import type { SiteClient } from '../site/client.ts';
import { SiteError } from '../site/errors.ts';

/** What the plain HTTP status check told. */
export interface HealthProbe {
  readonly healthy: boolean;
  /** The HTTP status. */
  readonly status: number;
  /** The site's words for people; empty where it had none. */
  readonly message: string;
}

/**
 * Asks `/check_health`, which needs no account and answers with the HTTP status alone: 200 when all is well, 500 when
 * not (guide: check_health, Alternative Method).
 * @throws SiteError when there was no answer, or one that is neither of the two.
 */
export async function probeHealth(client: Pick<SiteClient, 'send'>, signal?: AbortSignal): Promise<HealthProbe> {
  try {
    const { status, text } = await client.send({
      method: 'GET',
      path: '/check_health',
      readOnly: true,
      authenticated: false,
      maxBytes: 64 * 1024,
      ...(signal && { signal }),
    });
    return { healthy: status === 200, status, message: text.trim().slice(0, 300) };
  } catch (error) {
    // A page for people is what this address answers with, in good health and in bad.
    const status = SiteError.is(error, 'html', 'server') ? error.details.status : undefined;
    if (!SiteError.is(error) || status === undefined || (status !== 200 && status < 500)) {
      throw error;
    }
    return { healthy: status === 200, status, message: error.details.siteMessage ?? '' };
  }
}
