import { guideParams } from '../../command-api/guideParams.ts';
import { validateParams } from '../../command-api/validate.ts';
import { SiteError } from '../../site/errors.ts';
import type { KeyArgument } from '../contributions/features/keys.ts';

/** A key to be made: `ttl` in seconds, `attributes` by code name, over which `externalKey` wins. */
export type SessionKeyRequest = KeyOptions & { readonly queueId: string };

/** What is asked of the key beside its queue. */
export type KeyOptions = Omit<KeyArgument, 'queueId'>;

/** What is wrong with the request by the table of actions; undefined when it can be sent. */
export function requestProblem(request: SessionKeyRequest): SiteError | undefined {
  try {
    validateParams('generate_session_key', guideParams('generate_session_key', request));
    return undefined;
  } catch (error) {
    if (SiteError.is(error, 'invalid-parameter')) {
      return error;
    }
    throw error;
  }
}

/** As `requestProblem`, for options whose queue is not in question. */
export function optionsProblem(options: KeyOptions): SiteError | undefined {
  return requestProblem({ queueId: 'general', ...options });
}
