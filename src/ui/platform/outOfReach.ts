import { SiteError } from '../../site/errors.ts';

/** Whether a failure says that a site cannot be reached now, which passes by itself. */
export function isOutOfReach(error: unknown): boolean {
  return SiteError.is(error, 'host-not-found', 'unreachable', 'proxy', 'timeout', 'cut', 'server', 'rate-limited');
}
