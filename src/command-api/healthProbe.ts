import type { SiteClient } from '../site/client.ts';
import { SiteError } from '../site/errors.ts';

/** The result of the plain HTTP status check. */
export interface HealthProbe {
  readonly healthy: boolean;
  /** The HTTP status. */
  readonly status: number;
  /** The site's message; empty if it has none. */
  readonly message: string;
}

/**
 * Requests `/check_health`, which needs no account and answers by HTTP status alone: 200 if healthy, 500 if not (guide:
 * check_health, Alternative Method).
 * @throws SiteError if there is no answer, or one with another status.
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
    // This address answers with a web page, healthy or not.
    const status = SiteError.is(error, 'html', 'server') ? error.details.status : undefined;
    if (!SiteError.is(error) || status === undefined || (status !== 200 && status < 500)) {
      throw error;
    }
    return { healthy: status === 200, status, message: error.details.siteMessage ?? '' };
  }
}
