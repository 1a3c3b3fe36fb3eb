import { SiteError } from '../../site/errors.ts';

/** Returns true for a failure to reach a site, which may pass by itself. */
export function isUnreachable(error: unknown): boolean {
  return SiteError.is(error, 'host-not-found', 'unreachable', 'proxy', 'timeout', 'cut', 'server', 'rate-limited');
}
