import type { ParamsOf } from './actions.ts';

/** A session key to be made (guide: generate_session_key). */
export interface SessionKeyRequest {
  /** `general`, `rep:[id]`, `team:[id]`, `rep_username:[username]` or `issue:[code name]`. */
  readonly queueId: string;
  /** Seconds for which the key is valid; the site's maximum when left out. */
  readonly ttl?: number;
  /** Links the session to something elsewhere, a ticket for example. */
  readonly externalKey?: string;
  /** Values of custom fields by their code names. */
  readonly attributes?: Readonly<Record<string, string>>;
  /** 1 = high, 2 = medium, 3 = low. */
  readonly priority?: number;
  /** Code names of skills. */
  readonly skills?: string | readonly string[];
  /** The host to use in the key's URL; the site's primary one when left out. */
  readonly urlHostname?: string;
}

/** `request` by the guide's names. An external key wins over an attribute of that name. */
export function sessionKeyParams(request: SessionKeyRequest): ParamsOf<'generate_session_key'> {
  const { queueId, ttl, externalKey, attributes = {}, priority, skills, urlHostname } = request;
  const custom = Object.entries(attributes).map(([codeName, value]) => [`session.custom.${codeName}`, value] as const);
  return {
    queue_id: queueId,
    ...Object.fromEntries(custom),
    ...(externalKey !== undefined && { 'session.custom.external_key': externalKey }),
    'session.priority': priority,
    // An empty list is "no skills", which is said by not naming any.
    'session.skills': skills?.length === 0 ? undefined : skills,
    ttl,
    url_hostname: urlHostname,
  };
}
