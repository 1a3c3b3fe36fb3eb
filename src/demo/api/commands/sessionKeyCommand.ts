import type { Answer } from '../../http/answer.ts';
import type { CommandCall } from './call.ts';
import type { Representatives } from '../../sim/representatives.ts';
import { readSessionKeyRequest } from '../sessionKeyParameters.ts';
import type { SessionKey, SessionKeyTarget } from '../../sim/sessionKeys.ts';
import { xmlAnswer, type XmlElement } from '../xml.ts';

/** The queue that takes what belongs to no team, by the numbering of the command API. */
const GENERAL_QUEUE_ID = '1';

/** Answers generate_session_key. Most keys are used by a customer soon after. */
export function answerGenerateSessionKey({ appliance, parameters, host }: CommandCall): Answer {
  const key = appliance.keys.generate(readSessionKeyRequest(parameters, appliance.context.staff, host));
  appliance.simulation.expectUseOf(key);
  return xmlAnswer('session_key', keyElement(key, appliance.context.representatives));
}

function keyElement(key: SessionKey, representatives: Representatives): XmlElement {
  const { target, ttl, expires, shortKey, url } = key;
  return {
    type: 'support',
    ttl,
    expires,
    queue: {
      '@available': isAvailable(target, representatives) ? 1 : 0,
      '#text': target.kind === 'rep' ? 'rep' : 'team',
    },
    queue_id: queueIdOf(target),
    external_key: key.attributes['external_key'] ?? '',
    short_key: shortKey,
    key_url: url,
    mail_subject: 'Support Session Invitation',
    mail_body: [
      'You have been invited to a support session.',
      '',
      `To start it, open this link: ${url}`,
      `Or go to http://${key.host}/ and enter this key: ${shortKey}`,
    ].join('\n'),
  };
}

function isAvailable(target: SessionKeyTarget, representatives: Representatives): boolean {
  switch (target.kind) {
    case 'general':
      return true;
    case 'rep':
      return representatives.loggedIn.has(target.userId);
    case 'team':
      return representatives.queueOf(target.team.codeName) !== representatives.generalQueueId;
  }
}

function queueIdOf(target: SessionKeyTarget): string {
  switch (target.kind) {
    case 'general':
      return GENERAL_QUEUE_ID;
    case 'rep':
      return target.userId;
    case 'team':
      return target.team.id;
  }
}
