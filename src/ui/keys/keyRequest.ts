import * as v from 'valibot';
import { sessionKeyParams, type SessionKeyRequest } from '../../command-api/sessionKeyRequest.ts';
import { validateParams } from '../../command-api/validate.ts';
import { SiteError } from '../../site/errors.ts';

/** A property that is there but undefined counts as left out. */
const definedProperties = v.pipe(
  v.record(v.string(), v.unknown()),
  v.transform((argument) => Object.fromEntries(Object.entries(argument).filter(([, value]) => value !== undefined))),
);

/** The argument of the command `generateSessionKey`: the types; the bounds are the action table's. */
export const keyArgument = v.pipe(
  definedProperties,
  v.object({
    queueId: v.exactOptional(v.string()),
    ttl: v.exactOptional(v.number()),
    externalKey: v.exactOptional(v.string()),
    attributes: v.exactOptional(v.record(v.string(), v.string())),
    priority: v.exactOptional(v.number()),
    skills: v.exactOptional(v.union([v.string(), v.array(v.string())])),
    urlHostname: v.exactOptional(v.string()),
  }),
);

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
