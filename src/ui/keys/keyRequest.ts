import { sessionKeyParams, type SessionKeyRequest } from '../../command-api/sessionKeyRequest.ts';
import { validateParams } from '../../command-api/validate.ts';
import { SiteError } from '../../site/errors.ts';

/** What is asked of the key beside its queue. */
export type KeyOptions = Omit<SessionKeyRequest, 'queueId'>;

/** What is wrong with the request by the table of actions; undefined when it can be sent. */
export function requestProblem(request: SessionKeyRequest): SiteError | undefined {
  try {
    validateParams('generate_session_key', sessionKeyParams(request));
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
