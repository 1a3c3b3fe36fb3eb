import { guideParams } from '../../../command-api/guideParams.ts';
import { validateParams } from '../../../command-api/validate.ts';
import { SiteError } from '../../../site/errors.ts';

/** Returns what is wrong with a request for a session key by the table of actions; undefined if it can be sent. */
export function requestProblem(request: { readonly queueId: string }): SiteError | undefined {
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
